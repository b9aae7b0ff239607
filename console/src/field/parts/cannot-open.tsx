import { useTranslation } from 'react-i18next'
import { forgetKept } from '../keep/device.ts'
import { askWho } from '../session/door.ts'

/** What this account kept can't be read with the server's key: only its owner throws it away. */
export function CannotOpenPage({ onCleared }: { onCleared(): void }) {
  const { t } = useTranslation()
  const clear = async () => {
    if (!confirm(t('field.clear-sure'))) return
    const who = await askWho()
    if (who) await forgetKept(who.account.id)
    onCleared()
  }
  return (
    <>
      <h1>{t('field.cannot-open')}</h1>
      <p className="p-warning">{t('field.cannot-open-words')}</p>
      <button type="button" className="p-button p-second" onClick={() => void clear()}>
        {t('field.clear')}
      </button>
    </>
  )
}
