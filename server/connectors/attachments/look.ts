import type { AttachmentType } from '@citybrain/contract/engines/attachment.ts'
import { ATTACHMENT_TYPES } from '@citybrain/contract/engines/attachment.ts'
import { readExif } from '@citybrain/rules/photos/exif.ts'
import { fileTypeFromBuffer } from 'file-type'
import { decode, encodeJpeg } from './codecs.ts'
import { limits, PICTURE_SIZES, type PictureSize } from './limits.ts'
import { type PictureType, readHead } from './picture-head.ts'
import { isTurned, type Pixels, reduce, turnUpright } from './reduce.ts'
import { BadFile } from './verdicts.ts'

/** What a file turned out to be. */
export interface Looked {
  readonly mediaType: AttachmentType
  readonly picture: LookedPicture | null
}

export interface LookedPicture {
  readonly width: number
  readonly height: number
  readonly takenAt: string | null
  readonly position: [number, number] | null
  readonly reduced: readonly { readonly size: PictureSize; readonly bytes: Uint8Array }[]
}

const TAKEN: ReadonlySet<string> = new Set(ATTACHMENT_TYPES)
const UNREADABLE_PHOTOS = new Set([
  'image/heic',
  'image/heif',
  'image/heic-sequence',
  'image/heif-sequence',
  'image/avif',
])

/** Tells from the bytes what a file is, and makes the reduced pictures of a photo. Runs in the looking thread. */
export async function look(bytes: Uint8Array): Promise<Looked> {
  const mediaType = await tellType(bytes)
  switch (mediaType) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
      return { mediaType, picture: await lookAtPicture(bytes, mediaType) }
    case 'application/pdf':
    case 'video/mp4':
      return { mediaType, picture: null }
    default:
      await (await import('./office.ts')).checkOffice(bytes)
      return { mediaType, picture: null }
  }
}

async function tellType(bytes: Uint8Array): Promise<AttachmentType> {
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  if (UNREADABLE_PHOTOS.has(mime)) throw new BadFile('attachments.heic-refused')
  if (!TAKEN.has(mime)) throw new BadFile('attachments.type-refused')
  // Just checked against the contract's list.
  return mime as AttachmentType
}

async function lookAtPicture(bytes: Uint8Array, type: PictureType): Promise<LookedPicture> {
  const head = readHead(bytes, type)
  if (head.width === 0 || head.height === 0) throw new BadFile('attachments.damaged')
  if (head.width * head.height > limits.pixels) throw new BadFile('attachments.too-many-pixels')
  const { orientation, takenAt, position } = readExif(head.exif)
  const [large, small] = PICTURE_SIZES
  const view = reduce(await decode(bytes, type), large)
  const reduced = []
  for (const [size, pixels] of [
    [large, view],
    [small, reduce(view, small)],
  ] as [PictureSize, Pixels][])
    reduced.push({ size, bytes: await encodeJpeg(turnUpright(pixels, orientation)) })
  const [width, height] = isTurned(orientation) ? [head.height, head.width] : [head.width, head.height]
  return { width, height, takenAt, position, reduced }
}
