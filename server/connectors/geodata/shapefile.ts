import { open } from 'shapefile'
import { unreadable } from './bad-geodata.ts'
import { FeatureList, type Geodata, type RawGeometry } from './features.ts'

/** The files of one layer, unpacked. */
export interface Layer {
  readonly shp: Uint8Array
  readonly dbf: Uint8Array | null
  readonly prj: string | null
  readonly cpg: string | null
}

/** Byte 29 of a .dbf: code pages of Simplified Chinese. */
const CHINESE_DRIVERS = [0x4d, 0x7a]

export async function readShapefile({ shp, dbf, prj, cpg }: Layer): Promise<Geodata> {
  const encoding = dbf ? encodingOf(dbf, cpg) : null
  const source = await open(copy(shp), dbf ? copy(dbf) : undefined, { encoding: encoding ?? 'utf-8' })
  const list = new FeatureList()
  for (;;) {
    const { done, value } = await source.read()
    if (done) break
    list.add(value.properties, value.geometry as RawGeometry | null)
  }
  const statedDatum = prj?.match(/^\s*(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS)\s*\[\s*"([^"]{1,100})"/i)?.[1] ?? null
  return { format: 'shapefile', encoding, statedDatum, fields: list.fields, features: list.features }
}

const copy = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

/** What .cpg says; else the driver byte; else UTF-8 where all texts are that, and GBK where not. */
function encodingOf(dbf: Uint8Array, cpg: string | null): string {
  const told = cpg?.trim().toLowerCase() ?? ''
  if (told !== '') return labelOf(told)
  if (CHINESE_DRIVERS.includes(dbf[29] ?? 0)) return 'gb18030'
  const start = (dbf[8] ?? 0) + (dbf[9] ?? 0) * 256
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(dbf.subarray(start))
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

function labelOf(told: string): string {
  const label = /^(oem |ansi |cp)?936$/.test(told) ? 'gb18030' : told.replace(/^(oem|ansi) /, '')
  try {
    return new TextDecoder(label).encoding
  } catch (error) {
    throw unreadable(
      `.cpg 里的编码“${told.slice(0, 40)}”不认识`,
      `its .cpg names an unknown encoding "${told.slice(0, 40)}"`,
      error,
    )
  }
}
