import type { StretchRole } from '../../contract/engines/outline.ts'
import {
  AHEAD_WORDS,
  FUTURE_HEADING,
  GLOSSARY_HEADING,
  isBoilerplate,
  NEWS,
  PAST_HEADING,
  PAST_OPENING,
  PROBLEM_HEADING,
} from './lexicon/headings.ts'
import { isPlainHeading } from './text/lines.ts'
import { turnsAhead, turnsBack } from './turns.ts'
import { firstYear, fiveYearSpan, lastYear, planPeriod, yearsIn } from './year.ts'

/** One line of the plain text with its place in the outline. */
export interface OutlineLine {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly role: StretchRole
  /** Section number; `0` before the first heading. */
  readonly section: string
  /** The line is only a heading. */
  readonly heading: boolean
  /** Length of marker and bullet at the line's start. */
  readonly lead: number
  /** A heading says that the section looks ahead. */
  readonly ahead: boolean
  /** The span that the section speaks of, when it differs from the plan's own period. */
  readonly period: string
  /** An item under a heading like «新开工项目»: it may be nothing but a project's name. */
  readonly listing: boolean
  /** A line of a news item. */
  readonly news: boolean
}

export interface Section {
  number: string
  level: number
  heading: string
  start: number
  end: number
  past: boolean
}

export interface Outline {
  readonly lines: readonly OutlineLine[]
  readonly sections: readonly Section[]
  /** Null when the text names no year at all. */
  readonly period: string | null
  readonly title: string | null
}

type Stand = 'past' | 'future' | 'problem' | 'glossary'

interface Open {
  readonly rank: number
  readonly section: Section
  readonly stand: Stand | undefined
  readonly period: string | undefined
  count: number
}

/** Marker styles by rank: a heading closes all that are open of its own or a lower rank. */
const MARKERS: readonly (readonly [number, RegExp])[] = [
  [1, /^第[一二三四五六七八九十]{1,3}[部分章编篇]{1,2}[、：]?/],
  [1, /^附(?=[件录表：\d一二三])[件录表]?(?:[\d一二三四五六七八九十]{1,2}(?!\d))?[：、]?/],
  [2, /^[一二三四五六七八九十]{1,3}、/],
  [3, /^（[一二三四五六七八九十]{1,3}）/],
  [4, /^\d{1,2}(?:\.(?!\d)|、)/],
  [5, /^（\d{1,2}）|^\d{1,2}）/],
  [6, /^[①-⑳]/],
  [7, /^(?:——|—(?!\d)|[*·]|-(?!\d))/],
]
const PLAIN_RANK = 1.5
const BULLET_RANK = 7
const RETROSPECTIVE = /统计公报|工作总结|工作回顾|分析会|调度会|总结会|运行情况|完成情况|进展情况的?(?:通报|报告)?/
const CONGRESS_LINE = /年.{2,8}日在.{2,40}(?:会议|大会)上/
const LISTING = /(?:项目|重[点大]工程)(?:清单|名单|安排|计划)?(?:（[^）]{0,40}）?)?$/
/** For a caller that gives no year of its own, so that records stay valid. */
const NO_PERIOD = '1970'

function markerOf(text: string): { rank: number; length: number } | undefined {
  if (CONGRESS_LINE.test(text.slice(0, 70))) return undefined
  for (const [rank, pattern] of MARKERS) {
    const found = pattern.exec(text)
    if (found !== null) return { rank, length: found[0].length }
  }
  return undefined
}

/** Whether a heading opens a stretch of results, of promises, of problems or of explanations. */
export function standOf(heading: string, period: string): Stand | undefined {
  if (GLOSSARY_HEADING.test(heading)) return 'glossary'
  const past = PAST_HEADING.test(heading)
  const future = FUTURE_HEADING.test(
    heading.replace(/(?:计划|规划|目标|任务)(?:的?(?:执行|完成|实施|落实|进展)情况)/g, ''),
  )
  if (past && future) return /(?:和|与|及|暨).{0,12}(?:目标|任务|安排|建议|部署)/.test(heading) ? undefined : 'past'
  if (past) return 'past'
  if (PROBLEM_HEADING.test(heading) && !future) return 'problem'
  const years = yearsIn(heading)
  if (years.length > 0 && Math.max(...years) < firstYear(period)) return 'past'
  return future || years.some((year) => year >= firstYear(period)) ? 'future' : undefined
}

