/** What a camera wrote into a picture, as far as it concerns us. */
export interface CameraNotes {
  /** 1 to 8, as Exif numbers them; 1 is upright. */
  readonly orientation: number
  /** ISO 8601 in UTC. */
  readonly takenAt: string | null
  /** Longitude and latitude, degrees, WGS 84. */
  readonly position: [number, number] | null
}

const NOTHING: CameraNotes = { orientation: 1, takenAt: null, position: null }

const ORIENTATION = 0x0112
const EXIF_POINTER = 0x8769
const GPS_POINTER = 0x8825
const TAKEN = 0x9003
const DIGITIZED = 0x9004
const OFFSET_TAKEN = 0x9011
const GPS = { latitudeSide: 1, latitude: 2, longitudeSide: 3, longitude: 4 } as const

const MOST_ENTRIES = 512
const BYTES_OF_TYPE: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }

/** Reads when, where and which way up; what can't be read is left out, since no photo is worse for it. */
export function readExif(exif: Uint8Array | null): CameraNotes {
  if (exif === null || exif.length < 8) return NOTHING
  try {
    return readTiff(new DataView(exif.buffer, exif.byteOffset, exif.byteLength))
  } catch (error) {
    if (error instanceof RangeError) return NOTHING
    throw error
  }
}

function readTiff(view: DataView): CameraNotes {
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return NOTHING
  const tiff = { view, little: order === 0x4949 }
  const main = readDirectory(tiff, view.getUint32(4, tiff.little))
  const camera = directoryAt(tiff, main.get(EXIF_POINTER))
  const gps = directoryAt(tiff, main.get(GPS_POINTER))
  const orientation = numbersOf(main.get(ORIENTATION))[0] ?? 1
  return {
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    takenAt: toInstant(textOf(camera.get(TAKEN)) ?? textOf(camera.get(DIGITIZED)), textOf(camera.get(OFFSET_TAKEN))),
    position: toPosition(gps),
  }
}

interface Tiff {
  readonly view: DataView
  readonly little: boolean
}
type Value = string | readonly number[]
type Directory = ReadonlyMap<number, Value>

function directoryAt(tiff: Tiff, pointer: Value | undefined): Directory {
  const [at] = numbersOf(pointer)
  return at === undefined ? new Map() : readDirectory(tiff, at)
}

/** One directory and none that it names: a chain of them could run in a circle. */
function readDirectory(tiff: Tiff, at: number): Directory {
  const entries = new Map<number, Value>()
  if (at < 8 || at + 2 > tiff.view.byteLength) return entries
  const count = Math.min(tiff.view.getUint16(at, tiff.little), MOST_ENTRIES)
  for (let place = 0; place < count; place += 1) {
    const entry = at + 2 + 12 * place
    if (entry + 12 > tiff.view.byteLength) break
    const value = readValue(tiff, entry)
    if (value !== null) entries.set(tiff.view.getUint16(entry, tiff.little), value)
  }
  return entries
}

function readValue({ view, little }: Tiff, entry: number): Value | null {
  const type = view.getUint16(entry + 2, little)
  const count = view.getUint32(entry + 4, little)
  const size = BYTES_OF_TYPE[type]
  if (size === undefined || count === 0 || count > 64) return null
  const at = size * count <= 4 ? entry + 8 : view.getUint32(entry + 8, little)
  if (at + size * count > view.byteLength) return null
  const each = <T>(read: (at: number) => T) => Array.from({ length: count }, (_, place) => read(at + size * place))
  if (type === 2) return String.fromCharCode(...each((one) => view.getUint8(one))).split('\0')[0] ?? ''
  if (type === 3) return each((one) => view.getUint16(one, little))
  if (type === 4 || type === 9) return each((one) => view.getUint32(one, little))
  if (type === 5 || type === 10) return each((one) => view.getUint32(one, little) / view.getUint32(one + 4, little))
  return each((one) => view.getUint8(one))
}

const numbersOf = (value: Value | undefined): readonly number[] => (Array.isArray(value) ? value : [])
const textOf = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null)

/** Cameras write the time of the place without a zone: here that is China's, unless they say another one. */
function toInstant(text: string | null, offset: string | null): string | null {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text ?? '')
  if (!match) return null
  const [, year, month, day, time] = match
  const zone = offset !== null && /^[+-]\d\d:\d\d$/.test(offset) ? offset : '+08:00'
  const at = new Date(`${year}-${month}-${day}T${time}${zone}`)
  // `0000:00:00 00:00:00` is how a camera without a clock says so.
  return Number.isNaN(at.getTime()) || Number(year) < 1970 ? null : at.toISOString()
}

function toPosition(gps: Directory): [number, number] | null {
  const latitude = toDegrees(gps.get(GPS.latitude), gps.get(GPS.latitudeSide) === 'S')
  const longitude = toDegrees(gps.get(GPS.longitude), gps.get(GPS.longitudeSide) === 'W')
  if (latitude === null || longitude === null) return null
  // Telephones write 0, 0 while they don't know where they are.
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180 || (latitude === 0 && longitude === 0)) return null
  return [longitude, latitude]
}

const TEN_CENTIMETRES = 1e6

function toDegrees(value: Value | undefined, negative: boolean): number | null {
  const [degrees, minutes = 0, seconds = 0] = numbersOf(value)
  if (degrees === undefined) return null
  const angle = degrees + minutes / 60 + seconds / 3600
  if (!Number.isFinite(angle)) return null
  return (Math.round(angle * TEN_CENTIMETRES) / TEN_CENTIMETRES) * (negative ? -1 : 1)
}
