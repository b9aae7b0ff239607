import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { writeZip } from '../documents/fixtures/zip.ts'
import { encodeJpeg } from './codecs.ts'

/** What the camera of a test writes. */
export interface Camera {
  readonly orientation?: number
  readonly takenAt?: string
  readonly offset?: string
  /** Degrees, minutes, seconds. */
  readonly north?: readonly [number, number, number]
  readonly east?: readonly [number, number, number]
}

type Entry = readonly [tag: number, type: number, values: readonly number[] | string]

const rational = (values: readonly number[]) => values.flatMap((value) => [Math.round(value * 100), 100])

/** One directory with its values behind it, at an offset of the whole. */
function directory(entries: readonly Entry[], at: number): Buffer {
  const head = Buffer.alloc(2 + 12 * entries.length + 4)
  const behind: Buffer[] = []
  head.writeUInt16LE(entries.length, 0)
  for (const [place, [tag, type, values]] of entries.entries()) {
    const data = dataOf(type, values)
    const entry = 2 + 12 * place
    head.writeUInt16LE(tag, entry)
    head.writeUInt16LE(type, entry + 2)
    head.writeUInt32LE(type === 5 ? values.length / 2 : values.length, entry + 4)
    if (data.length <= 4) {
      data.copy(head, entry + 8)
    } else {
      head.writeUInt32LE(at + head.length + Buffer.concat(behind).length, entry + 8)
      behind.push(data)
    }
  }
  return Buffer.concat([head, ...behind])
}

function dataOf(type: number, values: readonly number[] | string): Buffer {
  if (typeof values === 'string') return Buffer.from(values, 'latin1')
  if (type === 3) return Buffer.from(new Uint8Array(new Uint16Array(values).buffer))
  return Buffer.from(new Uint8Array(new Uint32Array(values).buffer))
}

/** The notes of a camera as Exif writes them, little-endian. */
export function exifOf({ orientation = 1, takenAt, offset, north, east }: Camera): Buffer {
  const camera: Entry[] = [
    ...(takenAt === undefined ? [] : [[0x9003, 2, `${takenAt}\0`] as const]),
    ...(offset === undefined ? [] : [[0x9011, 2, `${offset}\0`] as const]),
  ]
  const gps: Entry[] =
    north && east
      ? [
          [1, 2, 'N\0'],
          [2, 5, rational(north)],
          [3, 2, 'E\0'],
          [4, 5, rational(east)],
        ]
      : []
  const mainLength = 2 + 12 * 3 + 4
  const cameraAt = 8 + mainLength
  const gpsAt = cameraAt + directory(camera, cameraAt).length
  const main: Entry[] = [
    [0x0112, 3, [orientation]],
    [0x8769, 4, [cameraAt]],
    [0x8825, 4, [gpsAt]],
  ]
  const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])
  return Buffer.concat([head, directory(main, 8), directory(camera, cameraAt), directory(gps, gpsAt)])
}

/** A photo whose left half is red and whose right half is blue, as the sensor saw it. */
export async function photo(width: number, height: number, camera: Camera | null = null): Promise<Buffer> {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < width * height; at += 1) {
    const left = at % width < width / 2
    data.set(left ? [255, 0, 0, 255] : [0, 0, 255, 255], at * 4)
  }
  const jpeg = Buffer.from(await encodeJpeg({ data, width, height }))
  return camera === null ? jpeg : withExif(jpeg, exifOf(camera))
}

function withExif(jpeg: Buffer, exif: Buffer): Buffer {
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), Buffer.from('Exif\0\0'), exif])
  segment.writeUInt16BE(segment.length - 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
}

const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG with eight bits a channel; the head may claim any size. */
export function png(width: number, height: number, rows: Uint8Array = Buffer.alloc(height * (1 + 4 * width))): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`

/** A Word file with this as its text. */
export const wordFile = (document: Uint8Array | string): Buffer =>
  writeZip([
    { name: '[Content_Types].xml', data: CONTENT_TYPES },
    { name: '_rels/.rels', data: '<Relationships/>' },
    { name: 'word/document.xml', data: document },
  ])

export const pdf = (more = ''): Buffer => Buffer.from(`%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n${more}\n%%EOF`)

/** The head of a short film. */
export const mp4 = (): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\x02\0isommp41'), Buffer.alloc(2000, 7)])

export const heic = (): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(2000, 7)])

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
