import { listDelegations } from '@citybrain/contract/api/organisation.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { Failure, PageLoading } from '../../app/notices.tsx'
import { useSession } from '../../session/session.ts'
import { DelegationForm } from '../organisation/delegation-form.tsx'
import { DelegationEntry } from '../organisation/delegations.tsx'
import { organisationKey } from '../organisation/use-organisation.ts'

/** When one is away and who covers: a delegation, by which work and notices come to the cover too. */
export function AwayPanel() {
  const { t } = useTranslation()
  const { account } = useSession()
  const [making, setMaking] = useState(false)
  const list = useQuery({
    queryKey: [...organisationKey, 'delegations', 'own', account.id],
    queryFn: ({ signal }) => call(listDelegations, { query: { account: account.id, limit: 100 }, signal }),
  })
  const open = list.data?.items.filter(({ state }) => state === 'in-force' || state === 'waiting') ?? []
  return (
    <section className="panel panel-pad" aria-labelledby="me-away">
      <h2 className="section-title" id="me-away">
        {t('me.away')}
      </h2>
      <p className="hint">{t('me.away-why')}</p>
      {list.isPending && <PageLoading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && open.length === 0 && <p>{t('me.away-none')}</p>}
      <ul className="history-list">
        {open.map((one) => (
          <DelegationEntry key={one.id} delegation={one} />
        ))}
      </ul>
      {making ? (
        <DelegationForm own onClose={() => setMaking(false)} />
      ) : (
        <Button onClick={() => setMaking(true)}>{t('me.away-set')}</Button>
      )}
    </section>
  )
}
