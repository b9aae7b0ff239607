import type { ThingImportState } from '@citybrain/contract/engines/thing-import.ts'
import { useTranslation } from 'react-i18next'
import { State, type Tone } from '../../words/state.tsx'

const TONES = {
  uploading: 'at-risk',
  uploaded: 'at-risk',
  mapped: 'at-risk',
  checking: 'waiting',
  checked: 'at-risk',
  running: 'waiting',
  done: 'on-track',
  cancelled: 'unknown',
  failed: 'late',
  interrupted: 'at-risk',
  undoing: 'waiting',
  undone: 'unknown',
} as const satisfies Record<ThingImportState, Tone>

export function ThingImportMark({ state }: { state: ThingImportState }) {
  const { t } = useTranslation()
  return <State tone={TONES[state]}>{t(`thing-import.state.${state}`)}</State>
}
