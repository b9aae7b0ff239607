import { getCommitment } from '@citybrain/contract/api/register.ts'
import type { PlanSummary } from '@citybrain/contract/engines/plan.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { useQuery } from '@tanstack/react-query'
import { Drawer, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { LinkButton } from '../../app/link-button.tsx'
import { Failure } from '../../app/notices.tsx'
import { RowFacts } from '../../register/row-facts.tsx'
import { RowHistory } from '../../register/row-history.tsx'
import { Kind, Review } from '../../words/kind.tsx'
import '../review/review.css'

interface Props {
  readonly row: Commitment | null
  readonly plans: readonly PlanSummary[]
  onClose(): void
}

/** A row with its place in the text and everything that was done with it. */
export function RowDrawer({ row, plans, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Drawer open={row !== null} onClose={onClose} size={560} title={row?.subject ?? ''}>
      {row && (
        <div className="row-detail plain">
          <p className="row-tags">
            <Kind kind={row.kind} />
            <Review state={row.state} />
          </p>
          <blockquote className="row-quote">{row.quote}</blockquote>
          <p className="hint">
            {plans.find((plan) => plan.id === row.plan)?.title} · {t('row.section', { number: row.section })}
          </p>
          <LinkButton to={`/documents/${row.plan}/versions/${row.version}?row=${row.id}`}>
            {t('ledger.show-in-text')}
          </LinkButton>
          <RowFacts row={row} />
          <h2 className="section-title">{t('history.title')}</h2>
          <History row={row} />
        </div>
      )}
    </Drawer>
  )
}

function History({ row }: { row: Commitment }) {
  const history = useQuery({
    queryKey: ['commitment', row.id, row.version, row.revision],
    queryFn: () => call(getCommitment, { params: { plan: row.plan, version: row.version, commitment: row.id } }),
  })
  if (history.isPending) return <Skeleton active />
  if (history.isError) return <Failure error={history.error} onRetry={() => void history.refetch()} />
  return <RowHistory row={history.data.commitment} changes={history.data.changes} />
}
