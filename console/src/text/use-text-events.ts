import { type RefObject, useEffect, useRef } from 'react'
import { blockAt } from './blocks.ts'
import { nextOnStretch, type Stretch } from './marks.ts'
import type { PlanTextProps } from './plan-text.tsx'
import { selectionIn } from './selection.ts'
import type { Pieces } from './use-pieces.ts'

/** Pressing a highlight selects its row (again: the next row on the same words); marking characters is reported. */
export function useTextEvents(pane: RefObject<HTMLElement | null>, pieces: Pieces, props: PlanTextProps): void {
  const now = useRef({ pieces, props })
  now.current = { pieces, props }
  useEffect(() => {
    const there = pane.current
    if (!there) return
    const press = (event: MouseEvent) => {
      const { props, pieces } = now.current
      if (getSelection()?.isCollapsed === false) return
      const stretch = stretchUnder(event.target, pieces)
      const next = stretch ? nextOnStretch(stretch, props.selected?.id ?? null) : null
      if (next) props.onSelect(next)
    }
    const mark = () => now.current.props.onMark(selectionIn(there, now.current.props.points))
    const markLater = () => setTimeout(mark)
    const markByKey = (event: KeyboardEvent) => {
      if (event.shiftKey || event.key === 'Shift') mark()
    }
    there.addEventListener('click', press)
    there.addEventListener('pointerup', markLater)
    there.addEventListener('keyup', markByKey)
    return () => {
      there.removeEventListener('click', press)
      there.removeEventListener('pointerup', markLater)
      there.removeEventListener('keyup', markByKey)
    }
  }, [pane])
}

function stretchUnder(target: EventTarget | null, pieces: Pieces): Stretch | undefined {
  const found = target instanceof Element ? target.closest('mark[data-start]') : null
  if (!found) return undefined
  const start = Number(found.getAttribute('data-start'))
  return pieces.stretchesAt(blockAt(pieces.blocks, start)).find((stretch) => stretch.start === start)
}
