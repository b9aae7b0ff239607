import type { Responsibility } from '@citybrain/contract/engines/responsibility.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import { type AskedPlace, type FoundResponsibility, whoAnswers } from './responsibility.ts'

/** A piece of ground that is looked at, and the region under which it is shown. */
export interface CoveredCell extends AskedPlace {
  readonly shownUnder: string
}

export interface Covered {
  readonly cells: number
  /** Pairs of cell and class that somebody answers for. */
  readonly pairs: number
  readonly nobody: readonly { readonly category: string; readonly cells: number }[]
  readonly two: readonly { readonly category: string; readonly cells: number; readonly rows: readonly string[] }[]
}

export interface Coverage {
  readonly classCount: number
  readonly regions: ReadonlyMap<string, Covered>
}

/** Which cells and classes have somebody, nobody or two; asked of the very rule that work goes by. */
export function coverageOf(
  rows: readonly Responsibility[],
  cells: readonly CoveredCell[],
  { table, today }: { table: CodeTable; today: PlainDate },
): Coverage {
  const classes = leavesOf(table)
  const answers = new Map<string, readonly FoundResponsibility[]>()
  const regions = new Map<string, Tally>()
  for (const cell of cells) {
    const tally = regions.get(cell.shownUnder) ?? { cells: 0, pairs: 0, nobody: new Map(), two: new Map() }
    regions.set(cell.shownUnder, tally)
    tally.cells += 1
    // Cells for which the same rows come into question have the same answers.
    const near = rows.filter((row) => whoAnswers([{ ...row, category: null }], askedOf(cell, today)).found === 'one')
    const key = near.map(({ id }) => id).join()
    const known =
      answers.get(key) ??
      classes.map((category) => whoAnswers(near, { ...askedOf(cell, today), classes: table.key, category }))
    answers.set(key, known)
    for (const [place, answer] of known.entries()) count(tally, classes[place] ?? '', answer)
  }
  const closed = [...regions].map(([code, tally]): [string, Covered] => [code, coveredOf(tally, table, classes)])
  return { classCount: classes.length, regions: new Map(closed) }
}

interface Tally {
  cells: number
  pairs: number
  readonly nobody: Map<string, number>
  readonly two: Map<string, { cells: number; rows: Set<string> }>
}

const askedOf = (place: AskedPlace, today: PlainDate) => ({ place, classes: null, category: null, today })

function count(tally: Tally, category: string, answer: FoundResponsibility): void {
  if (answer.found === 'one') tally.pairs += 1
  else if (answer.found === 'nobody') tally.nobody.set(category, (tally.nobody.get(category) ?? 0) + 1)
  else {
    const two = tally.two.get(category) ?? { cells: 0, rows: new Set() }
    two.cells += 1
    for (const { id } of answer.rows) two.rows.add(id)
    tally.two.set(category, two)
  }
}

function coveredOf({ cells, pairs, nobody, two }: Tally, table: CodeTable, classes: readonly string[]): Covered {
  return {
    ...{ cells, pairs },
    nobody: collapsed(nobody, table, classes),
    two: [...two].map(([category, one]) => ({ category, cells: one.cells, rows: [...one.rows].slice(0, MOST_NAMED) })),
  }
}

const MOST_NAMED = 20

/** Classes that have no other one below them. */
export const leavesOf = ({ entries }: CodeTable): string[] => {
  const codes = entries.map(({ code }) => code)
  return codes.filter((code) => !codes.some((other) => other !== code && other.startsWith(code)))
}

/** A class of which all below it lack somebody in as many cells is named once. */
function collapsed(nobody: ReadonlyMap<string, number>, { entries }: CodeTable, classes: readonly string[]) {
  const shortFirst = entries.map(({ code }) => code).sort((one, other) => one.length - other.length)
  const said: { category: string; cells: number }[] = []
  const done = new Set<string>()
  for (const code of shortFirst) {
    const below = classes.filter((one) => one.startsWith(code) && !done.has(one))
    const cells = nobody.get(below[0] ?? '')
    if (cells === undefined || below.some((one) => nobody.get(one) !== cells)) continue
    said.push({ category: code, cells })
    for (const one of below) done.add(one)
  }
  return said
}
