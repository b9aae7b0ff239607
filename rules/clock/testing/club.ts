import { OverrideDay, WorkCalendar } from '@citybrain/contract/kernel/work-calendar.ts'

const source = { note: { zh: '虚构', en: 'fictional' }, status: 'proposal' } as const
const day = (...hours: string[]) =>
  hours.map((one) => {
    const [from = '', to = ''] = one.split('-')
    return { from, to }
  })
const WEEK = day('09:00-12:30', '13:30-17:00')
const SUMMER = day('08:00-12:00', '15:00-18:30')
const NIGHT = day('20:00-24:00')

const weekOf = (effectiveFrom: string | null, windows: ReturnType<typeof day>) => ({
  ...{ effectiveFrom, monday: windows, tuesday: windows, wednesday: windows, thursday: windows, friday: NIGHT },
  ...{ saturday: day('09:00-12:00'), sunday: [], makeUp: windows },
})

/** A tennis club: open on Saturday mornings and Friday nights, with summer hours and days of its own. */
export const CLUB: WorkCalendar = WorkCalendar.parse({
  key: 'club',
  title: { zh: '网球俱乐部', en: 'Tennis club' },
  versions: [weekOf(null, WEEK), weekOf('2022-06-01', SUMMER), weekOf('2022-09-01', WEEK)],
  overrides: [
    { date: '2022-07-06', kind: 'rest', note: { zh: '决赛', en: 'the final' }, source },
    { date: '2023-10-02', kind: 'work', windows: day('10:00-11:00'), note: { zh: '值守', en: 'on duty' }, source },
    { date: '2023-10-15', kind: 'work', note: { zh: '开放日', en: 'open day' }, source },
  ].map((one) => OverrideDay.parse(one)),
  source,
})
