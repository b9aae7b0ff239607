import type { Thing } from '@citybrain/contract/engines/thing.ts'
import { useTranslation } from 'react-i18next'
import { State, type Tone } from '../words/state.tsx'

const TONES: Record<Thing['state'], Tone> = { present: 'on-track', ended: 'unknown', merged: 'waiting' }

export function ThingStateMark({ thing }: { thing: Pick<Thing, 'state'> }) {
  const { t } = useTranslation()
  return <State tone={TONES[thing.state]}>{t(`thing.state.${thing.state}`)}</State>
}