class OutlineReader {
  private readonly stack: Open[] = []
  private readonly roots = new Map<string, number>()
  readonly sections: Section[] = []
  readonly lines: OutlineLine[] = []
  private seenBody = false
  /** A communiqué, a summary, a meeting on results: without headings that look ahead its text is about what was. */
  private retrospective = false
  private news = false
  private back = false
  private titled = false
  private readonly period: string

  constructor(period: string) {
    this.period = period
  }

  add(start: number, text: string, isCell: boolean): void {
    const end = start + text.length
    if (
      this.lines.length < 8 &&
      RETROSPECTIVE.test(text.slice(0, 60)) &&
      !/计划|安排|目标|草案|任务|规划|打算/.test(text.slice(0, 60))
    )
      this.retrospective = true
    if (this.lines.length < 8 && NEWS.test(text.slice(0, 60))) this.news = true
    if (isBoilerplate(text)) {
      this.push({ start, end, text, role: 'boilerplate', heading: false, lead: 0 })
      return
    }
    const marker = isCell ? cellMarker(text) : markerOf(text)
    const isPlain = marker === undefined && !isCell && this.hasTitle() && isPlainHeading(text)
    const heading = marker === undefined ? (isPlain ? text : undefined) : headingOf(text, marker.length)
    const rank = marker?.rank ?? PLAIN_RANK
    if (isPlain || (marker !== undefined && (heading !== undefined || rank < BULLET_RANK)))
      this.open(rank, heading ?? text.slice(marker?.length ?? 0, 24), start, heading !== undefined)
    const alone = heading !== undefined && rank < BULLET_RANK && isHeadingAlone(text, marker?.length ?? 0, heading)
    this.push({ start, end, text, role: this.roleOf(text, alone, isCell), heading: alone, lead: marker?.length ?? 0 })
  }

  /** Inside a section that looks back or ahead, only a plain word for the other turns a sub-heading. */
  private standUnder(heading: string): Stand | undefined {
    const own = standOf(heading, this.period)
    const outer = this.stand()
    if (own === undefined || outer === undefined || own === outer || own === 'glossary') return own
    const turns = own === 'future' ? turnsAhead(heading, this.period) : turnsBack(heading, this.period)
    return turns ? own : undefined
  }

  /** The first line is the text's title even where it reads like a heading. */
  private hasTitle(): boolean {
    return this.titled
  }

  private open(rank: number, heading: string, start: number, isHeading: boolean): void {
    const at = this.stack.findIndex((open) => open.rank >= rank)
    const before = this.stack.find((open) => open.rank === rank)
    if (at >= 0) this.close(at, start)
    const parent = this.stack.at(-1)
    const count = before === undefined ? this.nextChild(parent) : before.count + 1
    const number = parent === undefined ? String(count) : `${parent.section.number}.${count}`
    if (parent === undefined) this.roots.set('', count)
    const stand = isHeading ? this.standUnder(heading) : undefined
    const section = { number, level: this.stack.length + 1, heading, start, end: start, past: false }
    section.past = (stand ?? this.stand()) === 'past'
    this.sections.push(section)
    const period = isHeading ? sectionPeriod(heading, this.period) : undefined
    this.stack.push({ rank, section, stand, period, count })
  }

  private nextChild(parent: Open | undefined): number {
    return parent === undefined ? (this.roots.get('') ?? 0) + 1 : 1
  }

  private close(from: number, end: number): void {
    for (const open of this.stack.splice(from)) open.section.end = end
  }

  private stand(): Stand | undefined {
    for (let i = this.stack.length - 1; i >= 0; i -= 1) {
      const stand = this.stack[i]?.stand
      if (stand !== undefined) return stand
    }
    return this.retrospective ? 'past' : undefined
  }

  private roleOf(text: string, heading: boolean, isCell: boolean): StretchRole {
    const stand = this.stand()
    if (/^(?:注|备注|说明)[：:]/.test(text)) return 'note'
    if (this.stack.length === 0 && /^（[^）]{4,200}）。?$/.test(text)) return 'note'
    if (/^\[\d{1,3}\]/.test(text)) return 'note'
    if (stand === 'glossary') return 'glossary'
    if (heading) return 'title'
    if (stand === 'past' || stand === 'problem') return 'past'
    if (stand === undefined && this.looksBack(text)) return 'past'
    if (!isCell && !this.seenBody && !/[，。；]/.test(text) && !this.listsProjects()) return 'title'
    this.seenBody = true
    return this.stack.length === 0 ? 'preamble' : 'body'
  }

