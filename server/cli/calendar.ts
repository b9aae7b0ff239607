import { Limit } from '@citybrain/contract/kernel/limit.ts'
import { nearest } from '@citybrain/contract/kernel/nearest.ts'
import type { Language } from '@citybrain/contract/kernel/words.ts'
import type { CalendarDay, WorkCalendar } from '@citybrain/contract/kernel/work-calendar.ts'
import {
  type CompiledCalendar,
  createWorkCalendar,
  daysOfYear,
  earliestAt,
  explainDeadline,
  FIRST_YEAR,
  LAST_YEAR,
  parseLimit,
  readInstant,
  readPause,
  showInstant,
  workingDaysBetween,
  workingMinutesBetween,
} from '@citybrain/rules/clock/index.ts'
import { badUsage, whichDistrict } from './refusals.ts'
import { drawTable } from './table.ts'
import type { Run, Verb } from './verb.ts'

export const calendar: Verb = {
  name: 'calendar',
  summary: {
    zh: '工作日历：推算期限、计算工作时间、查看节假日与调休（不打开数据库）',
    en: 'Work calendar: deadlines, working time, holidays and make-up workdays (opens no database)',
  },
  takes: [
    'due --from INSTANT --limit "24 working hours" [--extend LIMIT]… [--pause START/END]… [--json]',
    'between --from INSTANT --to INSTANT [--json]',
    'show --year YEAR [--json]',
  ],
  options: {
    from: {
      type: 'string',
      about: { zh: '起算时间：2023-09-28T16:00（北京时间）', en: 'Start: 2023-09-28T16:00 (time of Shanghai)' },
    },
    to: { type: 'string', about: { zh: '截止时间', en: 'End' } },
    limit: {
      type: 'string',
      about: { zh: '期限：24工作时、2个工作日、10自然日', en: 'Limit: "24 working hours", "2 working days"' },
    },
    extend: {
      type: 'string',
      multiple: true,
      about: { zh: '延长（可多次）', en: 'Extension (may stand several times)' },
    },
    pause: {
      ...{ type: 'string', multiple: true },
      about: {
        zh: '暂停 始/止（可多次）；未恢复的只写“始/”',
        en: 'Pause START/END (several times); START/ while it lasts',
      },
    },
    year: { type: 'string', about: { zh: '年份', en: 'Year' } },
    calendar: {
      type: 'string',
      about: { zh: '日历，默认第一个（机关）', en: 'Which calendar; the first one if not said' },
    },
    district: {
      type: 'string',
      about: { zh: '行政区代码（有多个区时）', en: 'Code of the district, where there are several' },
    },
    json: { type: 'boolean', about: { zh: '输出 JSON', en: 'As JSON' } },
  },
  settings: false,
  async run(run) {
    const [deed, ...more] = run.words
    const work = DEEDS[deed ?? '']
    if (!work || more.length > 0)
      throw badUsage('calendar', 'expected: calendar due, calendar between or calendar show')
    return work(run, createWorkCalendar(await chosenCalendar(run)))
  },
}

const DEEDS: Record<string, (run: Run, calendar: CompiledCalendar) => Promise<number>> = {
  due: sayDue,
  between: sayBetween,
  show,
}

async function chosenCalendar({ hands, flags }: Run): Promise<WorkCalendar> {
  const districts = await hands.listDistricts()
  const asked = districts.filter(({ profile }) => flags.district === undefined || profile.code === flags.district)
  const [district, other] = asked
  if (!district || other) throw whichDistrict(districts.map(({ profile }) => profile.code))
  const { calendars } = district.profile
  const found = flags.calendar === undefined ? calendars[0] : calendars.find(({ key }) => key === flags.calendar)
  if (found) return found
  const keys = calendars.map(({ key }) => key)
  const meant = nearest(String(flags.calendar), keys)
  throw badUsage(
    'calendar',
    `there is no calendar "${flags.calendar}"; ${meant ? `did you mean ${meant}?` : `there are ${keys.join(', ')}`}`,
  )
}

