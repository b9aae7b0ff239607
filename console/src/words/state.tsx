import type { ReactNode } from 'react'
import './state.css'

/** What a colour says; see screens.md: green on track, yellow at risk, red late, blue done, purple waiting, grey unknown. */
export type Tone = 'on-track' | 'at-risk' | 'late' | 'done' | 'waiting' | 'unknown'

const SHAPES: Record<Tone, string> = {
  'on-track': '✓',
  'at-risk': '!',
  late: '✕',
  done: '●',
  waiting: '◐',
  unknown: '○',
}

/** A state as colour, shape and word together. */
export function State({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`state tone-${tone}`}>
      <span aria-hidden="true" className="state-shape">
        {SHAPES[tone]}
      </span>
      {children}
    </span>
  )
}
