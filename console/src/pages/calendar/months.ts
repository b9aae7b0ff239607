import type { CalendarDay } from '@citybrain/contract/kernel/work-calendar.ts'

/** Weeks of a month from Monday on; null where another month's day would stand. */
export function weeksOf(days: readonly CalendarDay[]): (CalendarDay | null)[][] {
  const [first] = days
  if (!first) return []
  const before = (new Date(`${first.date}T00:00:00Z`).getUTCDay() + 6) % 7
  const cells = [...Array.from({ length: before }, () => null), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day] ?? null),
  )
}

export function monthsOf(days: readonly CalendarDay[]): CalendarDay[][] {
  return Array.from({ length: 12 }, (_, at) => days.filter(({ date }) => Number(date.slice(5, 7)) === at + 1))
}

/** How far the keys go, in days. */
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** The day that a key leads to from another; null: the key leads nowhere. */
export function dayByKey(days: readonly CalendarDay[], from: string, key: string): string | null {
  const at = days.findIndex(({ date }) => date === from)
  const [first, last] = [0, days.length - 1]
  if (at < 0) return null
  if (key in STEPS) return days[Math.min(last, Math.max(first, at + (STEPS[key] ?? 0)))]?.date ?? null
  if (key === 'Home') return days[first]?.date ?? null
  if (key === 'End') return days[last]?.date ?? null
  if (key === 'PageUp') return days[Math.max(first, at - 28)]?.date ?? null
  return key === 'PageDown' ? (days[Math.min(last, at + 28)]?.date ?? null) : null
}
