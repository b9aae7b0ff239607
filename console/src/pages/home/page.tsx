import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePlans } from '../../api/plans.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight, useSession } from '../../session/session.ts'
import { Attention } from './attention.tsx'
import { PlanLines } from './plan-lines.tsx'
import './home.css'

/** What needs this person now. */
export function Page() {
  const { t } = useTranslation()
  const who = useSession()
  const plans = usePlans()
  const mayImport = useRight('import:plan')
  useTitle(t('nav.home'))
  if (plans.isPending) return <PageLoading />
  if (plans.isError) return <Failure error={plans.error} onRetry={() => void plans.refetch()} />
  return (
    <div className="sheet home">
      <Attention plans={plans.data} who={who} />
      {plans.data.length === 0 ? (
        <div className="panel">
          <Nothing words={t(mayImport ? 'home.empty-planner' : 'home.empty')}>
            {mayImport && (
              <Link to="/documents/import">
                <Button type="primary">{t('documents.import')}</Button>
              </Link>
            )}
          </Nothing>
        </div>
      ) : (
        <PlanLines plans={plans.data} />
      )}
    </div>
  )
}
