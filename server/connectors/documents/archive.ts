import yauzl from 'yauzl'
import { BadDocument, damaged } from './bad-document.ts'
import { limits } from './limits.ts'

/** A zip whose parts unfold only as far as the limits allow, whatever its headers claim. */
export interface Archive {
  /** Names of the parts, with forward slashes and without a leading one. */
  names: ReadonlySet<string>
  /** Unpacks a part chunk by chunk; throws `document.bomb` when it grows beyond the limits. */
  open(name: string): AsyncGenerator<Uint8Array>
}

export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await openZip(bytes)
  const entries = await listEntries(zip)
  let unpacked = 0
  async function* open(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name)
    if (!entry) throw damaged(new Error(`part ${name} is missing`))
    if (entry.isEncrypted()) throw new BadDocument('document.encrypted')
    let grown = 0
    for await (const chunk of await openEntry(zip, entry)) {
      grown += chunk.length
      unpacked += chunk.length
      // The packed size is bounded by the file itself, so that a lying header can't widen the ratio.
      const packed = Math.max(1, Math.min(entry.compressedSize, bytes.length))
      const swollen = grown > limits.ratioFromBytes && grown / packed > limits.archiveRatio
      if (grown > limits.entryBytes || unpacked > limits.archiveBytes || swollen) throw new BadDocument('document.bomb')
      yield chunk
    }
  }
  return { names: new Set(entries.keys()), open }
}

function openZip(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Promise((resolve, reject) => {
    // Sizes are checked by ourselves while unpacking; names never reach a file system.
    const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false, autoClose: false }
    yauzl.fromBuffer(buffer, options, (error, zip) => (error ? reject(damaged(error)) : resolve(zip)))
  })
}

function listEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>()
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entries.size >= limits.archiveEntries) return reject(new BadDocument('document.bomb'))
      const name = Buffer.from(entry.fileName).toString('utf8').replaceAll('\\', '/').replace(/^\/+/, '')
      if (!entries.has(name)) entries.set(name, entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', (error) => reject(damaged(error)))
    zip.readEntry()
  })
}

async function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<AsyncIterable<Buffer>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(damaged(error)) : resolve(stream)))
  })
}
