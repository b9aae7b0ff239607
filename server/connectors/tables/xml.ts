import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { SaxesParser } from 'saxes'
import { limits } from './limits.ts'
import { bombTable, damagedTable } from './refusals.ts'

export type Attributes = Readonly<Record<string, string>>

/** What a walk over a part reports. Names come without their prefix; attributes as they are written. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Walks a part as a stream; `pause` is asked after each chunk whether to go on, and may wait. No tree, no entity beyond
 * the five of XML itself; a document type declaration is refused, since a workbook has none and entity bombs need one.
 */
export async function* walkXml(chunks: AsyncIterable<Buffer>, handler: XmlHandler): AsyncGenerator<void> {
  const guard = { sinceEvent: 0 }
  const parser = createParser(handler, guard)
  const decoder = new TextDecoder('utf-8')
  try {
    for await (const chunk of chunks) {
      guard.sinceEvent += chunk.length
      parser.write(decoder.decode(chunk, { stream: true }))
      // The parser keeps text and tags until they end: one that never ends is no table's.
      if (guard.sinceEvent > limits.pieceBytes) throw bombTable()
      yield
    }
    parser.write(decoder.decode()).close()
    yield
  } catch (error) {
    throw error instanceof Refusal ? error : damagedTable()
  }
}

function createParser(handler: XmlHandler, guard: { sinceEvent: number }): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  parser.on('opentag', (tag) => {
    guard.sinceEvent = 0
    depth += 1
    if (depth > limits.xmlDepth) throw bombTable()
    handler.open?.(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    guard.sinceEvent = 0
    depth -= 1
    handler.close?.(localName(tag.name))
  })
  parser.on('text', (text) => handler.text?.(text))
  parser.on('cdata', (text) => handler.text?.(text))
  parser.on('doctype', () => {
    throw bombTable()
  })
  parser.on('error', () => {
    throw damagedTable()
  })
  return parser
}

const localName = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)

/** An attribute whose prefix writers choose freely, such as `r:id`. */
export function attributeNamed(attributes: Attributes, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1]
}

/** Walks a part to its end. */
export async function readXml(chunks: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  for await (const _ of walkXml(chunks, handler));
}
