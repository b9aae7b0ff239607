import type { CaseCommand, NewCase } from '@citybrain/contract/engines/case-command.ts'
import type { CaseEntry, CaseView } from '@citybrain/contract/engines/case-view.ts'
import { Refused, Unreachable } from '../../api/refused.ts'
import type { Box } from '../keep/box.ts'
import type { Entry, Photo, Queued, Stopped } from './entry.ts'
import { isDoneBy, isHarmless, isOffered } from './meanwhile.ts'

/** The server, as the outbox needs it. */
export interface Door {
  /** Account whose session it is; its token goes with everything that follows. */
  whoAmI(): Promise<string>
  /** Sends a photo, or what is missing of it. */
  upload(photo: Photo, bytes: Blob): Promise<void>
  open(given: NewCase, key: string): Promise<CaseView>
  command(id: string, command: CaseCommand, how: { key: string; revision: number | null }): Promise<CaseView>
  /** The case as it stands, and what happened after a revision, the newest first. */
  look(id: string, after: number): Promise<{ view: CaseView; entries: readonly CaseEntry[] }>
}

export interface Sending {
  readonly account: string
  readonly box: Box
  readonly door: Door
  now(): string
  /** Something left the outbox, or stopped. */
  onChange?(): void
}

/** How a pass over the outbox ended. */
export type PassEnd =
  | { readonly kind: 'done' }
  /** The network or the server isn't there; `askedMs`: how long the server wants to be left alone. */
  | { readonly kind: 'later'; readonly askedMs: number | null }
  | { readonly kind: 'signed-out' | 'other-account' }

/** Under which what is known of a case, and the last of one's own deeds upon it, is kept. */
export const caseKey = (id: string) => `case ${id}`
const lastKey = (id: string) => `last ${id}`
interface Last {
  readonly entry: string
  readonly revision: number
}

const NOT_SIGNED_IN = 401
const FORBIDDEN = 403
const PASSING = [408, 425, 429, 500, 502, 503, 504]

/**
 * Sends what waits, the oldest first, of each case strictly in order. What is refused stays and holds back what was
 * decided upon it; other cases go on. Nothing leaves the outbox before the server has said that it has it.
 */
export async function sendAll(sending: Sending): Promise<PassEnd> {
  const held = new Set<string>()
  try {
    if ((await sending.door.whoAmI()) !== sending.account) return { kind: 'other-account' }
    for (;;) {
      const next = (await sending.box.list()).find((one) => !held.has(one.case))
      if (!next) return { kind: 'done' }
      if (next.stopped || !(await sendOne(sending, next))) held.add(next.case)
    }
  } catch (error) {
    return endOf(error)
  }
}

function endOf(error: unknown): PassEnd {
  if (error instanceof Unreachable) return { kind: 'later', askedMs: null }
  if (!(error instanceof Refused)) throw error
  if (error.status === NOT_SIGNED_IN) return { kind: 'signed-out' }
  // The session isn't the one that was asked for its token: whoever it is now is asked anew.
  if (error.status === FORBIDDEN) return { kind: 'later', askedMs: null }
  return { kind: 'later', askedMs: error.retryAfterMs }
}

/** Whether it is another time's matter and says nothing about what was sent. */
const isPassing = (error: unknown): boolean =>
  !(error instanceof Refused) ||
  error.status === NOT_SIGNED_IN ||
  error.code === 'request.bad-csrf-token' ||
  PASSING.includes(error.status)

/** True once the server has it, false where it was stopped; throws what passes. */
async function sendOne(sending: Sending, entry: Queued): Promise<boolean> {
  const revision = await revisionOf(sending.box, entry)
  if (revision === 'lost') return stop(sending, entry, { why: 'before', code: 'field.before-dropped', detail: '' })
  try {
    await sendPhotos(sending, entry)
    return await sendDeed(sending, entry, revision)
  } catch (error) {
    if (isPassing(error) || !(error instanceof Refused)) throw error
    return stop(sending, entry, { why: 'refused', code: error.code, detail: error.message })
  }
}

/** Upon which revision it was decided: what follows one's own deed was decided on what that made of the case. */
async function revisionOf(box: Box, { case: id, after, revision }: Entry): Promise<number | null | 'lost'> {
  if (after === null) return revision
  const last = await box.kept<Last>(lastKey(id))
  return last?.value.entry === after ? last.value.revision : 'lost'
}

async function sendPhotos({ box, door }: Sending, { photos }: Entry): Promise<void> {
  for (const photo of photos) {
    const bytes = await box.photo(photo.id)
    if (bytes) await door.upload(photo, bytes)
  }
}

async function sendDeed(sending: Sending, entry: Queued, revision: number | null): Promise<boolean> {
  const { door } = sending
  const { deed, key } = entry
  if (deed.kind === 'open') return done(sending, entry, await door.open(deed.given, key))
  try {
    return await done(sending, entry, await door.command(entry.case, deed.command, { key, revision }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // The server did it and lost its answer.
    if (error.code === 'request.answer-lost') return done(sending, entry, (await door.look(entry.case, 0)).view)
    if (error.code !== 'request.precondition-failed' || revision === null) throw error
    return movedOn(sending, entry, { command: deed.command, revision, detail: error.message })
  }
}

interface Moved {
  readonly command: CaseCommand
  readonly revision: number
  readonly detail: string
}

/** The case has changed since: by this very deed, by what leaves it as good as it was, or by what its author must see. */
async function movedOn(sending: Sending, entry: Queued, { command, revision, detail }: Moved): Promise<boolean> {
  const { door, box, account } = sending
  const { view, entries } = await door.look(entry.case, revision)
  if (entries.some(({ event }) => isDoneBy(event, command, account))) return done(sending, entry, view)
  const light = entries.length > 0 && entries.every(({ event }) => isHarmless(event))
  if (light && isOffered(view, command)) return sendDeed(sending, entry, view.state.revision)
  await box.keep(caseKey(entry.case), view)
  return stop(sending, entry, { why: 'moved-on', code: 'request.precondition-failed', detail, events: entries })
}

async function done({ box, onChange }: Sending, entry: Queued, view: CaseView): Promise<true> {
  const last: Last = { entry: entry.id, revision: view.state.revision }
  await box.remove(entry, { [lastKey(entry.case)]: last, [caseKey(entry.case)]: view })
  onChange?.()
  return true
}

type Why = Pick<Stopped, 'why' | 'code' | 'detail'> & Partial<Pick<Stopped, 'events'>>

async function stop({ box, now, onChange }: Sending, entry: Queued, why: Why): Promise<false> {
  await box.change({ ...entry, stopped: { events: [], ...why, at: now() } })
  onChange?.()
  return false
}
