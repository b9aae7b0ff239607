import type { PlanSection } from '@citybrain/contract/engines/outline.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { BlockView } from './block-view.tsx'
import type { Block } from './blocks.ts'
import type { Points } from './points.ts'
import { usePieces } from './use-pieces.ts'
import { useScrollTo } from './use-scroll-to.ts'
import { useTextEvents } from './use-text-events.ts'
import './text.css'

/** A stretch in code points. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface PlanTextProps {
  readonly label: string
  readonly text: string
  readonly points: Points
  readonly rows: readonly Commitment[]
  readonly selected: Commitment | null
  readonly sections: readonly PlanSection[]
  /** What belongs to the web page, not to the document. */
  readonly greyed: readonly Span[]
  /** Clauses that lie in no commitment and are not confirmed: marked by a dotted line. */
  readonly open: readonly Span[]
  readonly place: { readonly point: number; readonly asked: number } | null
  onSelect(id: string): void
  /** Hears of characters marked in the text; null when the marking is taken away. */
  onMark(span: Span | null): void
  /** Hears which code point stands at the top. */
  onPlace(point: number): void
}

/** Long panes that scroll must be reachable by keyboard. */
const REACHABLE = { tabIndex: 0 }

/** The stored text with its highlights; only lines in sight are in the page, so that two million characters scroll. */
export function PlanText(props: PlanTextProps) {
  const { text, points, selected } = props
  const pane = useRef<HTMLElement>(null)
  const pieces = usePieces(props)
  const lines = useVirtualizer({
    count: pieces.blocks.length,
    getScrollElement: () => pane.current,
    estimateSize: (at) => guessHeight(pieces.blocks[at], pane.current?.clientWidth ?? 640),
    overscan: 6,
    onChange: (view) => {
      const top = view.getVirtualItemForOffset(view.scrollOffset ?? 0)
      props.onPlace(points.toPoint(pieces.blocks[top?.index ?? 0]?.start ?? 0))
    },
  })
  useScrollTo({ blocks: pieces.blocks, lines, pane, points, selected, place: props.place })
  useTextEvents(pane, pieces, props)
  return (
    <section ref={pane} className="plan-text" aria-label={props.label} {...REACHABLE}>
      <div className="plan-lines" style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={lines.measureElement}
            data-index={item.index}
            className="plan-line"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <BlockView
              text={text}
              stretches={pieces.stretchesAt(item.index)}
              heading={pieces.headings.get(item.index)}
              selected={selected?.id ?? null}
              open={pieces.open.get(item.index)}
            />
          </div>
        ))}
      </div>
    </section>
  )
}

/** Close enough until a line has been measured: a Han character is as wide as it is high. */
function guessHeight(block: Block | undefined, width: number): number {
  const perLine = Math.max(12, Math.floor((width - 56) / 16))
  return 6 + 29 * Math.max(1, Math.ceil(((block?.end ?? 0) - (block?.start ?? 0)) / perLine))
}
