import type { TextSpan } from '@citybrain/contract/kernel/text.ts'
import {
  type BoilerplateReason,
  CONTENTS_LINE,
  FONT_SWITCH,
  HEAD_RULES,
  LABEL_ALONE,
  LICENCE_START,
  PAGE_NUMBER,
  TAIL_RULES,
  TOOL_RULES,
} from './boilerplate-rules.ts'
import { filledLines, isHeading, isRunning, type Line } from './lines.ts'

/** A stretch that is not the document's own text, for greying; never deleted, so that offsets keep their meaning. */
export interface BoilerplateSpan extends TextSpan {
  reason: BoilerplateReason
}

type Mark = { reason: BoilerplateReason; weak: boolean }
type Rules = readonly (typeof HEAD_RULES)[number][]

const HEAD_LINES = 60
const TAIL_LINES = 80
const LONGEST = 160
const AT_HEAD: Rules = [...HEAD_RULES, ...TOOL_RULES, ...TAIL_RULES.filter((rule) => rule.reason === 'navigation')]
const AT_TAIL: Rules = [...TOOL_RULES, ...TAIL_RULES]
const PARTS = /\s{2,}|[\t\u3000|｜│丨]+/
const CLAIM = /[。；;！？]|\d\s*(%|％|亿|万|个|家|户|人|公里|平方米|项|元)/

/**
 * Finds portal padding by general rules: date widgets, breadcrumbs, record numbers, stamps, tool bars, footers,
 * licence notes, page numbers, lines of a table of contents. Code-point spans, ordered, one a line, never overlapping.
 */
export function findBoilerplate(text: string): BoilerplateSpan[] {
  const lines = filledLines(text)
  const marks: (Mark | undefined)[] = new Array(lines.length)
  lines.forEach((line, index) => {
    if (line.text.length <= 24 && PAGE_NUMBER.test(line.text)) marks[index] = strong('page-number')
  })
  const tailEnd = markLicence(lines, marks)
  markHead(lines, marks)
  markContents(lines, marks)
  markTail(lines.slice(0, tailEnd), marks)
  return lines.flatMap((line, index) => {
    const mark = marks[index]
    return mark ? [{ start: line.start, end: line.end, reason: mark.reason }] : []
  })
}

function strong(reason: BoilerplateReason): Mark {
  return { reason, weak: false }
}

function markLicence(lines: Line[], marks: (Mark | undefined)[]): number {
  const from = Math.max(0, lines.length - 40)
  const at = lines.findIndex((line, index) => index >= from && index > 0 && LICENCE_START.test(line.text))
  const last = lines.at(-1)
  const first = lines[at]
  if (!first || !last || last.end - first.start > 800) return lines.length
  for (let index = at; index < lines.length; index++) marks[index] = strong('licence')
  return at
}

function matchRules(line: string, rules: Rules): Mark | undefined {
  if (line.length > LONGEST) return undefined
  const whole = matchPart(line, rules)
  if (whole) return whole
  const parts = line
    .split(PARTS)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2) return undefined
  const found = parts.map(
    (part) => matchPart(part, rules) ?? matchPart(part.replace(/^[[【(（]|[\]】)）]$/g, ''), rules),
  )
  const first = found.find((mark) => mark && !mark.weak) ?? found[0]
  return found.every((mark) => mark) ? first : undefined
}

function matchPart(part: string, rules: Rules): Mark | undefined {
  // Labels are often spread to one width (索 引 号：).
  const tight = part.replace(/^[^:：]{1,14}(?=[:：])/, (label) => label.replace(/[\s\u3000]/g, ''))
  const bare = part.replace(/^[[【(（]\s*|\s*[\]】)）]$/g, '')
  for (const candidate of [part, tight, bare]) {
    const rule = rules.find((each) => each.pattern.test(candidate))
    if (rule) return { reason: rule.reason, weak: rule.weak ?? false }
  }
  return PAGE_NUMBER.test(part) ? strong('page-number') : undefined
}

