import { BadDocument, damaged, unsupported } from './bad-document.ts'

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ENTRY = 128
const STREAM = 2
const ENCRYPTED_OR_OBFUSCATED = 0x8100
const WORD_97 = 0x00c1

export function isOle(bytes: Uint8Array): boolean {
  return MAGIC.every((value, index) => bytes[index] === value)
}

/**
 * Makes sure that a compound file is a Word 97–2003 document (WPS Writer uses the same streams) without a password;
 * throws what is wrong otherwise. Directory entries are found by their shape, without following any chain of sectors.
 */
export function requireWordBinary(bytes: Uint8Array): void {
  const streams = listStreams(bytes)
  const has = (name: string) => streams.has(name)
  if (has('EncryptedPackage') || has('EncryptionInfo')) throw new BadDocument('document.encrypted')
  const word = streams.get('WordDocument')
  if (word === undefined) {
    if (has('Workbook') || has('Book')) throw unsupported('Excel 工作簿', 'an Excel workbook')
    if (has('PowerPoint Document')) throw unsupported('演示文稿', 'a slide show')
    throw unsupported('不是文字文档的复合文件', 'a compound file other than a text document')
  }
  checkHeader(bytes, word)
}

function checkHeader(bytes: Uint8Array, sector: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  const at = (sector + 1) * 2 ** shift
  if (shift > 16 || at + 32 > bytes.length) throw damaged(new Error('the first sector lies outside the file'))
  const flags = view.getUint16(at + 0x0a, true)
  if (flags & ENCRYPTED_OR_OBFUSCATED) throw new BadDocument('document.encrypted')
  if (view.getUint16(at + 2, true) < WORD_97) throw unsupported('Word 95 或更早的文档', 'a Word 95 or older document')
}

function listStreams(bytes: Uint8Array): Map<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const streams = new Map<string, number>()
  for (let at = 512; at + ENTRY <= bytes.length; at += ENTRY) {
    const nameBytes = view.getUint16(at + 64, true)
    if (nameBytes < 4 || nameBytes > 64 || nameBytes % 2 === 1 || view.getUint8(at + 66) !== STREAM) continue
    const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + nameBytes - 2))
    if (/^[\w ]+$/.test(name) && !streams.has(name)) streams.set(name, view.getUint32(at + 116, true))
  }
  return streams
}
