import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Database, Db } from '../database/database.ts'
import { isTransient } from '../database/sql-error.ts'
import type { Consumer, LoggedEvent } from './consumer.ts'
import { addCursors, type Cursor, claimCursor, moveCursor, settleLetters } from './cursor-store.ts'
import { type Desk, findDue, parkBehind, settle } from './letter-store.ts'
import { readPage } from './page.ts'
import { isRead, openWindow } from './position.ts'

/** What one step of a consumer in one district came to. */
export type Outcome =
  /** Something was done, and there may be more. */
  | { readonly kind: 'moved'; readonly handled: number }
  /** Nothing to do; `pending`: there are events that aren't final yet. */
  | { readonly kind: 'idle'; readonly pending: boolean }
  /** Another process is at it. */
  | { readonly kind: 'busy' }

/** What a step tried. */
export interface Tried {
  /** Of a letter: how often it had failed before. Null: events from the window. */
  readonly attempts: number | null
  readonly events: readonly LoggedEvent[]
}

/** The handler, or what it did, is at fault: the step is undone. */
export class HandlerFault extends Error {
  readonly tried: Tried

  constructor(cause: unknown, tried: Tried) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'HandlerFault'
    this.tried = tried
  }
}

/** Deals with the events within the step's transaction; `aside` when the only one was put aside instead. */
export type Deal = (tx: Db, events: readonly LoggedEvent[], tried: Tried) => Promise<'handled' | 'aside'>

export interface StepAsked {
  readonly database: Database
  readonly district: DistrictCode
  readonly consumer: Consumer
  /** System time. */
  readonly at: string
  /** Events that are tried at once. */
  readonly limit: number
}

/**
 * One step: a failed event that is due, or else the next batch. Effects, letters and cursor are one transaction, under
 * the cursor's lock. Throws HandlerFault when it failed for a reason that the same events would meet again.
 */
export async function takeStep(asked: StepAsked): Promise<Outcome> {
  let seen: Tried | null = null
  try {
    const outcome = await stepWith(asked, async (tx, events, tried) => {
      seen = tried
      if (events.length > 0) await asked.consumer.handle(tx, events)
      return 'handled'
    })
    return outcome ?? (await begin(asked))
  } catch (error) {
    if (seen === null || isTransient(error)) throw error
    throw new HandlerFault(error, seen)
  }
}

/** The step without its beginning and its end; null when the cursor is missing or in other hands. */
export function stepWith(asked: StepAsked, deal: Deal): Promise<Outcome | null> {
  const { database, district, consumer } = asked
  return database.transaction(district, async (tx) => {
    const cursor = await claimCursor(tx, district, consumer.name)
    return cursor === null ? null : advance(tx, asked, cursor, deal)
  })
}

async function advance(tx: Db, asked: StepAsked, cursor: Cursor, deal: Deal): Promise<Outcome> {
  const handled = await retry(tx, asked, cursor, deal)
  if (handled > 0) return { kind: 'moved', handled }
  if (!isRead(cursor.position)) return takeBatch(tx, asked, { cursor, accepted: 0 }, deal)
  const { position, moved, pending } = await openWindow(tx, cursor.position, cursor.seen)
  if (!moved) return { kind: 'idle', pending }
  return takeBatch(tx, asked, { cursor: { ...cursor, position }, accepted: position.windowEvents }, deal)
}

/** Tries what failed earlier and is due now. Gives the number of events handled. */
async function retry(tx: Db, asked: StepAsked, cursor: Cursor, deal: Deal): Promise<number> {
  const { district, consumer, at, limit } = asked
  if (cursor.retryAt === null || cursor.retryAt > at) return 0
  const desk: Desk = { district, consumer: consumer.name, at }
  const due = await findDue(tx, desk, limit)
  if (due === null) return 0
  const end = await deal(tx, due.events, due)
  if (end === 'handled') await settle(tx, desk, due.events)
  await settleLetters(tx, district, consumer.name, end === 'handled' ? due.events.length : 0)
  return due.events.length
}

interface Standing {
  readonly cursor: Cursor
  /** Events of the window, when this step opened it. */
  readonly accepted: number
}

async function takeBatch(tx: Db, asked: StepAsked, { cursor, accepted }: Standing, deal: Deal): Promise<Outcome> {
  const { district, consumer, at, limit } = asked
  const { position, seen } = cursor
  const page = isRead(position)
    ? []
    : await readPage(tx, position, { district, kinds: consumer.kinds, limit, seen, consumer: consumer.name })
  const wanted = page.filter((event) => event.wanted)
  const free = wanted.filter((event) => !event.held)
  const held = wanted.filter((event) => event.held)
  const end = await deal(tx, free, { attempts: null, events: page })
  await parkBehind(tx, { district, consumer: consumer.name, at }, held)
  const lastSeq = page.length < limit ? position.endSeq : (page.at(-1)?.seq ?? position.endSeq)
  const processed = page.length - held.length - (end === 'aside' ? 1 : 0)
  await moveCursor(tx, district, consumer.name, { position: { ...position, lastSeq }, accepted, processed, at })
  if (end === 'aside') await settleLetters(tx, district, consumer.name)
  return { kind: 'moved', handled: page.length }
}

/** A consumer that is new in this district gets its cursor; one that another process holds is left to it. */
async function begin({ database, district, consumer }: StepAsked): Promise<Outcome> {
  const added = await database.snapshot(district, async (tx) => {
    const rows = await addCursors(tx, [consumer], district)
    if (rows > 0) await consumer.bootstrap?.(tx, district)
    return rows
  })
  return added > 0 ? { kind: 'moved', handled: 0 } : { kind: 'busy' }
}