function markHead(lines: Line[], marks: (Mark | undefined)[]): void {
  const found: (Mark | undefined)[] = []
  const crumbs = new Set<string>()
  for (let index = 0; index < Math.min(lines.length, HEAD_LINES); index++) {
    const line = lines[index]?.text ?? ''
    const swept = found[index] ?? matchRules(line, AT_HEAD)
    if (!swept && (isHeading(line) || isRunning(line))) break
    found[index] = swept ?? (crumbs.has(line) ? strong('breadcrumb') : undefined)
    const following = lines.slice(index + 1, index + 9).map((each) => each.text)
    sweepFollowing(line, following).forEach((mark, step) => {
      found[index + 1 + step] ??= mark
    })
    if (found[index]?.reason === 'breadcrumb') for (const part of line.split(/[>＞»›→:：]/)) crumbs.add(part.trim())
  }
  crumbs.delete('')
  keepSupported(found).forEach((mark, index) => {
    if (mark) marks[index] ??= mark
  })
}

/** What a line says about the lines after it: the rest of a breadcrumb, a font switch, a label's value. */
function sweepFollowing(line: string, following: string[]): Mark[] {
  const next = following[0] ?? ''
  if (/^[>＞»›→]+$/.test(line) && next.length <= 20 && !isHeading(next)) return [strong('breadcrumb')]
  if (FONT_SWITCH.test(line)) {
    const close = following.findIndex((each) => /[】\])）]$/.test(each) && each.length <= 4)
    if (close >= 0 && following.slice(0, close).every((each) => each.length <= 4))
      return following.slice(0, close + 1).map(() => strong('toolbar'))
  }
  if (LABEL_ALONE.test(line) && next.length <= 40 && !isHeading(next) && !/(计划|报告|规划|纲要|方案)/.test(next))
    return [strong('record')]
  return []
}

/** Drops weak marks that have no strong one within three lines. */
function keepSupported(found: (Mark | undefined)[]): (Mark | undefined)[] {
  return Array.from(found, (mark, index) => {
    if (!mark?.weak) return mark
    const near = found.slice(Math.max(0, index - 3), index + 4)
    return near.some((other) => other && !other.weak) ? mark : undefined
  })
}

function markContents(lines: Line[], marks: (Mark | undefined)[]): void {
  const isEntry = (index: number) => CONTENTS_LINE.test(lines[index]?.text ?? '')
  for (let index = 0; index < Math.min(lines.length, 300); index++) {
    if (!isEntry(index) || !(isEntry(index - 1) || isEntry(index + 1))) continue
    marks[index] = strong('contents')
    if (/^目\s*[录錄次]$/.test(lines[index - 1]?.text ?? '')) marks[index - 1] = strong('contents')
  }
}

function markTail(lines: Line[], marks: (Mark | undefined)[]): void {
  const found = new Map<number, Mark>()
  let first = lines.length
  for (let index = lines.length - 1; index >= Math.max(1, lines.length - TAIL_LINES); index--) {
    const line = lines[index]?.text ?? ''
    const mark =
      marks[index]?.reason === 'page-number' ? marks[index] : isHeading(line) ? undefined : matchRules(line, AT_TAIL)
    if (!mark && (isHeading(line) || isRunning(line) || first - index > 6)) break
    if (!mark) continue
    found.set(index, mark)
    first = index
  }
  const proven = [...found.values()].some((mark) => !mark.weak && mark.reason !== 'page-number')
  for (const [index, mark] of found) {
    if (proven || (mark.reason === 'stamp' && index >= lines.length - 3)) marks[index] ??= mark
  }
  if (proven) sweepBetween(lines, marks, found)
}

/** Short lines between two marked ones at the tail (names of links, of sites) belong to the padding too. */
function sweepBetween(lines: Line[], marks: (Mark | undefined)[], found: Map<number, Mark>): void {
  const at = [...found.keys()].sort((a, b) => a - b)
  const related = at.find((index) => found.get(index)?.reason === 'related')
  const end = related === undefined ? (at.at(-1) ?? 0) : lines.length
  let reason = found.get(at[0] ?? -1)?.reason ?? 'navigation'
  for (let index = at[0] ?? end; index < end; index++) {
    const line = lines[index]?.text ?? ''
    const mark = found.get(index)
    if (mark) reason = mark.reason
    else if (line.length <= 40 && !CLAIM.test(line)) marks[index] ??= strong(reason)
  }
}
