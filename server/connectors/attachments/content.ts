import { Readable } from 'node:stream'
import { ATTACHMENT_PART_BYTES } from '@citybrain/contract/api/attachments.ts'
import type { Attachment, AttachmentType } from '@citybrain/contract/engines/attachment.ts'
import { type FileReply, RangedBody } from '../../engines/identity/index.ts'
import type { Db } from '../../platform/index.ts'
import { noPicture, noSuchAttachment } from './errors.ts'
import type { PictureSize } from './limits.ts'
import { findPart, findPicture } from './store.ts'

/** How names of each type end; the first is put on where none of them does. */
const ENDINGS = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'application/pdf': ['.pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['.pptx'],
  'video/mp4': ['.mp4'],
} as const satisfies Record<AttachmentType, readonly [string, ...string[]]>

/** A PDF that calls itself `notice.html` would be opened as a page by whoever saved it. */
function safeName(fileName: string, type: AttachmentType): string {
  const endings = ENDINGS[type]
  const fits = endings.some((ending) => fileName.toLowerCase().endsWith(ending))
  return fits ? fileName : `${fileName}${endings[0]}`
}

export function contentOf(db: Db, { id, fileName, bytes, sha256, mediaType }: Attachment): FileReply {
  if (mediaType === null) throw noSuchAttachment()
  return {
    name: safeName(fileName, mediaType),
    mediaType,
    body: new RangedBody(bytes, (from, to) => Readable.from(readRange(db, id, from, to))),
    etag: `"${sha256.slice(0, 32)}"`,
    ...(mediaType.startsWith('image/') && { inline: true }),
  }
}

async function* readRange(db: Db, id: string, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let number = Math.floor(from / ATTACHMENT_PART_BYTES); number * ATTACHMENT_PART_BYTES <= to; number += 1) {
    const part = await findPart(db, id, number)
    if (!part) throw new Error(`part ${number} of attachment ${id} is missing`)
    const start = number * ATTACHMENT_PART_BYTES
    yield part.subarray(Math.max(0, from - start), to - start + 1)
  }
}

export async function pictureOf(db: Db, { id, fileName, sha256 }: Attachment, size: PictureSize): Promise<FileReply> {
  const body = await findPicture(db, id, size)
  if (!body) throw noPicture()
  const name = `${fileName.replace(/\.[^.]*$/, '')}-${size}.jpg`
  return { name, mediaType: 'image/jpeg', body, etag: `"${sha256.slice(0, 32)}-${size}"`, inline: true }
}
