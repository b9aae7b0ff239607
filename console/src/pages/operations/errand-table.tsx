import { dropErrand, listRefusedErrands, retryErrand } from '@citybrain/contract/api/errands.ts'
import type { RefusedErrand } from '@citybrain/contract/engines/errand.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Space } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { everyPage } from '../../api/plans.ts'
import { currentLanguage } from '../../app/language.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { ReasonModal } from '../../app/reason-modal.tsx'
import { momentWords } from '../../days/days.ts'
import { useRight } from '../../session/session.ts'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'

const ERRANDS = 'errands'

/** What should have followed from cases and was refused, with what an operator may do. */
export function ErrandTable() {
  const { t } = useTranslation()
  const columns = useColumns()
  const errands = useQuery({
    queryKey: [ERRANDS],
    queryFn: () => everyPage((cursor) => call(listRefusedErrands, { query: { cursor, limit: 500 } })),
  })
  if (errands.isPending) return <PageLoading />
  if (errands.isError) return <Failure error={errands.error} onRetry={() => void errands.refetch()} />
  if (errands.data.length === 0)
    return (
      <div className="panel">
        <Nothing words={t('operations.errands-none')} />
      </div>
    )
  return (
    <Grid
      label={t('operations.show-errands')}
      columns={columns}
      rows={errands.data}
      keyOf={(one) => `${one.case} ${one.revision} ${one.place}`}
    />
  )
}

function useColumns(): readonly Column<RefusedErrand>[] {
  const { t, i18n } = useTranslation()
  const mayDecide = useRight('operate:log')
  return useMemo(() => {
    const columns: Column<RefusedErrand>[] = [
      { key: 'case', title: t('operations.errand-case'), width: 170, render: (one) => one.number },
      {
        key: 'what',
        title: t('operations.errand-what'),
        width: 170,
        render: (one) => t(`operations.errand-${one.errand.do}`),
      },
      { key: 'why', title: t('operations.why'), width: 420, render: (one) => one.why[currentLanguage()] },
      {
        key: 'since',
        title: t('operations.since'),
        width: 150,
        render: (one) => momentWords(one.notedAt, i18n.language),
      },
    ]
    if (mayDecide)
      columns.push({ key: 'do', title: t('operations.actions'), width: 190, render: (one) => <Actions errand={one} /> })
    return columns
  }, [t, i18n.language, mayDecide])
}

type Deed = 'retry' | 'drop'

/** Retry and drop, each asked once with its consequence and a reason. */
function Actions({ errand }: { errand: RefusedErrand }) {
  const { t } = useTranslation()
  const [deed, setDeed] = useState<Deed | null>(null)
  return (
    <Space size={4}>
      <Button size="small" onClick={() => setDeed('retry')}>
        {t('operations.errand-retry')}
      </Button>
      <Button size="small" danger onClick={() => setDeed('drop')}>
        {t('operations.errand-drop')}
      </Button>
      {deed !== null && <Decision errand={errand} deed={deed} onClose={() => setDeed(null)} />}
    </Space>
  )
}

function Decision({ errand, deed, onClose }: { errand: RefusedErrand; deed: Deed; onClose: () => void }) {
  const { t } = useTranslation()
  const params = { case: errand.case, revision: String(errand.revision), place: String(errand.place) }
  return (
    <ReasonModal
      title={t(`operations.errand-${deed}-title`, { number: errand.number })}
      consequence={t(`operations.errand-${deed}-consequence`)}
      deed={t(`operations.errand-${deed}`)}
      danger={deed === 'drop'}
      done={t(deed === 'retry' ? 'operations.errand-retried' : 'operations.errand-dropped')}
      stale={[ERRANDS]}
      send={(reason): Promise<unknown> =>
        deed === 'retry'
          ? call(retryErrand, { params, body: { reason } })
          : call(dropErrand, { params, body: { reason } })
      }
      onClose={onClose}
    />
  )
}
