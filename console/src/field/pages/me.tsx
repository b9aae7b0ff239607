import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOutletContext } from 'react-router'
import { useTitle } from '../../app/title.ts'
import type { FrameContext } from '../frame.tsx'
import { leave } from '../session/enter.ts'
import { useOutbox, useWork } from '../session/work.ts'

/** As Chromium gives it; other browsers have it in their menus. */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>
}

/** Who is signed in, and out again. */
export function Me() {
  const { t } = useTranslation()
  const work = useWork()
  const waiting = useOutbox().length
  const frame = useOutletContext<FrameContext>()
  const [install, setInstall] = useState<InstallEvent | null>(null)
  useTitle(t('field.me'))
  useEffect(() => {
    const hear = (event: Event) => {
      event.preventDefault()
      setInstall(event as InstallEvent)
    }
    addEventListener('beforeinstallprompt', hear)
    return () => removeEventListener('beforeinstallprompt', hear)
  }, [])
  const signOut = async () => {
    if (waiting > 0 && !confirm(t('field.sign-out-sure', { count: waiting }))) return
    await leave(work)
    frame.leave()
  }
  return (
    <>
      <h1>{t('field.me')}</h1>
      <p>{t('field.signed-in-as', { name: work.who.account.name })}</p>
      <p className="p-hint">{t('field.kept-words')}</p>
      {install ? (
        <button type="button" className="p-button f-wide" onClick={() => void install.prompt()}>
          {t('field.install')}
        </button>
      ) : (
        <p className="p-hint">{t('field.install-words')}</p>
      )}
      <button type="button" className="p-button p-second f-wide" onClick={() => void signOut()}>
        {t('field.sign-out')}
      </button>
    </>
  )
}
