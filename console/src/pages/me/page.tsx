import { listSessions, revokeSession } from '@citybrain/contract/api/identity.ts'
import type { Session } from '@citybrain/contract/engines/account.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { chooseLanguage } from '../../app/language.ts'
import { Failure, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { momentWords } from '../../days/days.ts'
import { PasswordForm } from '../../session/password-form.tsx'
import { useDepartments, useSession } from '../../session/session.ts'
import { listWords } from '../../words/list.ts'
import { State } from '../../words/state.tsx'
import { AwayPanel } from './away.tsx'
import { browserWords } from './browser.ts'
import { ToldPanel } from './told.tsx'
import './me.css'

export function Page() {
  const { t, i18n } = useTranslation()
  const who = useSession()
  const departments = useDepartments()
  useTitle(t('nav.me'))
  return (
    <div className="sheet narrow me">
      <h1 className="page-title">{who.account.name}</h1>
      <p className="lede">
        {listWords(
          who.account.roles.map((role) => t(`role.${role}`)),
          i18n.language,
        )}
        {who.account.department && ` · ${departments.fullNameOf(who.account.department)}`} · {who.account.login}
      </p>
      <section className="panel panel-pad" aria-labelledby="me-language">
        <h2 className="section-title" id="me-language">
          {t('me.language')}
        </h2>
        <Radio.Group
          aria-labelledby="me-language"
          value={i18n.language}
          onChange={(event) => void chooseLanguage(event.target.value === 'en' ? 'en' : 'zh')}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </section>
      <AwayPanel />
      <ToldPanel />
      <section className="panel panel-pad" aria-labelledby="me-password">
        <h2 className="section-title" id="me-password">
          {t('password.title')}
        </h2>
        <div className="me-form">
          <PasswordForm />
        </div>
      </section>
      <section className="panel panel-pad" aria-labelledby="me-sessions">
        <h2 className="section-title" id="me-sessions">
          {t('me.sessions')}
        </h2>
        <p className="hint">{t('me.sessions-why')}</p>
        <Sessions />
      </section>
    </div>
  )
}

function Sessions() {
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: async () => (await call(listSessions, {})).sessions })
  if (sessions.isPending) return <PageLoading />
  if (sessions.isError) return <Failure error={sessions.error} onRetry={() => void sessions.refetch()} />
  return (
    <ul className="session-list">
      {sessions.data.map((session) => (
        <SessionLine key={session.id} session={session} />
      ))}
    </ul>
  )
}

function SessionLine({ session }: { session: Session }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => call(revokeSession, { params: { session: session.id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
  })
  return (
    <li>
      <div>
        <strong>{browserWords(session.browser) ?? t('me.unknown-browser')}</strong>{' '}
        <span className="hint figure">{session.address}</span>
        <p className="hint">
          {t('me.since', {
            since: momentWords(session.signedInAt, i18n.language),
            seen: momentWords(session.lastSeenAt, i18n.language),
          })}
        </p>
      </div>
      {session.current ? (
        <State tone="on-track">{t('me.this-one')}</State>
      ) : (
        <Button loading={revoke.isPending} onClick={() => revoke.mutate()}>
          {t('me.revoke')}
        </Button>
      )}
    </li>
  )
}
