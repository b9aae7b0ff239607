import type { ClockLedger, Deadline } from '@citybrain/contract/kernel/clock-ledger.ts'
import { limitWords } from '@citybrain/contract/kernel/limit.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { dayOf, instantOf } from './days.ts'
import { dueMs } from './ledger.ts'
import { FIRST_PROVISIONAL_DAY, NEWEST_NOTICE_YEAR } from './notices.ts'
import { type ReadLedger, readLedger, type Stretch } from './reading.ts'
import { tellSpecialDays } from './special-days.ts'
import { dayWords, listWords, momentWords } from './wording.ts'
import type { CompiledCalendar } from './work-calendar.ts'

/** A deadline with its reasons in both languages. */
export function explainDeadline(calendar: CompiledCalendar, ledger: ClockLedger): Deadline {
  const read = readLedger(ledger)
  const due = dueMs(calendar, read)
  const provisional = due !== null && read.family !== 'natural-time' && dayOf(due) >= FIRST_PROVISIONAL_DAY
  const parts = [
    beginning(ledger, read),
    ...extensionsOf(ledger),
    ...countingOf(calendar, read),
    ...(read.family === 'natural-time' ? [] : tellSpecialDays(calendar, dayOf(read.start), lastDayOf(read, due))),
    ...pausesOf(read, due),
    ...(provisional ? [PROVISIONAL] : []),
    ending(due),
  ]
  const explanation = {
    zh: `${parts.map(({ zh }) => zh).join('；')}。`,
    en: `${parts.map(({ en }) => en).join('; ')}.`,
  }
  return { dueAt: due === null ? null : instantOf(due), provisional, explanation }
}

const PROVISIONAL: Words = {
  zh: `${dayWords(FIRST_PROVISIONAL_DAY).zh}起的安排为暂定，国务院${NEWEST_NOTICE_YEAR + 1}年放假通知录入后重新推算`,
  en: `days from ${dayWords(FIRST_PROVISIONAL_DAY).en} on are provisional until the State Council's notice for ${NEWEST_NOTICE_YEAR + 1} is known here`,
}

function beginning({ limit }: ClockLedger, { start }: ReadLedger): Words {
  const [amount, moment] = [limitWords(limit), momentWords(start)]
  return { zh: `自${moment.zh}起${amount.zh}`, en: `${amount.en} from ${moment.en}` }
}

function extensionsOf({ extensions }: ClockLedger): Words[] {
  if (extensions.length === 0) return []
  const amounts = listWords(extensions.map(limitWords))
  return [{ zh: `延长${amounts.zh}`, en: `extended by ${amounts.en}` }]
}

function countingOf(calendar: CompiledCalendar, { family, start }: ReadLedger): Words[] {
  if (family === 'natural-time') return [{ zh: '昼夜及节假日连续计时', en: 'counted day and night, holidays included' }]
  if (family === 'working-day') return [{ zh: '起算当日不计入', en: 'the day of the start is not counted' }]
  // The first moment of work is the one before the first working millisecond has passed.
  const begun = calendar.whenWorked(calendar.workedUntil(start) + 1) - 1
  if (begun === start) return []
  const moment = momentWords(begun)
  return [{ zh: `不在办公时间内，自${moment.zh}计时`, en: `outside office hours, so counted from ${moment.en}` }]
}

function lastDayOf({ pauses, start }: ReadLedger, due: number | null): number {
  return dayOf(due ?? pauses.at(-1)?.from ?? start)
}

function pausesOf({ pauses }: ReadLedger, due: number | null): Words[] {
  return pauses.filter(({ from }) => due === null || from < due).map(pauseWords)
}

function pauseWords({ from, to }: Stretch): Words {
  const begin = momentWords(from)
  if (to === Number.POSITIVE_INFINITY) return { zh: `自${begin.zh}起暂停`, en: `paused since ${begin.en}` }
  const end = momentWords(to)
  return { zh: `${begin.zh}至${end.zh}暂停`, en: `paused from ${begin.en} to ${end.en}` }
}

function ending(due: number | null): Words {
  if (due === null) return { zh: '恢复计时前没有到期时间', en: 'no deadline until the clock runs again' }
  const moment = momentWords(due)
  return { zh: `到期时间为${moment.zh}`, en: `due ${moment.en}` }
}
