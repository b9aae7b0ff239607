import type { Attachment } from '@citybrain/contract/engines/attachment.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import type { FileReply } from '../../engines/identity/index.ts'
import type { Actor, Db, Subject, Write } from '../../platform/index.ts'
import { pictureOf } from './content.ts'
import { noSuchAttachment, notReady, tooManyAttachments, usedAlready } from './errors.ts'
import { MOST_AT_ONCE, type PictureSize } from './limits.ts'
import { isOwn } from './service.ts'
import { findAttachment, listAttachments, listOfSubjects } from './store.ts'

/** Whose attachments may be used: an actor is one. */
export interface Uploader {
  readonly district: DistrictCode
  readonly accountId: string | null
  readonly via: Actor['via']
}

/** What an engine does with attachments: handed to it by main.ts, since it knows no connector. */
export interface AttachmentUse {
  /**
   * Attachments that this account uploaded and nothing uses yet, in the order of their ids; each id counts once. Throws
   * a Refusal where one is missing or not the account's (NotFound), is not ready or is used (Conflict).
   */
  check(db: Db, ids: readonly string[], by: Uploader): Promise<Attachment[]>
  /**
   * The write that makes them a subject's: it goes into the very `save` that makes the change which names them. It
   * refuses the whole change where one of them is not free any more. Those that are this subject's already stay so.
   */
  use(ids: readonly string[], subject: Subject, by: Uploader): Write
  /** What belongs to subjects of one kind, oldest first; whoever asks has checked that they may be read. */
  listOf(db: Db, kind: string, ids: readonly string[]): Promise<Attachment[]>
  /** What the bytes of each are; of one that isn't whole null, and nothing of one that isn't there. */
  typesOf(db: Db, ids: readonly string[]): Promise<(string | null)[]>
  /** A photo made small, without what the camera wrote; whoever asks has checked that it may be seen. */
  picture(db: Db, id: string, size: PictureSize): Promise<FileReply>
}

const MOST_OF_SUBJECTS = 1_000

const once = (ids: readonly string[]) => [...new Set(ids.map((id) => id.toLowerCase()))]

export const attachmentUse: AttachmentUse = {
  async check(db, ids, by) {
    const wanted = once(ids)
    if (wanted.length > MOST_AT_ONCE) throw tooManyAttachments(MOST_AT_ONCE)
    const stored = await listAttachments(db, wanted)
    const own = stored.filter((one) => isOwn(one, by))
    const found = new Map(own.map(({ attachment }) => [attachment.id, attachment]))
    const which = (is: (one: Attachment | undefined) => boolean) => wanted.filter((id) => is(found.get(id)))
    const missing = which((one) => one === undefined)
    if (missing.length > 0) throw noSuchAttachment(missing)
    const unready = which((one) => one?.state !== 'ready')
    if (unready.length > 0) throw notReady(unready)
    const used = which((one) => one?.subject !== null)
    if (used.length > 0) throw usedAlready(used)
    return wanted.flatMap((id) => found.get(id) ?? [])
  },
  use(ids, { kind, id }, { district, accountId, via }) {
    const wanted = once(ids)
    return {
      sql: sql`update attachment set subject_kind = ${kind}, subject_id = ${id},
          used_at = coalesce(used_at, (select at from moment))
        where district = ${district} and id = any(${wanted}::uuid[]) and state = 'ready'
          and public = ${via === 'portal'} and created_by_id is not distinct from ${accountId}::uuid
          and (subject_kind is null or (subject_kind = ${kind} and subject_id = ${id}))`,
      rows: wanted.length,
      conflict: usedAlready(wanted),
    }
  },
  listOf: (db, kind, ids) => listOfSubjects(db, kind, ids, MOST_OF_SUBJECTS),
  typesOf: async (db, ids) => (await listAttachments(db, once(ids))).map(({ attachment }) => attachment.mediaType),
  async picture(db, id, size) {
    const found = await findAttachment(db, id)
    if (!found) throw noSuchAttachment()
    return pictureOf(db, found.attachment, size)
  },
}
