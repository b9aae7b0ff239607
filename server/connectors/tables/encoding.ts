import { createReadStream } from 'node:fs'
import { damagedTable } from './refusals.ts'

export type TextEncodingName = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

const UNKNOWN = { zh: '（编码无法识别，或不是文本）', en: ' (unknown encoding, or no text)' }

/**
 * The encoding of a text file: a byte-order mark decides, then strict UTF-8 over the whole of it, then GB18030 as the
 * offices' Excel writes it. The whole is read, because the first name that isn't ASCII may stand far down.
 */
export async function findEncoding(path: string): Promise<TextEncodingName> {
  const candidates = new Map([
    ['utf-8', new TextDecoder('utf-8', { fatal: true })],
    ['gb18030', new TextDecoder('gb18030', { fatal: true })],
  ] as const)
  let first = true
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (first) {
      const marked = markedEncoding(chunk)
      if (marked) return marked
    }
    first = false
    if (chunk.includes(0)) throw damagedTable(UNKNOWN)
    tryAll(candidates, chunk)
    if (candidates.size === 0) throw damagedTable(UNKNOWN)
  }
  tryAll(candidates, null)
  const [found] = candidates.keys()
  if (!found) throw damagedTable(UNKNOWN)
  return found
}

function tryAll(candidates: Map<'utf-8' | 'gb18030', TextDecoder>, chunk: Buffer | null): void {
  for (const [name, decoder] of [...candidates]) {
    try {
      if (chunk) decoder.decode(chunk, { stream: true })
      else decoder.decode()
    } catch {
      candidates.delete(name)
    }
  }
}

function markedEncoding(bytes: Uint8Array): TextEncodingName | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}
