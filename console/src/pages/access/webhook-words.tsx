import type { DeliveryState, Webhook, WebhookState } from '@citybrain/contract/engines/webhook.ts'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useTypes } from '../../things/types.ts'
import { listWords } from '../../words/list.ts'
import { State, type Tone } from '../../words/state.tsx'

const TONES = { healthy: 'on-track', failing: 'late', paused: 'unknown' } as const satisfies Record<WebhookState, Tone>

export function WebhookStateMark({ state }: { state: WebhookState }) {
  const { t } = useTranslation()
  return <State tone={TONES[state]}>{t(`access.webhook-${state}`)}</State>
}

const DELIVERY_TONES = {
  waiting: 'waiting',
  delivered: 'on-track',
  dead: 'late',
  discarded: 'unknown',
} as const satisfies Record<DeliveryState, Tone>

export function DeliveryStateMark({ state }: { state: DeliveryState }) {
  const { t } = useTranslation()
  return <State tone={DELIVERY_TONES[state]}>{t(`access.delivery-${state}`)}</State>
}

/** Which news a receiver is sent: all, or some kinds, and of things only some types. */
export function useNewsWords(): (webhook: Pick<Webhook, 'kinds' | 'types'>) => string {
  const { t, i18n } = useTranslation()
  const { typeOf } = useTypes()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return useCallback(
    ({ kinds, types }) => {
      const what = kinds.length === 0 ? t('access.all-kinds') : listWords(kinds, language)
      if (types.length === 0) return what
      const titles = types.map((key) => typeOf(key)?.title[language] ?? key)
      return t('access.only-types', { what, types: listWords(titles, language) })
    },
    [t, language, typeOf],
  )
}
