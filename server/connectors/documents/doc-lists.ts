import { type ListLevel, type NumberedList, plainLevel } from './list-labels.ts'

// MSONFC of MS-OSHARED 2.2.1.3, by the names that ISO/IEC 29500-1 gives the same formats.
const FORMATS: Record<number, string> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
}
const SUFFIXES = ['tab', 'space', 'nothing']
const LEVEL_HEAD = 28
const LIST_HEAD = 28
const OVERRIDE_HEAD = 16

/** Reads little-endian numbers one after the other. */
class Cursor {
  readonly view: DataView
  at: number

  constructor(bytes: Uint8Array, at: number) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.at = at
  }
}

/** The lists of a Word 97–2003 file by the index that paragraphs name (ilfo, from 1): PlfLst and PlfLfo of MS-DOC 2.9. */
export function readDocLists(table: Uint8Array, lists: Place, overrides: Place): NumberedList[] {
  const families = readFamilies(table, lists)
  const cursor = new Cursor(table, overrides.start)
  const count = Math.min(cursor.view.getUint32(cursor.at, true), Math.floor(overrides.size / OVERRIDE_HEAD))
  const heads = Array.from({ length: count }, (_, index) => {
    const at = overrides.start + 4 + OVERRIDE_HEAD * index
    return { family: String(cursor.view.getInt32(at, true)), levels: cursor.view.getUint8(at + 12) }
  })
  cursor.at = overrides.start + 4 + OVERRIDE_HEAD * count
  return heads.map((head, index) => {
    const { starts, levels } = readOverrides(cursor, head.levels)
    const base = families.get(head.family) ?? []
    return {
      id: String(index + 1),
      family: head.family,
      levelAt: (depth: number) => levels.get(depth) ?? base[depth] ?? plainLevel,
      starts,
    }
  })
}

/** A structure's place in the table stream. */
export interface Place {
  start: number
  size: number
}

function readFamilies(table: Uint8Array, place: Place): Map<string, ListLevel[]> {
  const cursor = new Cursor(table, place.start)
  const count = Math.min(cursor.view.getUint16(place.start, true), Math.floor(place.size / LIST_HEAD))
  const families = new Map<string, ListLevel[]>()
  // The levels of all lists follow the lists' heads.
  cursor.at = place.start + place.size
  for (let index = 0; index < count; index++) {
    const at = place.start + 2 + LIST_HEAD * index
    const simple = (cursor.view.getUint8(at + 26) & 1) === 1
    const levels = Array.from({ length: simple ? 1 : 9 }, () => readLevel(cursor))
    families.set(String(cursor.view.getInt32(at, true)), levels)
  }
  return families
}

function readOverrides(cursor: Cursor, count: number): { starts: Map<number, number>; levels: Map<number, ListLevel> } {
  const starts = new Map<number, number>()
  const levels = new Map<number, ListLevel>()
  cursor.at += 4
  for (let index = 0; index < count; index++) {
    const start = cursor.view.getInt32(cursor.at, true)
    const flags = cursor.view.getUint32(cursor.at + 4, true)
    cursor.at += 8
    if (flags & 0x10) starts.set(flags & 0xf, start)
    if (flags & 0x20) levels.set(flags & 0xf, readLevel(cursor))
  }
  return { starts, levels }
}

function readLevel(cursor: Cursor): ListLevel {
  const { view, at } = cursor
  const flags = view.getUint8(at + 5)
  const text = at + LEVEL_HEAD + view.getUint8(at + 24) + view.getUint8(at + 25)
  const length = view.getUint16(text, true)
  let template = ''
  for (let index = 0; index < length; index++) {
    const code = view.getUint16(text + 2 + 2 * index, true)
    template += code < 9 ? `%${code + 1}` : String.fromCharCode(code)
  }
  cursor.at = text + 2 + 2 * length
  return {
    start: view.getInt32(at, true),
    format: FORMATS[view.getUint8(at + 4)] ?? 'decimal',
    template,
    suffix: SUFFIXES[view.getUint8(at + 15)] ?? 'tab',
    legal: (flags & 4) !== 0,
    restart: flags & 8 ? view.getUint8(at + 26) : null,
  }
}
