import { type Place, readDocLists } from './doc-lists.ts'
import { ListCounters } from './list-labels.ts'
import type { CompoundFile } from './ole.ts'

/** A numbered paragraph of a Word 97–2003 file: its text as stored, and the number Word draws before it. */
export interface LabelledParagraph {
  text: string
  label: string
}

interface Properties {
  style: number
  list: number | null
  level: number | null
}

const PAGE = 512
const LEVEL_SPRM = 0x260a
const LIST_SPRM = 0x460b
const TAB_SPRM = 0xc615
const TABLE_SPRM = 0xd608
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, 0, 3]
const NO_STYLE = 0xfff
// A paragraph, a table cell or a section ends here.
const MARKS = ['\r', '\u0007', '\f'].join('')
const PARAGRAPH_END = new RegExp(`[${MARKS}]`, 'g')

/**
 * The numbers of automatically numbered paragraphs, in order of place (MS-DOC 2.4.1, 2.4.6). word-extractor reads the
 * text of such files but not their lists.
 */
export function readDocLabels(file: CompoundFile): LabelledParagraph[] {
  const word = file.read('WordDocument')
  const head = new DataView(word.buffer, word.byteOffset, word.byteLength)
  const table = file.read(head.getUint16(0x0a, true) & 0x0200 ? '1Table' : '0Table')
  const place = (index: number): Place => ({
    start: head.getUint32(0x9a + 8 * index, true),
    size: head.getUint32(0x9e + 8 * index, true),
  })
  if (place(73).size === 0 || place(74).size === 0) return []
  const lists = readDocLists(table, place(73), place(74))
  const styles = readStyles(table, place(1))
  const find = readParagraphTable(word, table, place(13))
  const counters = new ListCounters()
  return readParagraphs(word, table, place(33), head.getUint32(0x4c, true)).flatMap(({ text, fileOffset }) => {
    const own = find(fileOffset)
    const { list, level } = inherit(own, styles)
    const numbered = lists[(list ?? 0) - 1]
    return numbered ? [{ text, label: counters.label(numbered, level ?? 0) }] : []
  })
}

function inherit(own: Properties, styles: (Properties | undefined)[]): Properties {
  let { list, level } = own
  let style = styles[own.style]
  for (let hops = 0; style && hops < 20 && (list === null || level === null); hops++) {
    list ??= style.list
    level ??= style.level
    style = styles[style.style]
  }
  return { style: own.style, list, level }
}

function readParagraphs(word: Uint8Array, table: Uint8Array, clx: Place, characters: number) {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  let at = clx.start
  while (table[at] === 1) at += 3 + view.getUint16(at + 1, true)
  const pieces = Math.floor((view.getUint32(at + 1, true) - 4) / 12)
  const first = at + 5
  const paragraphs: { text: string; fileOffset: number }[] = []
  let text = ''
  for (let piece = 0; piece < pieces; piece++) {
    const from = view.getUint32(first + 4 * piece, true)
    const to = Math.min(characters, view.getUint32(first + 4 * piece + 4, true))
    const stored = view.getUint32(first + 4 * (pieces + 1) + 8 * piece + 2, true)
    const width = stored & 0x40000000 ? 1 : 2
    const offset = width === 1 ? (stored & 0x3fffffff) / 2 : stored
    const bytes = word.subarray(offset, offset + width * Math.max(0, to - from))
    const decoded = new TextDecoder(width === 1 ? 'windows-1252' : 'utf-16le', { ignoreBOM: true }).decode(bytes)
    let begin = 0
    for (const end of decoded.matchAll(PARAGRAPH_END)) {
      paragraphs.push({ text: text + decoded.slice(begin, end.index), fileOffset: offset + width * end.index })
      text = ''
      begin = end.index + 1
    }
    text += decoded.slice(begin)
  }
  return paragraphs
}

/** Finds a paragraph's own properties by where its mark is stored (PlcfBtePapx and its 512-byte pages). */
function readParagraphTable(word: Uint8Array, table: Uint8Array, place: Place): (fileOffset: number) => Properties {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  const pages = new DataView(word.buffer, word.byteOffset, word.byteLength)
  const count = Math.floor((place.size - 4) / 8)
  const runs: { end: number; properties: Properties }[] = []
  for (let index = 0; index < count; index++) {
    const page = view.getUint32(place.start + 4 * (count + 1) + 4 * index, true) * PAGE
    const paragraphs = pages.getUint8(page + PAGE - 1)
    for (let at = 0; at < paragraphs; at++) {
      const end = pages.getUint32(page + 4 * (at + 1), true)
      const offset = page + 2 * pages.getUint8(page + 4 * (paragraphs + 1) + 13 * at)
      const short = pages.getUint8(offset)
      const start = short === 0 ? offset + 2 : offset + 1
      const size = short === 0 ? 2 * pages.getUint8(offset + 1) : 2 * short - 1
      runs.push({ end, properties: readProperties(pages, start, size) })
    }
  }
  runs.sort((a, b) => a.end - b.end)
  return (fileOffset) => {
    let low = 0
    let high = runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((runs[middle]?.end ?? 0) > fileOffset) high = middle
      else low = middle + 1
    }
    return runs[low]?.properties ?? { style: 0, list: null, level: null }
  }
}

function readProperties(view: DataView, start: number, size: number): Properties {
  const properties: Properties = { style: view.getUint16(start, true), list: null, level: null }
  let at = start + 2
  while (at + 3 <= start + size) {
    const sprm = view.getUint16(at, true)
    if (sprm === LIST_SPRM) properties.list = view.getInt16(at + 2, true)
    if (sprm === LEVEL_SPRM) properties.level = view.getUint8(at + 2)
    at += 2 + operandBytes(view, sprm, at + 2)
  }
  return properties
}

function operandBytes(view: DataView, sprm: number, at: number): number {
  const fixed = OPERAND_BYTES[sprm >> 13] ?? 0
  if (fixed > 0) return fixed
  if (sprm === TABLE_SPRM) return view.getUint16(at, true) + 1
  const length = view.getUint8(at)
  // Too many tab stops for one byte: nothing of interest can be found behind them.
  return sprm === TAB_SPRM && length === 255 ? Number.MAX_SAFE_INTEGER : length + 1
}

function readStyles(table: Uint8Array, place: Place): (Properties | undefined)[] {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  const headBytes = view.getUint16(place.start, true)
  const count = view.getUint16(place.start + 2, true)
  const baseBytes = view.getUint16(place.start + 4, true)
  const styles: (Properties | undefined)[] = []
  let at = place.start + 2 + headBytes
  for (let index = 0; index < count && at + 2 <= place.start + place.size; index++) {
    const size = view.getUint16(at, true)
    styles.push(size === 0 ? undefined : readStyle(view, at + 2, baseBytes))
    at += 2 + size
  }
  return styles
}

function readStyle(view: DataView, at: number, baseBytes: number): Properties | undefined {
  const kindAndBase = view.getUint16(at + 2, true)
  if ((kindAndBase & 0xf) !== 1) return undefined
  const name = at + baseBytes
  const properties = name + 2 + 2 * view.getUint16(name, true) + 2
  const size = view.getUint16(properties, true)
  const own = size >= 2 ? readProperties(view, properties + 2, size) : { style: NO_STYLE, list: null, level: null }
  return { ...own, style: kindAndBase >> 4 }
}
