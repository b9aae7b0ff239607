import { getMessagePreference } from '@citybrain/contract/api/messages.ts'
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { Failure, PageLoading } from '../../app/notices.tsx'
import { ContactLine } from './contact-line.tsx'
import { PreferenceForm } from './preference-form.tsx'
import { TOLD, type Told } from './use-told.ts'

/** How one is told of notices outside of the console, and where. */
export function ToldPanel() {
  const { t } = useTranslation()
  const told = useQuery({ queryKey: TOLD, queryFn: () => call(getMessagePreference, {}) })
  return (
    <section className="panel panel-pad" aria-labelledby="me-told">
      <h2 className="section-title" id="me-told">
        {t('me.told')}
      </h2>
      <p className="hint">{t('me.told-why')}</p>
      {told.isPending ? (
        <PageLoading />
      ) : told.isError ? (
        <Failure error={told.error} onRetry={() => void told.refetch()} />
      ) : (
        <Outside told={told.data} />
      )}
    </section>
  )
}

function Outside({ told }: { told: Told }) {
  const { t } = useTranslation()
  const { contacts } = told
  const channels = contacts.filter(({ on }) => on).map(({ channel }) => channel)
  if (channels.length === 0 && contacts.every(({ verified }) => verified === null))
    return <p className="me-told-off">{t('me.told-off')}</p>
  return (
    <>
      <h3 className="me-subtitle">{t('me.contacts')}</h3>
      <ul className="session-list">
        {contacts.map((contact) => (
          <ContactLine key={contact.channel} contact={contact} />
        ))}
      </ul>
      {channels.length > 0 && (
        <>
          <h3 className="me-subtitle">{t('me.kinds')}</h3>
          {contacts.every(({ verified, on }) => !on || verified === null) && (
            <Alert type="info" showIcon title={t('me.told-nowhere')} />
          )}
          <PreferenceForm told={told} channels={channels} />
        </>
      )}
    </>
  )
}
