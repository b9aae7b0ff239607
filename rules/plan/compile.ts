import type { ExtractedCommitment } from '../../contract/engines/commitment.ts'
import type { CompiledPlan, StretchRole } from '../../contract/engines/outline.ts'
import { type Clause, clausesOf } from './clause.ts'
import { type Draft, plainSubject, type Subject } from './draft.ts'
import { type OutlineLine, readOutline } from './outline.ts'
import { projectsIn } from './project.ts'
import type { Steps } from './quantity.ts'
import { newContext, readClause } from './reader.ts'
import { periodOf, settle } from './settle.ts'
import type { Context } from './subject-of.ts'
import { readTable } from './table.ts'
import { TaskReader } from './task.ts'
import { toTraditional } from './text/characters.ts'
import { normalise, type PlainText, quoted, surface } from './text/normalise.ts'
import { assignUnits, unitStretches } from './units.ts'

export interface CompileOptions {
  /** The plan's year or span when the text doesn't say it. */
  readonly period?: string
  /** The caller's current year: taken only when the text names no year at all. */
  readonly fallbackPeriod?: string
  /** Called with the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void
  /** Counts the scanner's steps (for tests). */
  readonly steps?: Steps
}

const READ: ReadonlySet<StretchRole> = new Set(['body', 'preamble', 'past'])

/** See the face, `index.ts`. */
export function compile(source: string, options: CompileOptions): CompiledPlan {
  const steps = options.steps ?? { count: 0 }
  const plain = normalise(source)
  options.onProgress?.(0.3)
  const outline = readOutline(plain.text, plain.cellLines, options)
  const commitments: ExtractedCommitment[] = []
  const results: ExtractedCommitment[] = []
  const clauses: CompiledPlan['clauses'] = []
  for (const [index, group] of groupsOf(outline.lines, plain.cellLines).entries()) {
    const [line] = group
    if (line === undefined) continue
    const isTable = plain.cellLines.has(line.start)
    const read = isTable ? { clauses: [], drafts: tableIn(plain, group, steps) } : readLine(plain, line, steps)
    for (const clause of read.clauses) clauses.push(clauseOf(plain, line, clause))
    for (const item of read.drafts) (item.past ? results : commitments).push(finished(plain, item))
    if (index % 200 === 0) options.onProgress?.(0.3 + (0.7 * index) / Math.max(index + 1, outline.lines.length))
  }
  options.onProgress?.(1)
  const inOrder = (a: ExtractedCommitment, b: ExtractedCommitment): number =>
    (a.vstart ?? a.start) - (b.vstart ?? b.start)
  return {
    period: outline.period,
    title: outline.title,
    sections: outline.sections.map((section) => ({
      ...section,
      start: rawAt(plain, section.start),
      end: rawAt(plain, section.end),
    })),
    clauses,
    commitments: commitments.sort(inOrder),
    results: results.sort(inOrder),
  }
}

/** Lines one by one, those of a table together. */
function groupsOf(lines: readonly OutlineLine[], cells: ReadonlySet<number>): OutlineLine[][] {
  const groups: OutlineLine[][] = []
  let open = false
  for (const line of lines) {
    const isCell = cells.has(line.start)
    const last = groups.at(-1)
    if (isCell && open && last !== undefined) last.push(line)
    else groups.push([line])
    open = isCell
  }
  return groups
}

function tableIn(plain: PlainText, group: readonly OutlineLine[], steps: Steps): Draft[] {
  const [first] = group
  if (first === undefined) return []
  return readTable(plain.text, group, steps, (start, end) => {
    const cell = { ...first, start, end, text: plain.text.slice(start, end), lead: 0, heading: false }
    return readLine(plain, { ...cell, role: 'body', ahead: true }, steps).drafts
  })
}

