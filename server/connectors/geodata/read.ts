import { type Archive, BadDocument, decodeText, openArchive } from '../documents/index.ts'
import { BadGeodata, unreadable } from './bad-geodata.ts'
import type { Geodata } from './features.ts'
import { limits } from './limits.ts'

/** Reads within the calling thread; `readGeodata` runs it in one with limits. Throws `BadGeodata`. */
export async function readInThread(bytes: Uint8Array, fileName: string | null): Promise<Geodata> {
  try {
    return await readByContent(bytes, fileName)
  } catch (error) {
    if (error instanceof BadGeodata) throw error
    if (error instanceof BadDocument) throw asGeodata(error)
    // Libraries answer a broken file with errors of every kind.
    throw unreadable('文件已损坏或不完整', 'it is damaged or incomplete', error)
  }
}

function asGeodata(error: BadDocument): BadGeodata {
  if (error.code === 'document.bomb') return new BadGeodata('geodata.bomb')
  if (error.code === 'document.encrypted') return new BadGeodata('geodata.encrypted')
  return unreadable('文件已损坏或不是文本', 'it is damaged or no text', error)
}

async function readByContent(bytes: Uint8Array, fileName: string | null): Promise<Geodata> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readArchive(await openArchive(bytes))
  if (bytes.subarray(0, 4096).includes(0)) throw new BadGeodata('geodata.unsupported')
  const { text, encoding } = decodeText(bytes)
  const start = text
    .slice(0, 500)
    .replace(/^\ufeff/, '')
    .trimStart()
  if (start.startsWith('{')) return { ...(await import('./geojson.ts')).readGeoJson(text), encoding }
  if (start.startsWith('<')) return { ...(await import('./kml.ts')).readKml(text), format: 'kml', encoding }
  if (/\.(csv|tsv|txt)$/i.test(fileName ?? '') || /[,;\t]/.test(start.split('\n')[0] ?? ''))
    return { ...(await import('./csv.ts')).readCsv(text), encoding }
  throw new BadGeodata('geodata.unsupported')
}

async function readArchive(archive: Archive): Promise<Geodata> {
  const names = [...archive.names].filter((name) => !name.startsWith('__MACOSX/'))
  const layers = names.filter((name) => /\.shp$/i.test(name))
  const [layer] = layers
  if (layer !== undefined) return readLayer(archive, names, layer, layers.length)
  const kml = names.find((name) => name === 'doc.kml') ?? names.find((name) => /\.kml$/i.test(name))
  if (kml === undefined) throw new BadGeodata('geodata.unsupported')
  const { text, encoding } = decodeText(await unpack(archive, kml))
  return { ...(await import('./kml.ts')).readKml(text), format: 'kmz', encoding }
}

async function readLayer(archive: Archive, names: string[], layer: string, layers: number): Promise<Geodata> {
  if (layers > 1)
    throw unreadable(
      `压缩包里有 ${layers} 个图层，请每个图层单独打包`,
      `the archive holds ${layers} layers; zip each on its own`,
    )
  const stem = layer.slice(0, -4).toLowerCase()
  const part = async (ending: string) => {
    const name = names.find((one) => one.toLowerCase() === stem + ending)
    return name === undefined ? null : unpack(archive, name)
  }
  const textOf = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes.subarray(0, 10_000))
  const { readShapefile } = await import('./shapefile.ts')
  const [shp, dbf, prj, cpg] = [
    await unpack(archive, layer),
    await part('.dbf'),
    await part('.prj'),
    await part('.cpg'),
  ]
  return readShapefile({ shp, dbf, prj: textOf(prj), cpg: textOf(cpg) })
}

async function unpack(archive: Archive, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of archive.open(name)) {
    size += chunk.length
    if (size > limits.partBytes) throw new BadGeodata('geodata.bomb')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
