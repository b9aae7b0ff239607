import { type CameraNotes, readExif } from '@citybrain/rules/photos/exif.ts'

const HEAD_BYTES = 262_144
const SOI = 0xffd8
const APP1 = 0xffe1
const START_OF_SCAN = 0xffda
/** `Exif`, and the two bytes after it; then what the camera wrote. */
const EXIF = 0x45786966
const EXIF_HEAD = 10

/** What the camera wrote into a JPEG, from no more than the head of the file. */
export async function readCameraNotes(photo: Blob): Promise<CameraNotes> {
  const head = new Uint8Array(await photo.slice(0, HEAD_BYTES).arrayBuffer())
  return readExif(exifOf(head))
}

function exifOf(head: Uint8Array): Uint8Array | null {
  const view = new DataView(head.buffer)
  if (view.byteLength < 4 || view.getUint16(0) !== SOI) return null
  for (let at = 2; at + EXIF_HEAD <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at)
    if (marker === START_OF_SCAN || marker < 0xff00) return null
    if (marker === APP1 && view.getUint32(at + 4) === EXIF)
      return head.subarray(at + EXIF_HEAD, at + 2 + view.getUint16(at + 2))
  }
  return null
}
