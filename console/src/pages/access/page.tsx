import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../../app/address.ts'
import { NoRight } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { ApiKeys } from './api-keys.tsx'
import { WebhookView } from './webhook-view.tsx'
import { Webhooks } from './webhooks.tsx'
import './access.css'

const SHOWN = ['keys', 'webhooks'] as const
type Shown = (typeof SHOWN)[number]

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.access'))
  const may = { keys: useRight('manage:api-key'), webhooks: useRight('manage:webhook') }
  const offered = SHOWN.filter((one) => may[one])
  return offered.length > 0 ? <Access offered={offered} /> : <NoRight />
}

/** How other systems come in (keys), and how they are told of changes (webhooks). */
function Access({ offered }: { offered: readonly Shown[] }) {
  const { t } = useTranslation()
  const [address, set] = useAddress()
  const shown = offered.find((one) => one === address.get('show')) ?? offered[0]
  const webhook = address.get('webhook')
  if (shown === 'webhooks' && webhook) return <WebhookView key={webhook} id={webhook} />
  const choice = offered.length > 1 && (
    <Segmented<Shown>
      aria-label={t('nav.access')}
      value={shown ?? 'keys'}
      onChange={(next) => set({ show: next === 'keys' ? null : next })}
      options={offered.map((one) => ({ value: one, label: t(`access.show-${one}`) }))}
    />
  )
  return shown === 'keys' ? <ApiKeys choice={choice} /> : <Webhooks choice={choice} />
}
