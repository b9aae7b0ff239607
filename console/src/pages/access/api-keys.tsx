import { PlusOutlined } from '@ant-design/icons'
import { listApiKeys } from '@citybrain/contract/api/api-keys.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { everyPage } from '../../api/plans.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { Grid } from '../../table/grid.tsx'
import { keysKey } from './asked.ts'
import { useKeyColumns } from './key-columns.tsx'
import { KeyForm } from './key-form.tsx'
import { type Issued, SecretOnce } from './secret-once.tsx'

/** Keys by which other systems come in, and the way to make one. */
export function ApiKeys({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation()
  const [making, setMaking] = useState(false)
  const [issued, setIssued] = useState<Issued | null>(null)
  const columns = useKeyColumns()
  const keys = useQuery({
    queryKey: keysKey,
    queryFn: () => everyPage((cursor) => call(listApiKeys, { query: { limit: 500, cursor } })),
  })
  if (keys.isPending) return <PageLoading />
  if (keys.isError) return <Failure error={keys.error} onRetry={() => void keys.refetch()} />
  const active = keys.data.filter(({ state }) => state === 'active')
  const unused = active.filter(({ lastUsedAt }) => lastUsedAt === null).length
  return (
    <div className="sheet fill">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.access')}</h1>
          <p className="lede">{t('access.keys-lede', { count: active.length, unused })}</p>
        </div>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
          {t('access.key-add')}
        </Button>
      </div>
      <div className="tools list-tools">{choice}</div>
      {keys.data.length > 0 ? (
        <Grid label={t('access.show-keys')} columns={columns} rows={keys.data} keyOf={(one) => one.id} />
      ) : (
        <div className="panel">
          <Nothing words={t('access.keys-none')} />
        </div>
      )}
      <KeyForm open={making} onClose={() => setMaking(false)} onIssued={setIssued} />
      <SecretOnce issued={issued} onClose={() => setIssued(null)} />
    </div>
  )
}
