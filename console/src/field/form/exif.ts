/** What the camera wrote into a JPEG: where the photo was taken, in degrees of WGS 84. */
export interface CameraNote {
  readonly position: [number, number] | null
}

const NOTHING: CameraNote = { position: null }
const SOI = 0xffd8
const APP1 = 0xffe1
const START_OF_SCAN = 0xffda
const EXIF = 0x45786966
const LITTLE = 0x4949
const GPS_POINTER = 0x8825
const TIFF_AT = 10
const ENTRY_BYTES = 12
const RATIONAL_BYTES = 8
const MINUTES = 60

/** Reads no more than the head of the file; what is damaged says nothing. */
export async function readCameraNote(photo: Blob): Promise<CameraNote> {
  const HEAD_BYTES = 262_144
  try {
    return noteOf(new DataView(await photo.slice(0, HEAD_BYTES).arrayBuffer()))
  } catch (error) {
    if (error instanceof RangeError) return NOTHING
    throw error
  }
}

function noteOf(view: DataView): CameraNote {
  if (view.byteLength < 4 || view.getUint16(0) !== SOI) return NOTHING
  for (let at = 2; at + 4 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at)
    if (marker === START_OF_SCAN || marker < 0xff00) return NOTHING
    if (marker === APP1 && view.getUint32(at + 4) === EXIF) return ofTiff(new Tiff(view, at + TIFF_AT))
  }
  return NOTHING
}

function ofTiff(tiff: Tiff): CameraNote {
  const pointer = tiff.entries(tiff.long(4)).get(GPS_POINTER)
  if (pointer === undefined) return NOTHING
  const gps = tiff.entries(tiff.long(pointer + 8))
  const lat = tiff.degrees(gps, 1, 2)
  const lon = tiff.degrees(gps, 3, 4)
  const isSound = lat !== null && lon !== null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180
  // Cameras without a fix write noughts.
  return { position: isSound && (lat !== 0 || lon !== 0) ? [lon, lat] : null }
}

class Tiff {
  readonly #view: DataView
  readonly #start: number
  readonly #little: boolean

  constructor(view: DataView, start: number) {
    this.#view = view
    this.#start = start
    this.#little = view.getUint16(start) === LITTLE
  }

  long(at: number): number {
    return this.#view.getUint32(this.#start + at, this.#little)
  }

  /** Where each entry of a directory stands, by its tag. */
  entries(at: number): Map<number, number> {
    const count = this.#view.getUint16(this.#start + at, this.#little)
    const places = Array.from({ length: count }, (_, place) => at + 2 + place * ENTRY_BYTES)
    return new Map(places.map((place) => [this.#view.getUint16(this.#start + place, this.#little), place]))
  }

  degrees(entries: Map<number, number>, side: number, figure: number): number | null {
    const [sideAt, figureAt] = [entries.get(side), entries.get(figure)]
    if (sideAt === undefined || figureAt === undefined) return null
    const first = this.long(figureAt + 8)
    const [degrees = 0, minutes = 0, seconds = 0] = [0, 1, 2].map((part) =>
      this.#rational(first + part * RATIONAL_BYTES),
    )
    const sign = String.fromCharCode(this.#view.getUint8(this.#start + sideAt + 8))
    const size = degrees + minutes / MINUTES + seconds / (MINUTES * MINUTES)
    if (!Number.isFinite(size)) return null
    return sign === 'S' || sign === 'W' ? -size : size
  }

  #rational(at: number): number {
    return this.long(at) / this.long(at + 4)
  }
}
