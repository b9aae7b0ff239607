import { describe, expect, test } from 'vitest'
import { type CityShift, startCityClock } from './city-clock.ts'
import { toInstant, toMs } from './system-time.ts'

const NOVEMBER = toMs('2026-11-23T02:00:00.000Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR

const cityAt = (shift: CityShift, systemMs: number) => toInstant(systemMs + shift.shiftMs)

describe("the city's clock", () => {
  test('shows the system time as long as nobody set it', () => {
    expect(cityAt(startCityClock(null, NOVEMBER, null), NOVEMBER)).toBe('2026-11-23T02:00:00.000Z')
  })

  test('shows the date it was set to, at the hour on the wall, and goes on from there', () => {
    const shift = startCityClock(null, NOVEMBER, '2023-09-15')
    expect(cityAt(shift, NOVEMBER)).toBe('2023-09-15T02:00:00.000Z')
    expect(cityAt(shift, NOVEMBER + 30 * HOUR)).toBe('2023-09-16T08:00:00.000Z')
  })

  test("takes the date as Tianjin's, where the day begins at 16:00 of the day before in UTC", () => {
    const lateEvening = toMs('2026-11-22T17:00:00.000Z')
    expect(cityAt(startCityClock(null, lateEvening, '2023-09-15'), lateEvening)).toBe('2023-09-14T17:00:00.000Z')
  })

  test('goes on where it stood when started again with the same date, or with none', () => {
    const first = startCityClock(null, NOVEMBER, '2023-09-15')
    for (const today of ['2023-09-15', null]) {
      const again = startCityClock(first, NOVEMBER + 3 * DAY, today)
      expect(cityAt(again, NOVEMBER + 3 * DAY)).toBe('2023-09-18T02:00:00.000Z')
    }
  })

  test('jumps forward to a later date', () => {
    const first = startCityClock(null, NOVEMBER, '2023-09-15')
    const later = startCityClock(first, NOVEMBER + DAY, '2023-12-01')
    expect(cityAt(later, NOVEMBER + DAY)).toBe('2023-12-01T02:00:00.000Z')
  })

  test('refuses to go back, and says which date it has reached', () => {
    const first = startCityClock(null, NOVEMBER, '2023-09-15')
    expect(() => startCityClock(first, NOVEMBER + DAY, '2023-09-14')).toThrow('is 2023-09-16 and cannot go back')
  })

  test('stays where it was when the clock of the machine was set back', () => {
    const first = startCityClock(null, NOVEMBER, '2023-09-15')
    const seen = { ...first, seenMs: toMs('2023-09-20T00:00:00.000Z') }
    expect(cityAt(startCityClock(seen, NOVEMBER, null), NOVEMBER)).toBe('2023-09-20T00:00:00.000Z')
  })
})
