import { z } from 'zod'
import { badPosition } from './errors.ts'
import type { Position, Seen } from './position.ts'

/** Where a tail has come, and the snapshot that it began with as long as that matters. */
export interface Place {
  readonly position: Position
  readonly seen: Seen | null
}

const Txid = z.string().regex(/^\d{1,19}$/)
const Snapshot = z
  .string()
  .regex(/^\d{1,19}:\d{1,19}:(\d{1,19}(,\d{1,19})*)?$/)
  .max(4_000)
  .refine(isSnapshot)
const Written = z.tuple([
  z.int().min(1).max(1_000_000),
  Txid,
  Txid,
  z.int().min(0),
  z.tuple([z.int().min(1).max(1_000_000), Snapshot]).nullable(),
])

/** As PostgreSQL checks it: running transactions rise from the first number to below the second. */
function isSnapshot(text: string): boolean {
  const [first = '', next = '', list = ''] = text.split(':')
  const running = list === '' ? [] : list.split(',').map(BigInt)
  const bounds = [BigInt(first), ...running]
  return (
    BigInt(first) > 0n &&
    bounds.every((txid, at) => txid <= (bounds[at + 1] ?? BigInt(next))) &&
    running.every((txid) => txid < BigInt(next))
  )
}

export function writePlace({ position: { incarnation, since, until, lastSeq }, seen }: Place): string {
  const kept = seen === null || seen.incarnation !== incarnation ? null : [seen.incarnation, seen.snapshot]
  return Buffer.from(JSON.stringify([incarnation, since, until, lastSeq, kept])).toString('base64url')
}

/** Throws Invalid for anything that `writePlace` didn't write. */
export function readPlace(text: string): Place {
  const read = Written.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')))
  if (!read.success) throw badPosition()
  const [incarnation, since, until, lastSeq, kept] = read.data
  if (BigInt(since) > BigInt(until)) throw badPosition()
  return {
    position: { incarnation, since, until, lastSeq, endSeq: 0, windowEvents: 0 },
    seen: kept === null ? null : { incarnation: kept[0], snapshot: kept[1] },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
