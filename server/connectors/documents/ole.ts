import { BadDocument, damaged, unsupported } from './bad-document.ts'

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const DIRECTORY_ENTRY = 128
const STREAM = 2
const LAST_SECTOR = 0xfffffffa
const HEADER_FAT_ENTRIES = 109
/** Where the header counts the sectors of its table, of the short table, and of the table's own table. */
const COUNTS_OF_TABLES = [44, 64, 72]
const ENCRYPTED_OR_OBFUSCATED = 0x8100
const WORD_97 = 0x00c1

interface Stream {
  start: number
  size: number
}

export function isOle(bytes: Uint8Array): boolean {
  return MAGIC.every((value, index) => bytes[index] === value)
}

/** A compound file (MS-CFB), read only as far as asked; every chain of sectors is bounded by the file's own length. */
export class CompoundFile {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #sectorSize: number
  readonly #fat: number[]
  readonly #streams = new Map<string, Stream>()
  #short: { bytes: Uint8Array; fat: number[] } | null = null

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const shift = bytes.length > 512 ? this.#view.getUint16(30, true) : 0
    if (shift !== 9 && shift !== 12) throw damaged(new Error('not a compound file'))
    this.#sectorSize = 2 ** shift
    this.#fat = this.#readFat()
    this.#readDirectory()
  }

  /**
   * Throws where a chain of sectors runs in a circle or the header claims more tables than the file has sectors: who
   * follows either without a bound fills the memory.
   */
  requireSound(): void {
    const sectors = this.#bytes.length / this.#sectorSize
    for (const count of COUNTS_OF_TABLES)
      if (this.#view.getUint32(count, true) > sectors) throw damaged(new Error('it claims more tables than it has'))
    for (const fat of [this.#fat, this.#shortSectors().fat])
      if (runsInCircle(fat)) throw damaged(new Error('a chain of sectors runs in a circle'))
  }

  has(name: string): boolean {
    return this.#streams.has(name)
  }

  /** The whole stream; a file that ends early gives what is there. */
  read(name: string): Uint8Array {
    const stream = this.#streams.get(name)
    if (!stream) throw damaged(new Error(`stream ${name} is missing`))
    if (stream.size >= this.#view.getUint32(56, true)) return this.#chain(stream.start).subarray(0, stream.size)
    const short = this.#shortSectors()
    return follow(short.fat, stream.start, (at) => short.bytes.subarray(at * 64, at * 64 + 64)).subarray(0, stream.size)
  }

  #sector(at: number): Uint8Array {
    return this.#bytes.subarray((at + 1) * this.#sectorSize, (at + 2) * this.#sectorSize)
  }

  #chain(start: number): Uint8Array {
    return follow(this.#fat, start, (at) => this.#sector(at))
  }

  #readFat(): number[] {
    const places: number[] = []
    for (let at = 0; at < HEADER_FAT_ENTRIES; at++) places.push(this.#view.getUint32(76 + 4 * at, true))
    let next = this.#view.getUint32(68, true)
    for (let hops = 0; next < LAST_SECTOR && hops * this.#sectorSize < this.#bytes.length; hops++) {
      const more = words(this.#sector(next))
      next = more.pop() ?? LAST_SECTOR
      places.push(...more)
    }
    return places.filter((place) => place < LAST_SECTOR).flatMap((place) => words(this.#sector(place)))
  }

  #readDirectory(): void {
    const directory = this.#chain(this.#view.getUint32(48, true))
    const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
    for (let at = 0; at + DIRECTORY_ENTRY <= directory.length; at += DIRECTORY_ENTRY) {
      const nameBytes = Math.min(64, view.getUint16(at + 64, true))
      const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(0, nameBytes - 2)))
      const stream = { start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) }
      const kind = directory[at + 66]
      // The root's own stream holds the short sectors.
      if (at === 0) this.#streams.set('', stream)
      else if (kind === STREAM && !this.#streams.has(name)) this.#streams.set(name, stream)
    }
    // Only the root is left where the file ends before its directory.
    if (this.#streams.size < 2) throw damaged(new Error('the directory is missing'))
  }

  #shortSectors(): { bytes: Uint8Array; fat: number[] } {
    const root = this.#streams.get('')
    this.#short ??= {
      bytes: this.#chain(root?.start ?? LAST_SECTOR),
      fat: words(this.#chain(this.#view.getUint32(60, true))),
    }
    return this.#short
  }
}

function follow(fat: number[], start: number, sector: (at: number) => Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let at = start
  while (at < LAST_SECTOR && parts.length <= fat.length) {
    parts.push(sector(at))
    at = fat[at] ?? LAST_SECTOR
  }
  return Buffer.concat(parts)
}

/** Whether any sector comes after itself. Each is passed once. */
function runsInCircle(fat: readonly number[]): boolean {
  const passedFrom = new Int32Array(fat.length).fill(-1)
  for (let start = 0; start < fat.length; start++) {
    let at = start
    while (at < fat.length && passedFrom[at] === -1) {
      passedFrom[at] = start
      at = fat[at] ?? LAST_SECTOR
    }
    if (passedFrom[at] === start) return true
  }
  return false
}

function words(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(4 * at, true))
}

/**
 * Makes sure that a compound file is a Word 97–2003 document (WPS Writer uses the same streams) without a password;
 * throws what is wrong otherwise.
 */
export function requireWordBinary(file: CompoundFile): void {
  if (file.has('EncryptedPackage') || file.has('EncryptionInfo')) throw new BadDocument('document.encrypted')
  if (!file.has('WordDocument')) {
    if (file.has('Workbook') || file.has('Book')) throw unsupported('Excel 工作簿', 'an Excel workbook')
    if (file.has('PowerPoint Document')) throw unsupported('演示文稿', 'a slide show')
    throw unsupported('不是文字文档的复合文件', 'a compound file other than a text document')
  }
  const head = file.read('WordDocument')
  if (head.length < 32) throw damaged(new Error('the document stream ends early'))
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (view.getUint16(0x0a, true) & ENCRYPTED_OR_OBFUSCATED) throw new BadDocument('document.encrypted')
  if (view.getUint16(2, true) < WORD_97) throw unsupported('Word 95 或更早的文档', 'a Word 95 or older document')
}
