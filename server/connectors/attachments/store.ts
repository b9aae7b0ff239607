import type { Attachment, AttachmentUpload, NewAttachment } from '@citybrain/contract/engines/attachment.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Actor, Db } from '../../platform/index.ts'
import { MOST_UNUSED, MOST_UNUSED_PUBLIC, type PictureSize } from './limits.ts'
import type { LookedPicture } from './look.ts'
import { type AttachmentTable, attachmentTables } from './tables.ts'

type Row = Selectable<AttachmentTable>

/** An attachment with whose it is. */
export interface StoredAttachment {
  readonly attachment: Attachment
  readonly createdById: string | null
  /** Sent by somebody without an account. */
  readonly isPublic: boolean
}

const pair = (longitude: number | null, latitude: number | null): [number, number] | null =>
  longitude === null || latitude === null ? null : [longitude, latitude]

function fromRow(row: Row): StoredAttachment {
  const { width, height, subject_kind: kind, subject_id: subject } = row
  const attachment: Attachment = {
    ...{ id: row.id, fileName: row.file_name, bytes: row.byte_count, sha256: row.sha256, state: row.state },
    mediaType: row.media_type,
    device: { takenAt: row.device_taken_at, position: pair(row.device_longitude, row.device_latitude) },
    picture:
      width === null || height === null
        ? null
        : {
            ...{ width, height, takenAt: row.picture_taken_at },
            position: pair(row.picture_longitude, row.picture_latitude),
          },
    refusal: row.refusal,
    subject: kind === null || subject === null ? null : { kind, id: subject },
    ...{ createdAt: row.created_at, createdBy: row.created_by, completedAt: row.completed_at },
  }
  return { attachment, createdById: row.created_by_id, isPublic: row.public }
}

export async function findAttachment(db: Db, id: string): Promise<StoredAttachment | null> {
  const row = await attachmentTables(db).selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Those of the ids that there are, in any order. */
export async function listAttachments(db: Db, ids: readonly string[]): Promise<StoredAttachment[]> {
  if (ids.length === 0) return []
  const query = attachmentTables(db).selectFrom('attachment').selectAll()
  const rows = await query.where(sql<boolean>`id = any(${[...ids]}::uuid[])`).execute()
  return rows.map(fromRow)
}

/** What belongs to some subjects of one kind, oldest first. */
export async function listOfSubjects(
  db: Db,
  kind: string,
  ids: readonly string[],
  limit: number,
): Promise<Attachment[]> {
  if (ids.length === 0) return []
  const rows = await attachmentTables(db)
    .selectFrom('attachment')
    .selectAll()
    .where('subject_kind', '=', kind)
    .where(sql<boolean>`subject_id = any(${[...ids]}::text[])`)
    .orderBy('used_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => fromRow(row).attachment)
}

export async function listParts(db: Db, id: string): Promise<number[]> {
  const query = attachmentTables(db).selectFrom('attachment_part').select('number')
  const rows = await query.where('attachment_id', '=', id).orderBy('number').execute()
  return rows.map(({ number }) => number)
}

export async function withParts(db: Db, { attachment }: StoredAttachment): Promise<AttachmentUpload> {
  return { ...attachment, parts: await listParts(db, attachment.id) }
}

/** Writes nothing where the account, or the public as a whole, has its fill of what isn't used. */
export function insertAttachment(
  { district, accountId, name, via }: Actor,
  given: NewAttachment,
  { declaredAt, unusedBytes }: { declaredAt: string; unusedBytes: number },
): RawBuilder<unknown> {
  const [longitude, latitude] = given.position ?? [null, null]
  const isPublic = via === 'portal'
  return sql`insert into attachment (district, id, file_name, byte_count, sha256, device_taken_at, device_longitude,
      device_latitude, created_by_id, created_by, declared_at, public)
    select ${district}, ${given.id}::uuid, ${given.fileName}, ${given.bytes}::integer, ${given.sha256},
      ${given.takenAt}::timestamptz, ${longitude}::float8, ${latitude}::float8, ${accountId}::uuid, ${name},
      ${declaredAt}::timestamptz, ${isPublic}
    where (select count(*) < ${isPublic ? MOST_UNUSED_PUBLIC : MOST_UNUSED}::int
        and coalesce(sum(byte_count) filter (where state in ('uploading', 'ready')), 0) + ${given.bytes}::bigint
          <= ${unusedBytes}::bigint
      from attachment where district = ${district} and subject_kind is null
        and public = ${isPublic} and created_by_id is not distinct from ${accountId}::uuid)`
}

/** Keeps a part of an upload that is under way; one that is there already stays as it is. */
export async function insertPart(
  db: Db,
  district: DistrictCode,
  id: string,
  part: { number: number; bytes: Uint8Array },
): Promise<void> {
  await sql`insert into attachment_part (district, attachment_id, number, bytes)
    select ${district}, ${id}::uuid, ${part.number}::int, ${part.bytes}::bytea
    where exists (select from attachment where id = ${id}::uuid and state = 'uploading')
    on conflict (district, attachment_id, number) do nothing`.execute(db)
}

export async function findPart(db: Db, id: string, number: number): Promise<Uint8Array | null> {
  const query = attachmentTables(db).selectFrom('attachment_part').select('bytes')
  const row = await query.where('attachment_id', '=', id).where('number', '=', number).executeTakeFirst()
  return row?.bytes ?? null
}

export const deleteParts = (district: DistrictCode, id: string): RawBuilder<unknown> =>
  sql`delete from attachment_part where district = ${district} and attachment_id = ${id}::uuid`

export async function findPicture(db: Db, id: string, size: PictureSize): Promise<Uint8Array | null> {
  const query = attachmentTables(db).selectFrom('attachment_picture').select('bytes')
  const row = await query.where('attachment_id', '=', id).where('size', '=', size).executeTakeFirst()
  return row?.bytes ?? null
}

export function insertPictures(district: DistrictCode, id: string, picture: LookedPicture): RawBuilder<unknown> {
  const rows = picture.reduced.map(({ size, bytes }) => sql`(${district}, ${id}::uuid, ${size}::int, ${bytes}::bytea)`)
  return sql`insert into attachment_picture (district, attachment_id, size, bytes) values ${sql.join(rows)}`
}

/** Their parts and pictures go with them. */
export const deleteUnused = (district: DistrictCode, ids: readonly string[]): RawBuilder<unknown> =>
  sql`delete from attachment where district = ${district} and id = any(${[...ids]}::uuid[]) and subject_kind is null`
