import { SaxesParser } from 'saxes'
import type { Archive } from './archive.ts'
import { BadDocument, damaged } from './bad-document.ts'
import { limits } from './limits.ts'

export type Attributes = Record<string, string>

/** What a walk over an XML part reports; names come without their namespace prefix, attributes too. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes, prefix: string): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Walks one XML part of an archive as a stream: no tree, no recursion, no entity beyond the five of XML itself. A part
 * with a document type declaration is refused, since neither format has one and entity bombs need one.
 */
export async function walkXml(archive: Archive, part: string, handler: XmlHandler): Promise<void> {
  const parser = createParser(handler)
  let decoder: TextDecoder | undefined
  for await (const chunk of archive.open(part)) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    parser.write(decoder.decode(chunk, { stream: true }))
  }
  parser.write(decoder?.decode() ?? '').close()
}

function createParser(handler: XmlHandler): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > limits.xmlDepth) throw new BadDocument('document.bomb')
    const [prefix, name] = splitName(tag.name)
    handler.open?.(name, localAttributes(tag.attributes), prefix)
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    handler.close?.(splitName(tag.name)[1])
  })
  parser.on('text', (text) => handler.text?.(text))
  parser.on('cdata', (text) => handler.text?.(text))
  parser.on('doctype', () => {
    throw new BadDocument('document.bomb')
  })
  parser.on('error', (error) => {
    throw damaged(error)
  })
  return parser
}

function splitName(name: string): [prefix: string, local: string] {
  const at = name.indexOf(':')
  return at < 0 ? ['', name] : [name.slice(0, at), name.slice(at + 1)]
}

function localAttributes(attributes: Attributes): Attributes {
  const local: Attributes = Object.create(null)
  for (const [name, value] of Object.entries(attributes)) local[splitName(name)[1]] = value
  return local
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const declaration = Buffer.from(head.subarray(0, 120)).toString('latin1')
  const named = /encoding=["'](gb2312|gbk|gb18030)["']/i.exec(declaration)
  return named ? 'gb18030' : 'utf-8'
}
