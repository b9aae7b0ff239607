import type { CommitmentKind } from '@citybrain/contract/engines/commitment.ts'
import type { Commitment, ReviewState } from '@citybrain/contract/engines/register.ts'
import { type Block, blockAt } from './blocks.ts'
import type { Points } from './points.ts'

/** A row of the register as it lies on the text, in UTF-16 units. */
export interface Mark {
  readonly id: string
  readonly kind: CommitmentKind
  readonly state: ReviewState
  readonly start: number
  readonly end: number
  readonly valueStart: number
  readonly valueEnd: number
}

/** A piece of a block whose every character lies under the same marks. */
export interface Stretch {
  readonly start: number
  readonly end: number
  /** Innermost first. */
  readonly marks: readonly Mark[]
  /** Marks whose value (or name) this is. */
  readonly values: readonly Mark[]
  readonly grey: boolean
}

interface Span {
  readonly start: number
  readonly end: number
}

export function marksOf(rows: readonly Commitment[], points: Points): Mark[] {
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    start: points.toUnit(row.start),
    end: points.toUnit(row.end),
    valueStart: row.vstart === null ? -1 : points.toUnit(row.vstart),
    valueEnd: row.vend === null ? -1 : points.toUnit(row.vend),
  }))
}

/** Which spans touch each block. */
export function byBlock<T extends Span>(blocks: readonly Block[], spans: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>()
  for (const span of spans) {
    for (let at = blockAt(blocks, span.start); at < blocks.length && (blocks[at]?.start ?? 0) < span.end; at += 1) {
      const there = found.get(at)
      if (there) there.push(span)
      else found.set(at, [span])
    }
  }
  return found
}

/** Cuts a block where any mark, value or greyed stretch begins or ends, and at further places given. */
export function stretchesOf(
  block: Block,
  marks: readonly Mark[],
  greyed: readonly Span[],
  further: readonly number[] = [],
): Stretch[] {
  const cuts = new Set([block.start, block.end])
  const cut = (unit: number) => {
    if (unit > block.start && unit < block.end) cuts.add(unit)
  }
  for (const mark of marks) for (const unit of [mark.start, mark.end, mark.valueStart, mark.valueEnd]) cut(unit)
  for (const grey of greyed) for (const unit of [grey.start, grey.end]) cut(unit)
  for (const unit of further) cut(unit)
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1] ?? block.end
    const over = (from: number, to: number) => from <= start && to >= end
    return {
      start,
      end,
      marks: marks.filter((mark) => over(mark.start, mark.end)).sort((a, b) => a.end - a.start - (b.end - b.start)),
      values: marks.filter((mark) => mark.valueStart >= 0 && over(mark.valueStart, mark.valueEnd)),
      grey: greyed.some((grey) => over(grey.start, grey.end)),
    }
  })
}

/** The mark that a stretch is coloured by: the selected one, else the one whose value it is, else the innermost. */
export function leadingMark(stretch: Stretch, selected: string | null): Mark | undefined {
  const living = stretch.marks.filter((mark) => mark.state !== 'rejected')
  return (
    stretch.marks.find((mark) => mark.id === selected) ??
    stretch.values.find((mark) => mark.state !== 'rejected') ??
    living[0] ??
    stretch.marks[0]
  )
}

/** The row to select when a stretch is pressed: its value's own first, then each other one in turn. */
export function nextOnStretch(stretch: Stretch, selected: string | null): string | null {
  const order = [...stretch.values, ...stretch.marks.filter((mark) => !stretch.values.includes(mark))]
  if (order.length === 0) return null
  const at = order.findIndex((mark) => mark.id === selected)
  return order[(at + 1) % order.length]?.id ?? null
}