function readLine(plain: PlainText, line: OutlineLine, steps: Steps): { clauses: Clause[]; drafts: Draft[] } {
  if (!READ.has(line.role) && !line.heading) return { clauses: [], drafts: [] }
  const { text } = plain
  const clauses = clausesOf({
    text,
    from: line.start + line.lead,
    to: line.end,
    period: line.period,
    ahead: !line.news && (line.ahead || line.section !== '0'),
    news: line.news,
  })
  if (!READ.has(line.role)) return { clauses: [], drafts: [] }
  const context = newContext(text, line.period)
  const tasks = new TaskReader(text, line.period)
  const asides = unitStretches(text, line.start, line.end)
  const drafts: Draft[] = []
  let sentence = 0
  for (const clause of clauses) {
    while ((asides[0]?.[1] ?? Number.POSITIVE_INFINITY) <= clause.start) asides.shift()
    if ((asides[0]?.[0] ?? Number.POSITIVE_INFINITY) <= clause.start) continue
    if (clause.sentence !== sentence) context.period = line.period
    sentence = clause.sentence
    context.period = periodOf(text.slice(clause.start, clause.end), context.period, line.period)
    drafts.push(...readOne(clause, { line, context, tasks, steps }))
  }
  settle(text, drafts)
  assignUnits(text, line.start, line.end, drafts)
  return { clauses, drafts }
}

interface LineReading {
  readonly line: OutlineLine
  readonly context: Context
  readonly tasks: TaskReader
  readonly steps: Steps
}

function readOne(clause: Clause, { line, context, tasks, steps }: LineReading): Draft[] {
  const past = clause.past || line.role === 'past'
  const figures = readClause(clause, context, steps).map((item) => ({ ...item, past }))
  const projects = past
    ? []
    : projectsIn(clause, context.text, { period: context.period, figures, listing: line.listing })
  const counted = projects.find((item) => item.nameNumber !== null)
  const kept = counted === undefined ? figures : figures.filter((item) => !overlaps(item, counted))
  const task = past ? undefined : tasks.read(clause, kept.length + projects.length > 0, line.heading)
  return [...kept, ...projects, ...(task === undefined ? [] : [task])]
}

function overlaps(a: Draft, b: Draft): boolean {
  return (a.vstart ?? 0) < (b.vend ?? 0) && (a.vend ?? 0) > (b.vstart ?? 0)
}

function clauseOf(plain: PlainText, line: OutlineLine, clause: Clause): CompiledPlan['clauses'][number] {
  const role = clause.past ? 'past' : line.role
  return { start: rawAt(plain, clause.start), end: rawEnd(plain, clause.end), section: line.section, role }
}

function rawAt(plain: PlainText, at: number): number {
  return plain.at[at] ?? plain.raw.length
}

function rawEnd(plain: PlainText, end: number): number {
  return end === 0 ? 0 : (plain.at[end - 1] ?? 0) + 1
}

function subjectText(plain: PlainText, subject: Subject): string {
  const own = subject.map((piece) => {
    if (typeof piece !== 'string') return surface(plain, piece[0], piece[1])
    return plain.traditional ? toTraditional(piece) : piece
  })
  return own.join('').replaceAll('\n', '').trim() || plainSubject(plain.text, subject) || '—'
}

function finished(plain: PlainText, item: Draft): ExtractedCommitment {
  const { past: _past, vstart, vend, subject, value, unit, start, end, ...rest } = item
  const hasValue = vstart !== null && vend !== null
  return {
    ...rest,
    quote: quoted(plain, start, end),
    start: rawAt(plain, start),
    end: rawEnd(plain, end),
    vquote: hasValue ? quoted(plain, vstart, vend) : null,
    vstart: hasValue ? rawAt(plain, vstart) : null,
    vend: hasValue ? rawEnd(plain, vend) : null,
    subject: subjectText(plain, subject),
    value: typeof value === 'string' || value === null ? value : [value[0], value[1]],
    unit: unit === null ? null : unit.replace('（', '(').replace('）', ')'),
  }
}
