import type { ClockPause } from '@citybrain/contract/kernel/clock-ledger.ts'
import { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { instantOf } from './days.ts'
import { badInstant, badPause } from './refusals.ts'

const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/

/** A moment as people write it, `2023-09-28T16:00`: time of Shanghai where no zone is named; a day alone is its first moment. */
export function readInstant(text: string): string {
  const [, date = '', hour = '0', minute = '0', second = '0', zone] = SHAPE.exec(text.trim().replace(/z$/, 'Z')) ?? []
  if (!PlainDate.safeParse(date).success) throw badInstant(text)
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) throw badInstant(text)
  const [, time] = text.trim().split(/[T ]/)
  const ms = Date.parse(`${date}T${time ?? '00:00'}${zone === undefined ? '+08:00' : ''}`)
  if (Number.isNaN(ms)) throw badInstant(text)
  return instantOf(ms)
}

/** `START/END`, or `START/` of a pause that has no end yet. */
export function readPause(text: string): ClockPause {
  const [from = '', to, ...more] = text.split('/')
  if (to === undefined || more.length > 0) throw badPause(text)
  return { from: readInstant(from), to: to.trim() === '' ? null : readInstant(to) }
}
