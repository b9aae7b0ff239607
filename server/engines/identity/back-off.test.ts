import { expect, test } from 'vitest'
import { type Attempts, BACK_OFF, charge, waitSeconds } from './back-off.ts'

const account = BACK_OFF.account
const NOON = 1_694_750_400_000
const seconds = (count: number) => count * 1000

function failures(count: number): Attempts {
  return { failures: count, lastFailedAt: NOON }
}

test('four wrong passwords cost nothing, the fifth half a minute, each further one twice as long', () => {
  expect([4, 5, 6, 7, 8].map((count) => waitSeconds(account, count))).toEqual([0, 30, 60, 120, 240])
})

test('nobody waits longer than an hour for an account or a quarter of an hour for an address', () => {
  expect(waitSeconds(account, 12)).toBe(3600)
  expect(waitSeconds(account, 100_000)).toBe(3600)
  expect(waitSeconds(BACK_OFF.address, 29)).toBe(0)
  expect(waitSeconds(BACK_OFF.address, 100_000)).toBe(900)
})

test('the first attempt is charged before it is made', () => {
  expect(charge(account, null, NOON)).toEqual({ allowed: true, next: { failures: 1, lastFailedAt: NOON } })
})

test('after the sixth failure an attempt 59 seconds later has one second to wait and does not count', () => {
  expect(charge(account, failures(6), NOON + seconds(59))).toEqual({ allowed: false, waitSeconds: 1 })
})

test('after the sixth failure an attempt 60 seconds later is made and counts as the seventh', () => {
  const at = NOON + seconds(60)
  expect(charge(account, failures(6), at)).toEqual({ allowed: true, next: { failures: 7, lastFailedAt: at } })
})

test('a day without a failure makes all forgotten', () => {
  const at = NOON + seconds(86_400)
  expect(charge(account, failures(40), at)).toEqual({ allowed: true, next: { failures: 1, lastFailedAt: at } })
})
