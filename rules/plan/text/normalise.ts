import { isDigit, isHan, isLatin, isTraditional, plainCode } from './characters.ts'
import { isBareNumber, isPageNumber, isSoftBreak, joinHeaders, type Line, markTableLines, splitLines } from './lines.ts'
import {
  isFullStop,
  markDoubled,
  markFootnotes,
  markLost,
  markMarkup,
  markPinyin,
  markThousands,
  type NoiseMask,
} from './noise.ts'
import { markRows } from './rows.ts'

/** The text as the rules read it, one code unit per character, each with its place in the stored text. */
export interface PlainText {
  /** Simplified, half width, without noise; hard line breaks only. */
  readonly text: string
  /** Code point offset of each character in the stored text. */
  readonly at: Uint32Array
  /** The stored text's code points. */
  readonly raw: Uint32Array
  readonly traditional: boolean
  /** Start of each line of a table with one cell per line, in `text`. */
  readonly cellLines: ReadonlySet<number>
}

const CHUNK = 8192
/** Soft hyphens and zero-width signs: never part of a text. */
const ZERO_WIDTH = new Set([0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff])
const BLANK = 0x20
const POINT = 0x2e
const FULL_STOP = 0x3002

function codePoints(text: string): Uint32Array {
  const points = new Uint32Array(text.length)
  let count = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.codePointAt(i) ?? 0
    if (code > 0xffff) i += 1
    points[count] = code
    count += 1
  }
  return points.subarray(0, count)
}

function textOf(codes: Uint16Array, count: number): string {
  const parts: string[] = []
  for (let i = 0; i < count; i += CHUNK)
    parts.push(String.fromCharCode(...codes.subarray(i, Math.min(count, i + CHUNK))))
  return parts.join('')
}

/** Page numbers and soft breaks vanish; returns the starts of table lines. */
function joinLines(text: string, mask: NoiseMask, rows: ReadonlySet<number>): Set<number> {
  const lines = joinHeaders(splitLines(text, mask.drop), mask.drop)
  const inTable = markTableLines(lines)
  for (const [at, line] of lines.entries()) if (rows.has(line.start)) inTable[at] = 1
  const cells = new Set<number>()
  let before: { line: Line; at: number } | undefined
  let pageAt = -1
  for (const [at, line] of lines.entries()) {
    if (line.text === '') continue
    if (inTable[at] === 1) cells.add(line.start)
    else if (isPageLine(lines, at)) {
      mask.drop.fill(1, line.start, line.end)
      pageAt = at
      continue
    }
    const isCell = inTable[at] === 1 || (before !== undefined && inTable[before.at] === 1)
    if (before !== undefined && !isCell && isSoftBreak(before.line, line, at - before.at > 1 && pageAt < before.at))
      mask.drop.fill(1, before.line.end, line.start)
    before = { line, at }
  }
  return cells
}

function isPageLine(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? ''
  if (isPageNumber(text)) return true
  if (!isBareNumber(text)) return false
  const before = lines[at - 1]?.text ?? ''
  const after = lines[at + 1]?.text ?? ''
  return before.length >= 14 && after.length >= 4 && /[，。；、]/.test(before + after)
}

const HEADING_GAP = /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、])[^ ，。；：]{4,24}$/

/** Blanks are noise within Chinese text; between Latin words or columns of figures they separate. */
function markBlanks(mask: NoiseMask): void {
  const { text, drop } = mask
  let at = 0
  while (at < text.length) {
    if (text.charAt(at) !== ' ' && text.charAt(at) !== '\t') {
      at += 1
      continue
    }
    let end = at
    while (end < text.length && (text.charAt(end) === ' ' || text.charAt(end) === '\t' || drop[end] === 1)) end += 1
    if (!separates(text, at, end)) drop.fill(1, at, end)
    else drop.fill(1, at + 1, end)
    at = end
  }
}

