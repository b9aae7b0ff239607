import { type Actor, type Db, save } from '../../platform/index.ts'

const IDS_NAMED = 1000

/** Personal data that a request was answered with. */
export interface PersonalReads {
  /** What was done: `thing.read-personal`. */
  readonly action: string
  /** Noun of the things, as their own audit records name it. */
  readonly kind: string
  readonly ids: readonly string[]
  /** Fields of a class above internal that were shown in full. */
  readonly fields: readonly string[]
  /** Data requests under which they were shown. */
  readonly requests?: readonly string[]
  /** What whoever asked for it said it is for. */
  readonly reason?: string
}

/**
 * Writes down that somebody was shown personal data: one audit record for one request, however many things it was
 * answered with. To be awaited before the answer goes out, so that nothing is shown unaudited. Nothing read, nothing
 * written.
 */
export async function auditReads(db: Db, actor: Actor, reads: PersonalReads): Promise<void> {
  const [first] = reads.ids
  if (first === undefined || reads.fields.length === 0) return
  const { ids, fields, requests, reason } = reads
  const named = { things: ids.length, ids: ids.slice(0, IDS_NAMED), fields, ...(requests && { requests }) }
  const subject = { kind: reads.kind, id: reads.ids.length === 1 ? first : 'many' }
  const audits = [{ action: reads.action, subject, after: named, ...(reason !== undefined && { reason }) }]
  await save(db, { writes: [], events: [], audits, actor })
}
