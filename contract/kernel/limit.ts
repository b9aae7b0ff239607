import { z } from 'zod'
import type { Words } from './words.ts'

/**
 * What a time limit counts. 紧急工作时 run day and night; 工作时 only inside office hours; a 工作日 is a day of the
 * calendar, never so many hours; a 自然日 is 24 hours. Minutes are the same clocks in finer measure.
 */
export const LimitUnit = z.enum([
  'urgent-minute',
  'urgent-hour',
  'working-minute',
  'working-hour',
  'working-day',
  'natural-day',
])
export type LimitUnit = z.infer<typeof LimitUnit>

export const MOST_UNITS = 100_000

export const Limit = z.object({ amount: z.int().min(1).max(MOST_UNITS), unit: LimitUnit })
export type Limit = z.infer<typeof Limit>

/** Limits of one family add up: minutes to hours, never hours to working days. */
export const LIMIT_FAMILY = {
  'urgent-minute': 'natural-time',
  'urgent-hour': 'natural-time',
  'natural-day': 'natural-time',
  'working-minute': 'working-time',
  'working-hour': 'working-time',
  'working-day': 'working-day',
} as const satisfies Record<LimitUnit, string>
export type LimitFamily = (typeof LIMIT_FAMILY)[LimitUnit]

/** Milliseconds of one unit; null where the unit is a day of the calendar. */
export const UNIT_MS = {
  'urgent-minute': 60_000,
  'urgent-hour': 3_600_000,
  'natural-day': 86_400_000,
  'working-minute': 60_000,
  'working-hour': 3_600_000,
  'working-day': null,
} as const satisfies Record<LimitUnit, number | null>

/** The English words are of one; more take an s. */
export const UNIT_WORDS = {
  'urgent-minute': { zh: '紧急分钟', en: 'urgent minute' },
  'urgent-hour': { zh: '紧急工作时', en: 'urgent hour' },
  'natural-day': { zh: '自然日', en: 'natural day' },
  'working-minute': { zh: '工作分钟', en: 'working minute' },
  'working-hour': { zh: '工作时', en: 'working hour' },
  'working-day': { zh: '工作日', en: 'working day' },
} as const satisfies Record<LimitUnit, Words>

const of = (unit: LimitUnit) => (amount: number) => Limit.parse({ amount, unit })
export const urgentMinutes = of('urgent-minute')
export const urgentHours = of('urgent-hour')
export const naturalDays = of('natural-day')
export const workingMinutes = of('working-minute')
export const workingHours = of('working-hour')
export const workingDays = of('working-day')

/** `24 working hours`, 24个工作时. */
export function limitWords({ amount, unit }: { amount: number; unit: LimitUnit }): Words {
  const { zh, en } = UNIT_WORDS[unit]
  return { zh: `${amount}个${zh}`, en: `${amount} ${en}${amount === 1 ? '' : 's'}` }
}
