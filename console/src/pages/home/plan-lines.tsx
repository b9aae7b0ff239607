import type { PlanSummary } from '@citybrain/contract/engines/plan.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { percentWords } from '../../figures/percent.ts'
import { VersionMark } from '../../words/kind.tsx'

/** Each document in one line: where it stands and how far its review is. */
export function PlanLines({ plans }: { plans: readonly PlanSummary[] }) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="plans-title">
      <div className="home-head">
        <h2 className="section-title" id="plans-title">
          {t('home.documents')}
        </h2>
        <Link to="/documents">{t('home.all-documents')}</Link>
      </div>
      <ul className="plan-lines-list panel">
        {plans.slice(0, 12).map((plan) => (
          <PlanLine key={plan.id} plan={plan} />
        ))}
      </ul>
    </section>
  )
}

function PlanLine({ plan }: { plan: PlanSummary }) {
  const { t } = useTranslation()
  const { proposed, accepted, rejected } = plan.version.counts
  const all = proposed + accepted + rejected
  const share = percentWords(accepted + rejected, all)
  return (
    <li className="plan-row">
      <div className="plan-row-words">
        <Link to={`/documents/${plan.id}`} className="plan-row-title">
          {plan.title}
        </Link>
        <span className="hint">
          {t(`plan-kind.${plan.kind}`)} · {plan.period}{' '}
          {plan.sample && <span className="sample-mark">{t('header.sample')}</span>}
        </span>
      </div>
      <div className="plan-row-progress">
        <span className="hint">{t('home.judged', { share, accepted, all })}</span>
        <span className="meter" role="img" aria-label={t('home.judged', { share, accepted, all })}>
          <span className="meter-accepted" style={{ width: `${(100 * accepted) / Math.max(1, all)}%` }} />
          <span className="meter-rejected" style={{ width: `${(100 * rejected) / Math.max(1, all)}%` }} />
        </span>
      </div>
      <VersionMark state={plan.version.state} />
    </li>
  )
}
