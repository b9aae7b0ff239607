import type { AttachmentState, AttachmentType } from '@citybrain/contract/engines/attachment.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { Generated } from 'kysely'
import type { Db, Json } from '../../platform/index.ts'

/** Types, not interfaces: only those fit Kysely's index signature. */
export type AttachmentTable = {
  district: string
  id: string
  file_name: string
  byte_count: number
  sha256: string
  state: AttachmentState
  media_type: AttachmentType | null
  device_taken_at: string | null
  device_longitude: number | null
  device_latitude: number | null
  width: number | null
  height: number | null
  picture_taken_at: string | null
  picture_longitude: number | null
  picture_latitude: number | null
  refusal: Json<{ code: string; words: Words }> | null
  subject_kind: string | null
  subject_id: string | null
  used_at: string | null
  created_at: Generated<string>
  created_by_id: string | null
  created_by: string
  completed_at: string | null
  declared_at: string
  public: Generated<boolean>
}

type PartTable = { district: string; attachment_id: string; number: number; bytes: Uint8Array }
type PictureTable = { district: string; attachment_id: string; size: number; bytes: Uint8Array }

type AttachmentTables = {
  attachment: AttachmentTable
  attachment_part: PartTable
  attachment_picture: PictureTable
}

/** The district's database with the tables of this connector. */
export function attachmentTables(db: Db) {
  return db.withTables<AttachmentTables>()
}
