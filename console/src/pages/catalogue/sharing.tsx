import type { DataRequest, DataResource } from '@citybrain/contract/engines/catalogue.ts'
import { useTranslation } from 'react-i18next'
import { State, type Tone } from '../../words/state.tsx'

const SHARING_TONES = { unconditional: 'on-track', conditional: 'at-risk', none: 'late' } as const satisfies Record<
  DataResource['sharing'],
  Tone
>

export function Sharing({ sharing }: { sharing: DataResource['sharing'] }) {
  const { t } = useTranslation()
  return <State tone={SHARING_TONES[sharing]}>{t(`sharing.${sharing}`)}</State>
}

const REQUEST_TONES = {
  waiting: 'waiting',
  granted: 'on-track',
  refused: 'late',
  revoked: 'unknown',
} as const satisfies Record<DataRequest['state'], Tone>

/** A granted request whose last day has passed lasts no more. */
export function RequestState({ request }: { request: DataRequest }) {
  const { t } = useTranslation()
  if (request.state === 'granted' && !request.inForce) return <State tone="unknown">{t('catalogue.expired')}</State>
  return <State tone={REQUEST_TONES[request.state]}>{t(`catalogue.request-${request.state}`)}</State>
}
