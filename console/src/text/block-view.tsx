import { memo } from 'react'
import { KIND_SHAPES } from '../words/kind.tsx'
import { leadingMark, type Stretch } from './marks.ts'
import type { Heading } from './use-pieces.ts'

interface Props {
  readonly text: string
  readonly stretches: readonly Stretch[]
  readonly heading: Heading | undefined
  readonly selected: string | null
  readonly open: readonly { readonly start: number; readonly end: number }[] | undefined
}

/** One piece of the text. Each stretch carries its offset, so that marked characters can be found again. */
export const BlockView = memo(function BlockView({ text, stretches, heading, selected, open }: Props) {
  const [first] = stretches
  if (!first || text.slice(first.start, stretches.at(-1)?.end).trim() === '') return <div className="plan-blank" />
  const level = heading ? ` plan-heading level-${Math.min(heading.level, 4)}` : ''
  return (
    <p className={`plan-piece${level}`}>
      {stretches.map((stretch) => (
        <StretchView
          key={stretch.start}
          words={text.slice(stretch.start, stretch.end).replace(/[\r\n]+$/, '')}
          stretch={stretch}
          selected={selected}
          open={open?.some((span) => span.start <= stretch.start && span.end >= stretch.end) ?? false}
        />
      ))}
    </p>
  )
})

function StretchView(given: { words: string; stretch: Stretch; selected: string | null; open: boolean }) {
  const { words, stretch } = given
  const mark = leadingMark(stretch, given.selected)
  if (!mark) {
    const look = stretch.grey ? 'stretch-grey' : given.open ? 'stretch-open' : undefined
    return (
      <span data-start={stretch.start} className={look}>
        {words}
      </span>
    )
  }
  const isValue = stretch.values.some((value) => value.id === mark.id)
  const isSelected = mark.id === given.selected
  const begins = isValue ? stretch.start === mark.valueStart : mark.valueStart < 0 && stretch.start === mark.start
  return (
    <mark
      data-start={stretch.start}
      data-shape={begins && mark.state !== 'rejected' ? KIND_SHAPES[mark.kind] : undefined}
      className={`on-text kind-${mark.kind} is-${mark.state}${isValue ? ' is-value' : ''}${isSelected ? ' is-selected' : ''}`}
    >
      {words}
    </mark>
  )
}
