import { BadFile } from './verdicts.ts'

export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp'

/** What stands before the pixels. */
export interface PictureHead {
  readonly width: number
  readonly height: number
  /** The TIFF structure in which cameras write when, where and which way up. */
  readonly exif: Uint8Array | null
}

/** Reads the head of a picture, so that nothing is decoded before its size is known. Throws where there is none. */
export function readHead(bytes: Uint8Array, type: PictureType): PictureHead {
  try {
    return READERS[type](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (error) {
    throw error instanceof RangeError ? new BadFile('attachments.damaged', { cause: error }) : error
  }
}

const READERS = {
  'image/jpeg': readJpeg,
  'image/png': readPng,
  'image/webp': readWebp,
} as const satisfies Record<PictureType, (view: DataView) => PictureHead>

const part = (view: DataView, from: number, to: number): Uint8Array => {
  if (to > view.byteLength) throw new RangeError('beyond the end')
  return new Uint8Array(view.buffer, view.byteOffset + from, to - from)
}

const textAt = (view: DataView, from: number, length: number) => String.fromCharCode(...part(view, from, from + length))

const START_OF_SCAN = 0xda
const APP1 = 0xe1
/** SOF0 to SOF15 without the tables that lie between them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function readJpeg(view: DataView): PictureHead {
  let frame: { width: number; height: number } | null = null
  let exif: Uint8Array | null = null
  let at = 2
  for (;;) {
    if (view.getUint8(at) !== 0xff) throw new BadFile('attachments.damaged')
    const marker = view.getUint8(at + 1)
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    if (isFrame(marker)) {
      // Whichever of two frames a decoder believes: two are no photo.
      if (frame) throw new BadFile('attachments.damaged')
      frame = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    }
    if (marker === APP1 && length >= 8 && textAt(view, at + 4, 6) === 'Exif\0\0')
      exif ??= part(view, at + 10, at + 2 + length)
    if (marker === START_OF_SCAN) break
    at += 2 + length
  }
  if (!frame || !endsAfter(view, at)) throw new BadFile('attachments.damaged')
  return { ...frame, exif }
}

/** Decoders fill what is missing with grey: a photo that was cut off would pass as whole. */
function endsAfter(view: DataView, scan: number): boolean {
  const bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength)
  return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > scan
}

function readPng(view: DataView): PictureHead {
  if (textAt(view, 12, 4) !== 'IHDR') throw new BadFile('attachments.damaged')
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  let exif: Uint8Array | null = null
  for (let at = 8; ; ) {
    const [length, name] = [view.getUint32(at), textAt(view, at + 4, 4)]
    if (name === 'eXIf') exif ??= part(view, at + 8, at + 8 + length)
    if (name === 'IEND') return { width, height, exif }
    at += 12 + length
  }
}

function readWebp(view: DataView): PictureHead {
  let size: { width: number; height: number } | null = null
  let exif: Uint8Array | null = null
  const end = Math.min(view.byteLength, 8 + view.getUint32(4, true))
  for (let at = 12; at + 8 <= end; ) {
    const [name, length] = [textAt(view, at, 4), view.getUint32(at + 4, true)]
    size ??= sizeOfChunk(view, name, at + 8)
    if (name === 'EXIF') exif ??= withoutName(part(view, at + 8, at + 8 + length))
    at += 8 + length + (length % 2)
  }
  if (!size) throw new BadFile('attachments.damaged')
  return { ...size, exif }
}

/** Some programs copy the name from JPEG. */
function withoutName(exif: Uint8Array): Uint8Array {
  return exif[0] === 0x45 && exif[1] === 0x78 ? exif.subarray(6) : exif
}

const uint24 = (view: DataView, at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)

function sizeOfChunk(view: DataView, name: string, at: number): { width: number; height: number } | null {
  if (name === 'VP8X') return { width: uint24(view, at + 4) + 1, height: uint24(view, at + 7) + 1 }
  if (name === 'VP8 ')
    return { width: view.getUint16(at + 6, true) & 0x3fff, height: view.getUint16(at + 8, true) & 0x3fff }
  if (name !== 'VP8L') return null
  const bits = view.getUint32(at + 1, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
