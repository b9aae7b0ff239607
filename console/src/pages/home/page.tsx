import { useTranslation } from 'react-i18next'
import { usePlans } from '../../api/plans.ts'
import { LinkButton } from '../../app/link-button.tsx'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight, useSession } from '../../session/session.ts'
import { useTypesQuery } from '../../things/types.ts'
import { TypeList } from '../things/type-list.tsx'
import { Attention } from './attention.tsx'
import { PlanLines } from './plan-lines.tsx'
import { WorkTallies } from './work-tallies.tsx'
import './home.css'

/** What needs this person now: the plan, or for whoever works on the digital base alone, what it holds. */
export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.home'))
  const plan = useRight('read:plan')
  const things = useRight('read:thing')
  return plan || !things ? <PlanHome /> : <BaseHome />
}

function BaseHome() {
  const types = useTypesQuery()
  if (types.isPending) return <PageLoading />
  if (types.isError) return <Failure error={types.error} onRetry={() => void types.refetch()} />
  return (
    <>
      <div className="home-work">
        <WorkTallies />
      </div>
      <TypeList />
    </>
  )
}

function PlanHome() {
  const { t } = useTranslation()
  const who = useSession()
  const plans = usePlans()
  const mayImport = useRight('import:plan')
  if (plans.isPending) return <PageLoading />
  if (plans.isError) return <Failure error={plans.error} onRetry={() => void plans.refetch()} />
  return (
    <div className="sheet home">
      <WorkTallies />
      <Attention plans={plans.data} who={who} />
      {plans.data.length === 0 ? (
        <div className="panel">
          <Nothing words={t(mayImport ? 'home.empty-planner' : 'home.empty')}>
            {mayImport && (
              <LinkButton to="/documents/import" type="primary">
                {t('documents.import')}
              </LinkButton>
            )}
          </Nothing>
        </div>
      ) : (
        <PlanLines plans={plans.data} />
      )}
    </div>
  )
}
