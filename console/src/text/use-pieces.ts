import type { PlanSection } from '@citybrain/contract/engines/outline.ts'
import { useMemo } from 'react'
import { type Block, blockAt, blocksOf } from './blocks.ts'
import { byBlock, marksOf, type Stretch, stretchesOf } from './marks.ts'
import type { PlanTextProps, Span } from './plan-text.tsx'
import type { Points } from './points.ts'

/** A heading on a piece: its level, and how far it reaches, in units. */
export interface Heading {
  readonly level: number
  readonly end: number
}

export interface Pieces {
  readonly blocks: readonly Block[]
  readonly headings: ReadonlyMap<number, Heading>
  readonly open: ReadonlyMap<number, readonly Span[]>
  stretchesAt(at: number): readonly Stretch[]
}

type Given = Pick<PlanTextProps, 'text' | 'points' | 'rows' | 'sections' | 'greyed' | 'open'>

/** What each piece of the text shows; worked out per piece when it comes into sight. */
export function usePieces({ text, points, rows, sections, greyed, open }: Given): Pieces {
  const blocks = useMemo(() => blocksOf(text), [text])
  const marks = useMemo(() => byBlock(blocks, marksOf(rows, points)), [blocks, rows, points])
  const greys = useMemo(() => byBlock(blocks, inUnits(greyed, points)), [blocks, greyed, points])
  const opens = useMemo(() => byBlock(blocks, inUnits(open, points)), [blocks, open, points])
  const headings = useMemo(() => headingsOf(blocks, sections, points), [blocks, sections, points])
  return useMemo(() => {
    const known = new Map<number, readonly Stretch[]>()
    const stretchesAt = (at: number) => {
      const block = blocks[at]
      if (!block) return []
      const made = known.get(at) ?? stretchesOf(block, marks.get(at) ?? [], greys.get(at) ?? [], cutsAt(opens.get(at)))
      known.set(at, made)
      return made
    }
    return { blocks, headings, open: opens, stretchesAt }
  }, [blocks, marks, greys, opens, headings])
}

function inUnits(spans: readonly Span[], points: Points): Span[] {
  return spans.map((span) => ({ start: points.toUnit(span.start), end: points.toUnit(span.end) }))
}

function cutsAt(spans: readonly Span[] | undefined): number[] {
  return spans?.flatMap((span) => [span.start, span.end]) ?? []
}

function headingsOf(blocks: readonly Block[], sections: readonly PlanSection[], points: Points): Map<number, Heading> {
  const found = new Map<number, Heading>()
  for (const section of sections) {
    if (section.level === 0 || section.heading === '') continue
    const start = points.toUnit(section.start)
    const at = blockAt(blocks, start)
    if (blocks[at]?.start === start) found.set(at, { level: section.level, end: start + section.heading.length })
  }
  return found
}
