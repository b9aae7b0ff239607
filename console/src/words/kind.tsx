import type { CommitmentKind } from '@citybrain/contract/engines/commitment.ts'
import type { VersionState } from '@citybrain/contract/engines/plan.ts'
import type { ReviewState } from '@citybrain/contract/engines/register.ts'
import { useTranslation } from 'react-i18next'
import { State, type Tone } from './state.tsx'

/** Shapes stand beside the colours in text, legend and lists, so that no kind is told by colour alone. */
export const KIND_SHAPES: Record<CommitmentKind, string> = {
  'indicator-target': '◆',
  'quantified-task': '●',
  project: '■',
  mechanism: '▲',
  'qualitative-task': '○',
}

export function Kind({ kind }: { kind: CommitmentKind }) {
  const { t } = useTranslation()
  return (
    <span className={`kind kind-${kind}`}>
      <span className="kind-shape" aria-hidden="true">
        {KIND_SHAPES[kind]}
      </span>
      {t(`kind.${kind}`)}
    </span>
  )
}

const REVIEW_TONES: Record<ReviewState, Tone> = { proposed: 'at-risk', accepted: 'on-track', rejected: 'unknown' }

export function Review({ state }: { state: ReviewState }) {
  const { t } = useTranslation()
  return <State tone={REVIEW_TONES[state]}>{t(`review-state.${state}`)}</State>
}

const VERSION_TONES: Record<VersionState, Tone> = {
  draft: 'unknown',
  reviewed: 'waiting',
  approved: 'on-track',
  adjusted: 'done',
}

export function VersionMark({ state }: { state: VersionState }) {
  const { t } = useTranslation()
  return <State tone={VERSION_TONES[state]}>{t(`version-state.${state}`)}</State>
}
