import { App } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'

/**
 * Asks before unsaved work is left, by a link, the way back, or closing the tab. What is kept in this browser is not lost,
 * but not sent either.
 */
export function useLeaveGuard(unsaved: boolean, { kept = false }: { kept?: boolean } = {}): void {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    modal.confirm({
      title: t(kept ? 'form.unsent' : 'form.unsaved'),
      content: t(kept ? 'form.unsent-consequence' : 'form.unsaved-consequence'),
      okText: t(kept ? 'form.leave' : 'form.discard'),
      cancelText: t('form.keep-editing'),
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    })
  }, [blocker, modal, t, kept])
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsaved])
}
