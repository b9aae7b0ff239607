import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { daysBetween, toChinaDate } from './system-time.ts'

/** Where the city's clock stands against the system's. */
export interface CityShift {
  readonly shiftMs: number
  /** Date that `--today` last set. */
  readonly setTo: PlainDate | null
  /** Latest city time known to have been shown, in milliseconds; the clock never goes below it. */
  readonly seenMs: number
}

function backwards(today: PlainDate, now: PlainDate): Refusal {
  return new Refusal('Invalid', 'platform.clock-backwards', {
    zh: `本数据目录中城市日期已到 ${now}，不能用 --today ${today} 往回拨；请去掉 --today，或用 --data 另选目录。`,
    en: `The city's date in this data folder is ${now} and cannot go back to ${today}; leave out --today, or choose another folder with --data.`,
  })
}

/**
 * The clock after a start at `systemMs`: it goes on from where it stood, or jumps forward to `today`. The date that set
 * it last may be given again at each start and moves nothing. Throws Invalid for a date before the city's.
 */
export function startCityClock(stored: CityShift | null, systemMs: number, today: PlainDate | null): CityShift {
  const nowMs = stored === null ? systemMs : Math.max(systemMs + stored.shiftMs, stored.seenMs)
  const kept: CityShift = { shiftMs: nowMs - systemMs, setTo: stored?.setTo ?? null, seenMs: nowMs }
  const now = toChinaDate(nowMs)
  if (today === null || today === kept.setTo || (stored !== null && today === now)) return kept
  if (stored !== null && today < now) throw backwards(today, now)
  // Whole days, so that the city's hour stays the hour on the wall.
  const shiftMs = daysBetween(toChinaDate(systemMs), today) * 86_400_000
  return { shiftMs, setTo: today, seenMs: systemMs + shiftMs }
}
