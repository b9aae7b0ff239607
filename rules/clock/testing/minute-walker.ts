import type { Limit } from '@citybrain/contract/kernel/limit.ts'
import type { DayWindows, WorkCalendar } from '@citybrain/contract/kernel/work-calendar.ts'

/** Minutes since the first moment of 2018 in Shanghai. */
export type Minute = number

export interface Walk {
  readonly start: Minute
  readonly limits: readonly Limit[]
  readonly pauses: readonly { readonly from: Minute; readonly to: Minute }[]
}

interface Notices {
  readonly holidays: Record<string, unknown>
  readonly workdays: Record<string, unknown>
}

const DAY = 1440
const ORIGIN = Date.UTC(2018, 0, 1)
const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
const MINUTES = { 'urgent-minute': 1, 'urgent-hour': 60, 'natural-day': DAY, 'working-minute': 1, 'working-hour': 60 }

/** The slow, obvious model of the work clock: it looks at every minute in turn. */
export function createWalker(calendar: WorkCalendar, { holidays, workdays }: Notices, days: number) {
  const works = new Uint8Array(days * DAY)
  const closes = new Map<number, Minute>()
  for (let day = 0; day < days; day += 1) {
    for (const { from, to } of windowsOf(day))
      for (let minute = minuteOf(from); minute < minuteOf(to); minute += 1) {
        works[day * DAY + minute] = 1
        closes.set(day, day * DAY + minute + 1)
      }
  }

  function windowsOf(day: number): DayWindows {
    const at = new Date(ORIGIN + day * DAY * 60_000)
    const date = at.toISOString().slice(0, 10)
    const week = calendar.versions.filter((one) => (one.effectiveFrom ?? '') <= date).at(-1)
    const own = calendar.overrides.find((one) => one.date === date)
    if (!week || own?.kind === 'rest') return []
    const usual = week[NAMES[at.getUTCDay()] ?? 'sunday']
    if (own) return own.windows ?? (usual.length > 0 ? usual : week.makeUp)
    if (date in holidays) return []
    return date in workdays ? week.makeUp : usual
  }

  /** When the limits are used up, and how much of them is at `now`; null beyond the model's days. */
  function walk({ start, limits, pauses }: Walk, now: Minute): { due: Minute | null; used: number } {
    const stands = (minute: Minute) => pauses.some(({ from, to }) => from <= minute && minute < to)
    const inDays = limits.every(({ unit }) => unit === 'working-day')
    const natural = limits.every(({ unit }) => unit.startsWith('urgent') || unit === 'natural-day')
    const budget = limits.reduce(
      (sum, { amount, unit }) => sum + amount * (unit === 'working-day' ? 1 : MINUTES[unit]),
      0,
    )
    let [used, usedNow]: [number, number | null] = [0, start >= now ? 0 : null]
    let due: Minute | null = null
    let counts = false
    for (let minute = start; minute < works.length && (due === null || usedNow === null); minute += 1) {
      const day = Math.floor(minute / DAY)
      if (inDays) {
        if (minute % DAY === 0) counts = minute !== start && closes.has(day) && !stands(minute)
        const closing = counts && closes.get(day) === minute + 1
        if (closing && !(used === budget - 1 && stands(minute))) used += 1
      } else if (!stands(minute) && (natural || works[minute])) used += 1
      if (used === budget && due === null) due = minute + 1
      if (minute + 1 === now) usedNow = used
    }
    return { due, used: usedNow ?? used }
  }
  return { walk, closes, works }
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
