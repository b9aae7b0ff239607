import type { WhoAmI } from '@citybrain/contract/engines/account.ts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '../app/language-switch.tsx'
import { useTitle } from '../app/title.ts'
import { PasswordForm } from './password-form.tsx'
import { useSignOut } from './session.ts'
import './gate.css'

/** A one-time password opens nothing but this: choosing one's own. */
export function ForcedPassword({ who }: { who: WhoAmI }) {
  const { t } = useTranslation()
  const signOut = useSignOut()
  useTitle(t('password.title'))
  return (
    <div className="gate">
      <main className="gate-card">
        <div className="gate-top">
          <img src="/mark.svg" alt="" width="32" height="32" />
          <LanguageSwitch />
        </div>
        <h1 className="page-title">{t('password.title')}</h1>
        <p className="lede">{t('password.first', { name: who.account.name })}</p>
        <PasswordForm />
        <Button type="link" block onClick={() => void signOut()}>
          {t('nav.sign-out')}
        </Button>
      </main>
    </div>
  )
}