function separates(text: string, at: number, end: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(end)
  if (text.slice(at, end).includes('\t')) return true
  if (isLatin(before) && isLatin(after)) return true
  if (isDigit(before) && isDigit(after)) return isColumn(text, at) || isColumn(text, end)
  if (
    isHan(after) &&
    ENDS_FIGURE.test(text.slice(Math.max(0, at - 18), at)) &&
    !/^(?:以|左右|的|和|及|与|至|到|余|多)/.test(text.slice(end, end + 2))
  )
    return true
  if (!isHan(before) || !isHan(after)) return false
  const before32 = text.slice(Math.max(0, at - 32), at)
  const line = before32.slice(before32.lastIndexOf('\n') + 1)
  return (line.length < before32.length || at < 32) && HEADING_GAP.test(line)
}

/** «…达到120万元 新增企业80家»: a blank behind a figure stands for a comma, unless blanks stand before figures too. */
const ENDS_FIGURE = /[一-龥]\d[\d.]{0,8}[万亿千百]{0,2}(?:[一-龥]{1,3}|%)(?:以上|以下|以内|左右)?$/

/** A figure between blanks with another figure near by: a row of a table, not a number torn apart. */
function isColumn(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - 12), at + 12)
  return (around.match(/\d {1,8}(?=[\d〔[])/g)?.length ?? 0) >= 2 && !/[，。；]/.test(around)
}

function compact(codes: Uint16Array, drop: Uint8Array): { text: string; kept: Uint32Array } {
  const kept = new Uint32Array(codes.length)
  const out = new Uint16Array(codes.length)
  let count = 0
  for (let i = 0; i < codes.length; i += 1) {
    if (drop[i] === 1) continue
    kept[count] = i
    out[count] = codes[i] ?? 0
    count += 1
  }
  return { text: textOf(out, count), kept: kept.slice(0, count) }
}

/** Reads a stored text into plain text; offsets of the result always point into the stored text's code points. */
export function normalise(source: string): PlainText {
  const raw = codePoints(source)
  const codes = new Uint16Array(raw.length)
  let traditional = 0
  for (let i = 0; i < raw.length; i += 1) {
    const code = raw[i] ?? 0
    if (isTraditional(code)) traditional += 1
    codes[i] = plainCode(code)
  }
  const drop = new Uint8Array(codes.length)
  const marked = textOf(codes, codes.length)
  markMarkup({ text: marked, drop })
  for (let i = 0; i < raw.length; i += 1) if (ZERO_WIDTH.has(raw[i] ?? 0)) drop[i] = 1
  for (let i = 0; i < codes.length; i += 1) if (drop[i] === 1) codes[i] = BLANK
  for (let i = 0; i < codes.length; i += 1) if (codes[i] === POINT && isFullStop(marked, i)) codes[i] = FULL_STOP
  const rows = markRows(codes, marked)
  const text = textOf(codes, codes.length)
  const mask: NoiseMask = { text, drop }
  markPinyin(mask)
  markFootnotes(mask)
  markLost(mask)
  markThousands(mask)
  markBlanks(mask)
  const cells = joinLines(text, mask, rows)
  markDoubled(mask)
  const { text: plain, kept } = compact(codes, mask.drop)
  return {
    text: plain,
    at: kept,
    raw,
    traditional: traditional * 25 > raw.length,
    cellLines: placesOf(cells, kept),
  }
}

function placesOf(cells: ReadonlySet<number>, kept: Uint32Array): Set<number> {
  const places = new Set<number>()
  if (cells.size === 0) return places
  for (let i = 0; i < kept.length; i += 1) if (cells.has(kept[i] ?? -1)) places.add(i)
  return places
}

/** The stored text's own characters from `start` to `end` of the plain text, noise left out. */
export function surface(plain: PlainText, start: number, end: number): string {
  let result = ''
  for (let i = start; i < end; i += 1) result += String.fromCodePoint(plain.raw[plain.at[i] ?? 0] ?? 0x20)
  return result
}

/** The stored text as it is from `start` to `end` of the plain text, noise kept. */
export function quoted(plain: PlainText, start: number, end: number): string {
  if (end <= start) return ''
  const from = plain.at[start] ?? 0
  const to = (plain.at[end - 1] ?? 0) + 1
  let result = ''
  for (let i = from; i < to; i += 1) result += String.fromCodePoint(plain.raw[i] ?? 0x20)
  return result
}
