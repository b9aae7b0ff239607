import type { ImportState } from '@citybrain/contract/engines/region-import.ts'
import { useTranslation } from 'react-i18next'
import { State, type Tone } from '../../words/state.tsx'

const TONES: Record<ImportState, Tone> = { preview: 'at-risk', applied: 'on-track', undone: 'unknown' }

export function ImportMark({ state }: { state: ImportState }) {
  const { t } = useTranslation()
  return <State tone={TONES[state]}>{t(`region-import.state.${state}`)}</State>
}