  private listsProjects(): boolean {
    return this.stack.some((open) => LISTING.test(open.section.heading))
  }

  /** A paragraph that opens by looking back, and those behind it until one speaks of what is to come. */
  private looksBack(text: string): boolean {
    const opens = PAST_OPENING.test(text.slice(0, 30)) && !/[。；](?:今年|新的一年)/.test(text)
    if (opens) this.back = this.stack.length === 0
    else if (this.stack.length > 0 || AHEAD_WORDS.test(text)) this.back = false
    return this.back || opens
  }

  private push(line: Omit<OutlineLine, 'section' | 'period' | 'ahead' | 'listing' | 'news'>): void {
    if (line.role !== 'boilerplate') this.titled = true
    const period = this.stack.findLast((open) => open.period !== undefined)?.period ?? this.period
    this.lines.push({
      ...line,
      section: this.stack.at(-1)?.section.number ?? '0',
      period,
      ahead: this.stand() === 'future',
      news: this.news,
      listing: line.lead > 0 && this.listsProjects(),
    })
  }

  finish(end: number): void {
    this.close(0, end)
  }
}

function cellMarker(text: string): { rank: number; length: number } | undefined {
  const marker = markerOf(text)
  return marker !== undefined && marker.rank <= 3 && text.length > marker.length + 1 ? marker : undefined
}

function sectionPeriod(heading: string, period: string): string | undefined {
  if (yearsIn(heading).includes(firstYear(period)) && !period.includes('-')) return period
  const span = fiveYearSpan(heading)
  if (span !== undefined && lastYear(span) > lastYear(period)) return span
  const isSpan = period.includes('-')
  const years = yearsIn(heading).filter((year) => year > lastYear(period) || (isSpan && year >= firstYear(period)))
  return years.length === 1 ? String(years[0]) : undefined
}

/** The line is nothing but its heading: no full stop behind a sentence that says more than a title. */
function isHeadingAlone(text: string, lead: number, heading: string): boolean {
  if (lead + heading.length < text.length - 1) return false
  return lead + heading.length === text.length || !/[，、；\d]/.test(heading)
}

/** The heading's words after its marker: up to the first full stop when short, else the line's lead phrase. */
function headingOf(text: string, lead: number): string | undefined {
  const rest = text.slice(lead, lead + 60)
  const stop = rest.search(/[。：；]/)
  const phrase = stop < 0 ? rest : rest.slice(0, stop)
  if (phrase.length > 45 || (stop < 0 && text.length - lead > 45)) return undefined
  return /[，、]?\d+(?:\.\d+)?[%万亿个家所座公平]/.test(phrase) && stop < 0 ? undefined : phrase
}

/** The plan's year when the caller knows it, or the year to take when the text names none. */
export interface GivenPeriod {
  readonly period?: string | undefined
  readonly fallbackPeriod?: string | undefined
}

/** Reads lines into sections, and says of each stretch whether it can promise anything. */
export function readOutline(text: string, cells: ReadonlySet<number>, given: GivenPeriod = {}): Outline {
  const lines: { start: number; text: string }[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ start, text: line })
    start += line.length + 1
  }
  const found = given.period ?? planPeriod(lines.map((line) => line.text))
  const period = found ?? given.fallbackPeriod ?? NO_PERIOD
  const reader = new OutlineReader(period)
  for (const line of lines) reader.add(line.start, line.text, cells.has(line.start))
  reader.finish(text.length)
  return { lines: reader.lines, sections: reader.sections, period: found ?? null, title: titleOf(reader.lines) }
}

function titleOf(lines: readonly OutlineLine[]): string | null {
  const candidates = lines.slice(0, 40).filter((line) => line.role === 'title' && line.section === '0')
  const titled = candidates.find((line) => /计划|报告|任务|规划|清单|方案|要点|实事|纲要/.test(line.text))
  return (titled ?? candidates[0])?.text ?? null
}
