import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import yauzl from 'yauzl'
import { limits } from './limits.ts'
import { bombTable, damagedTable, encryptedTable } from './refusals.ts'

/** A zip on disk whose parts unfold only as far as the limits allow, whatever its headers claim. */
export interface Zip {
  readonly names: ReadonlySet<string>
  /** Unpacks a part chunk by chunk. */
  open(name: string): AsyncGenerator<Buffer>
  close(): void
}

export async function openZip(path: string): Promise<Zip> {
  const zip = await openFile(path)
  const entries = await listEntries(zip)
  async function* open(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name)
    if (!entry) throw damagedTable({ zh: `（缺少 ${name}）`, en: ` (${name} is missing)` })
    if (entry.isEncrypted()) throw encryptedTable()
    const packed = Math.max(1, Math.min(entry.compressedSize, zip.fileSize))
    let grown = 0
    try {
      for await (const chunk of await openEntry(zip, entry)) {
        grown += chunk.length
        const swollen = grown > limits.ratioFromBytes && grown / packed > limits.archiveRatio
        if (grown > limits.entryBytes || swollen) throw bombTable()
        yield chunk
      }
    } catch (error) {
      throw error instanceof Refusal ? error : damagedTable()
    }
  }
  return { names: new Set(entries.keys()), open, close: () => zip.close() }
}

function openFile(path: string): Promise<yauzl.ZipFile> {
  // Sizes are checked by ourselves while unpacking; names never reach a file system.
  const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false, autoClose: false }
  return new Promise((resolve, reject) => {
    yauzl.open(path, options, (error, zip) => (error ? reject(damagedTable()) : resolve(zip)))
  })
}

function listEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>()
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entries.size >= limits.archiveEntries) return reject(bombTable())
      const name = Buffer.from(entry.fileName).toString('utf8').replaceAll('\\', '/').replace(/^\/+/, '')
      if (!entries.has(name)) entries.set(name, entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', () => reject(damagedTable()))
    zip.readEntry()
  })
}

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<AsyncIterable<Buffer>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(damagedTable()) : resolve(stream)))
  })
}
