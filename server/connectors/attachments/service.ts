import { ATTACHMENT_PART_BYTES } from '@citybrain/contract/api/attachments.ts'
import type { Attachment, AttachmentUpload, NewAttachment } from '@citybrain/contract/engines/attachment.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import {
  type Actor,
  type Clock,
  type Database,
  type Db,
  type Logger,
  type Subject,
  save,
} from '../../platform/index.ts'
import {
  badPart,
  idTaken,
  noSuchAttachment,
  otherBytes,
  tooLargeAttachment,
  tooMuchUnused,
  usedAlready,
  wrongAttachmentState,
} from './errors.ts'
import { UNUSED_FILES, UNUSED_FILES_PUBLIC } from './limits.ts'
import type { Scanner } from './scanner.ts'
import {
  deleteUnused,
  findAttachment,
  findPart,
  insertAttachment,
  insertPart,
  type StoredAttachment,
  withParts,
} from './store.ts'

/** Who asks, and the database of their district. */
export interface Caller {
  readonly actor: Actor
  readonly db: Db
}

/** Whether somebody may read what belongs to a subject; the engine that the subject is of answers. */
export type MayRead = (reader: Caller, subject: Subject) => Promise<boolean>

export interface AttachmentDeps {
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
  /** Largest file. */
  readonly limitBytes: number
  readonly mayRead: MayRead
  /** Null: nothing is scanned. */
  readonly scanner: Scanner | null
}

export const subjectOf = (id: string): Subject => ({ kind: 'attachment', id })

/** Announces a file. The same announcement again gives the attachment that it made. */
export async function declareAttachment(
  deps: AttachmentDeps,
  { actor, db }: Caller,
  given: NewAttachment,
): Promise<AttachmentUpload> {
  if (given.bytes > deps.limitBytes) throw tooLargeAttachment(deps.limitBytes)
  const known = await findAttachment(db, given.id)
  if (known) return sameAgain({ actor, db }, known, given)
  const unusedBytes = deps.limitBytes * (actor.via === 'portal' ? UNUSED_FILES_PUBLIC : UNUSED_FILES)
  try {
    await save(db, {
      writes: [
        {
          sql: insertAttachment(actor, given, { declaredAt: deps.clock.systemNow(), unusedBytes }),
          ...{ rows: 1, conflict: tooMuchUnused(unusedBytes), conflicts: { attachment_pkey: idTaken() } },
        },
      ],
      events: [],
      audits: [],
      actor,
    })
  } catch (error) {
    // Two that came at once: the one that lost finds what the other made.
    if (!(error instanceof Refusal) || error.code !== 'attachments.id-taken') throw error
  }
  const made = await findAttachment(db, given.id)
  if (!made) throw noSuchAttachment()
  return sameAgain({ actor, db }, made, given)
}

function sameAgain({ actor, db }: Caller, known: StoredAttachment, given: NewAttachment): Promise<AttachmentUpload> {
  const { fileName, bytes, sha256, device } = known.attachment
  const same =
    isOwn(known, actor) &&
    fileName === given.fileName &&
    bytes === given.bytes &&
    sha256 === given.sha256 &&
    isSameInstant(device.takenAt, given.takenAt) &&
    String(device.position) === String(given.position)
  if (!same) throw idTaken()
  return withParts(db, known)
}

const isSameInstant = (a: string | null, b: string | null) =>
  a === null || b === null ? a === b : Date.parse(a) === Date.parse(b)

/** Of whoever has no account is what has the id that their device drew. */
export const isOwn = (
  { createdById, isPublic }: StoredAttachment,
  { accountId, via }: Pick<Actor, 'accountId' | 'via'>,
): boolean => createdById === accountId && isPublic === (via === 'portal')

/** An attachment of the caller's own; anybody else's is as if there were none. */
export async function getOwn({ actor, db }: Caller, id: string): Promise<Attachment> {
  const found = await findAttachment(db, id)
  if (!found || !isOwn(found, actor)) throw noSuchAttachment()
  return found.attachment
}

/** What is known of an attachment, for its uploader and for whoever may read what it belongs to. */
export async function readAttachment(deps: AttachmentDeps, caller: Caller, id: string): Promise<AttachmentUpload> {
  const found = await findAttachment(caller.db, id)
  if (!found) throw noSuchAttachment()
  if (!isOwn(found, caller.actor)) await checkReading(deps, caller, found)
  return withParts(caller.db, found)
}

/** An attachment whose content the caller may see: an unused one is its uploader's, a used one its subject's readers'. */
export async function getReadable(deps: AttachmentDeps, caller: Caller, id: string): Promise<Attachment> {
  const found = await findAttachment(caller.db, id)
  if (!found) throw noSuchAttachment()
  await checkReading(deps, caller, found)
  if (found.attachment.state !== 'ready') throw wrongAttachmentState(found.attachment.state)
  return found.attachment
}

async function checkReading({ mayRead }: AttachmentDeps, caller: Caller, found: StoredAttachment): Promise<void> {
  const { subject } = found.attachment
  const may = subject === null ? isOwn(found, caller.actor) : await mayRead(caller, subject)
  if (!may) throw noSuchAttachment()
}

/** Keeps a part; the same bytes again do no harm, also when all is done. */
export async function putPart(
  caller: Caller,
  id: string,
  { number, bytes }: { number: number; bytes: Uint8Array },
): Promise<AttachmentUpload> {
  const { actor, db } = caller
  const known = await getOwn(caller, id)
  const expected = Math.min(ATTACHMENT_PART_BYTES, known.bytes - number * ATTACHMENT_PART_BYTES)
  if (expected <= 0 || bytes.byteLength !== expected) throw badPart()
  if (known.state === 'uploading') await insertPart(db, actor.district, id, { number, bytes })
  const kept = await findPart(db, id, number)
  if (!kept) throw wrongAttachmentState((await getOwn(caller, id)).state)
  if (!Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength).equals(bytes)) throw otherBytes(number)
  const after = await findAttachment(db, id)
  if (!after) throw noSuchAttachment()
  return withParts(db, after)
}

/** Deletes an attachment of one's own that nothing uses; one that is gone is gone. */
export async function deleteAttachment({ actor, db }: Caller, id: string): Promise<void> {
  const { fileName, bytes, sha256, subject } = await getOwn({ actor, db }, id)
  if (subject !== null) throw usedAlready([id])
  await save(db, {
    writes: [{ sql: deleteUnused(actor.district, [id]), rows: 1, conflict: usedAlready([id]) }],
    events: [],
    audits: [{ action: 'attachment.delete', subject: subjectOf(id), before: { fileName, bytes, sha256 } }],
    actor,
  })
}
