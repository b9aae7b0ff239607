import type { ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../words/say.ts'

/** Why the last piece of work didn't come to its end; nothing where it did. */
export function Setback({ one }: { one: ThingImport }) {
  const { t } = useTranslation()
  const say = useSay()
  if (one.state !== 'failed' && one.state !== 'cancelled' && one.state !== 'interrupted') return null
  return (
    <Alert
      type={one.state === 'failed' ? 'error' : 'info'}
      showIcon
      className="form-lede"
      title={one.refusal ? say(one.refusal.words) : t(`thing-import.setback.${one.state}`)}
    />
  )
}
