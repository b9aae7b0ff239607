import type { Commitment } from '@citybrain/contract/engines/register.ts'
import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef } from 'react'
import { type Block, blockAt } from './blocks.ts'
import type { Points } from './points.ts'

interface Given {
  readonly blocks: readonly Block[]
  readonly lines: Virtualizer<HTMLElement, Element>
  readonly pane: RefObject<HTMLElement | null>
  readonly points: Points
  readonly selected: Commitment | null
  readonly place: { readonly point: number; readonly asked: number } | null
}

/** Brings the selected row, or a place asked for, into sight: first its line, then the very words in it. */
export function useScrollTo({ blocks, lines, pane, points, selected, place }: Given): void {
  const now = useRef({ blocks, lines, points })
  now.current = { blocks, lines, points }
  const selectedId = selected?.id
  const selectedAt = selected?.vstart ?? selected?.start
  useEffect(() => {
    if (selectedId === undefined || selectedAt === undefined) return
    const { blocks, lines, points } = now.current
    const there = () => pane.current?.querySelector('mark.is-selected')
    if (isInSight(pane.current, there())) return
    lines.scrollToIndex(blockAt(blocks, points.toUnit(selectedAt)), { align: 'center' })
    return soon(() => {
      const words = there()
      if (words && !isInSight(pane.current, words)) words.scrollIntoView({ block: 'center' })
    })
  }, [selectedId, selectedAt, pane])
  useEffect(() => {
    if (!place) return
    const { blocks, lines, points } = now.current
    lines.scrollToIndex(blockAt(blocks, points.toUnit(place.point)), { align: 'start' })
  }, [place])
}

/** Twice, since lines are measured only once they are drawn. */
function soon(work: () => void): () => void {
  const timers = [60, 220].map((wait) => setTimeout(work, wait))
  return () => timers.forEach(clearTimeout)
}

function isInSight(pane: HTMLElement | null, words: Element | null | undefined): boolean {
  if (!pane || !words) return false
  const outer = pane.getBoundingClientRect()
  const inner = words.getBoundingClientRect()
  return inner.height > 0 && inner.top >= outer.top + 24 && inner.bottom <= outer.bottom - 24
}