async function sayDue({ flags, language, out }: Run, calendar: CompiledCalendar): Promise<number> {
  const ledger = {
    startedAt: readInstant(needed(flags.from, '--from')),
    limit: parseLimit(needed(flags.limit, '--limit')),
    extensions: listOf(flags.extend).map(parseLimit),
    pauses: listOf(flags.pause).map(readPause),
  }
  const deadline = explainDeadline(calendar, ledger)
  if (flags.json) {
    const told = { calendar: calendar.definition.key, limit: Limit.parse(ledger.limit) }
    await out.print(JSON.stringify({ ...deadline, earliestAt: earliestAt(calendar, ledger), ...told }))
    return 0
  }
  const due = deadline.dueAt === null ? PAUSED[language] : showInstant(deadline.dueAt)
  await out.print(`${due}\n${deadline.explanation[language]}`)
  return 0
}

const PAUSED = { zh: '暂停中', en: 'paused' }

async function sayBetween({ flags, language, out }: Run, calendar: CompiledCalendar): Promise<number> {
  const [from, to] = [readInstant(needed(flags.from, '--from')), readInstant(needed(flags.to, '--to'))]
  const workingMinutes = workingMinutesBetween(calendar, from, to)
  const workingDays = workingDaysBetween(calendar, from, to)
  const hours = (workingMinutes / 60).toFixed(2).replace(/\.?0+$/, '')
  const explanation = {
    zh: `${showInstant(from)} 至 ${showInstant(to)}：${hours} 个工作时；${workingDays} 个工作日（起算当日不计入）`,
    en: `${showInstant(from)} to ${showInstant(to)}: ${hours} working hours; ${workingDays} working days (the day of the start is not counted)`,
  }
  await out.print(
    flags.json ? JSON.stringify({ from, to, workingMinutes, workingDays, explanation }) : explanation[language],
  )
  return 0
}

const HEADINGS = {
  zh: ['日期', '星期', '类别', '名称', '办公时间'],
  en: ['Date', 'Weekday', 'Kind', 'Name', 'Office hours'],
}
const WIDTHS = [10, 9, 22, 40, 30]
const WEEKDAYS = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}
const KINDS = {
  holiday: { zh: '放假', en: 'holiday' },
  'make-up': { zh: '调休上班', en: 'make-up workday' },
  'override-rest': { zh: '本日历休息', en: 'free by exception' },
  'override-work': { zh: '本日历上班', en: 'working by exception' },
  workday: { zh: '工作日', en: 'working day' },
  weekend: { zh: '休息日', en: 'rest day' },
} as const satisfies Record<CalendarDay['kind'], Record<Language, string>>

async function show({ flags, language, out }: Run, calendar: CompiledCalendar): Promise<number> {
  const year = Number(needed(flags.year, '--year'))
  if (!(Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR))
    throw badUsage('calendar', `--year takes a year from ${FIRST_YEAR} to ${LAST_YEAR}`)
  const days = daysOfYear(calendar, year)
  const special = days.filter(({ name }) => name !== null)
  const provisionalFrom = days.find(({ provisional }) => provisional)?.date ?? null
  const workingDays = days.filter(({ works }) => works).length
  if (flags.json) {
    await out.print(
      JSON.stringify({ calendar: calendar.definition.key, year, workingDays, provisionalFrom, days: special }),
    )
    return 0
  }
  const columns = HEADINGS[language].map((heading, at) => ({ heading, atMost: WIDTHS[at] ?? 20 }))
  const rows = special.map(({ date, kind, name, windows }) => [
    ...[date, WEEKDAYS[language][weekdayIn(date)] ?? '', KINDS[kind][language], name?.[language] ?? ''],
    windows.map(({ from, to }) => `${from}–${to}`).join(' '),
  ])
  const note = provisionalFrom === null ? '' : `\n${PROVISIONAL[language](provisionalFrom)}`
  await out.print(`${drawTable(columns, rows)}\n${COUNT[language](year, workingDays)}${note}`)
  return 0
}

const COUNT = {
  zh: (year: number, days: number) => `${year}年共 ${days} 个工作日`,
  en: (year: number, days: number) => `${year} has ${days} working days`,
}
const PROVISIONAL = {
  zh: (date: string) => `${date} 起为暂定：国务院放假通知尚未录入`,
  en: (date: string) => `from ${date} on provisional: the State Council's notice is not known here yet`,
}
const weekdayIn = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7

function needed(value: Run['flags'][string], flag: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw badUsage('calendar', `${flag} is missing`)
}

function listOf(value: Run['flags'][string]): readonly string[] {
  return typeof value === 'object' ? value : []
}
