import type { DataRequest } from '@citybrain/contract/engines/catalogue.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { dayWords, momentWords } from '../../days/days.ts'
import { useDepartments, useRight } from '../../session/session.ts'
import { useTypes } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { type Decision, DecisionForm } from './forms.tsx'
import { RequestState } from './sharing.tsx'
import { useRequests } from './use-catalogue.ts'

/** Requests for one resource or for all, with what may be decided. */
export function RequestList({ type }: { type: string | null }) {
  const { t } = useTranslation()
  const requests = useRequests(type)
  if (requests.isPending) return <PageLoading />
  if (requests.isError) return <Failure error={requests.error} onRetry={() => void requests.refetch()} />
  if (requests.data.length === 0)
    return (
      <div className="panel">
        <Nothing words={t('catalogue.no-requests')} />
      </div>
    )
  return (
    <ul className="request-list">
      {requests.data.map((request) => (
        <li key={request.id} className="panel panel-pad">
          <Request request={request} named={type === null} />
        </li>
      ))}
    </ul>
  )
}

function Request({ request, named }: { request: DataRequest; named: boolean }) {
  const { t, i18n } = useTranslation()
  const { typeOf } = useTypes()
  const departments = useDepartments()
  const say = useSay()
  const mayDecide = useRight('approve:catalogue')
  const [deciding, setDeciding] = useState<Decision | null>(null)
  const title = say(typeOf(request.type)?.title ?? { zh: request.type, en: request.type })
  const offered: readonly Decision[] =
    request.state === 'waiting' ? ['granted', 'refused'] : request.inForce ? ['revoked'] : []
  return (
    <>
      <p className="request-head">
        <strong>{departments.nameOf(request.department)}</strong>
        {named && <span>{title}</span>}
        <RequestState request={request} />
        <span className="hint">
          {t('catalogue.until-day', { day: dayWords(request.until, i18n.language) })}
          {' · '}
          {t(request.grantedUpTo ? 'catalogue.granted-up-to' : 'catalogue.asked-up-to', {
            privacy: t(`privacy.${request.grantedUpTo ?? request.askedUpTo}`),
          })}
        </span>
      </p>
      <p>{request.purpose}</p>
      <p className="hint">
        {t('catalogue.asked-by', { by: request.requestedBy, at: momentWords(request.requestedAt, i18n.language) })}
        {request.decidedAt &&
          ` ${t('catalogue.decided-by', {
            by: request.decidedBy ?? '—',
            at: momentWords(request.decidedAt, i18n.language),
            reason: request.reason ?? '—',
          })}`}
      </p>
      {mayDecide && offered.length > 0 && (
        <div className="tools">
          {offered.map((one) => (
            <Button key={one} size="small" danger={one !== 'granted'} onClick={() => setDeciding(one)}>
              {t(`catalogue.do-${one}`)}
            </Button>
          ))}
        </div>
      )}
      {deciding && <DecisionForm request={request} decision={deciding} onClose={() => setDeciding(null)} />}
    </>
  )
}
