import { listAccounts } from '@citybrain/contract/api/identity.ts'
import type { WhoAmI } from '@citybrain/contract/engines/account.ts'
import { CommitmentKind } from '@citybrain/contract/engines/commitment.ts'
import type { PlanSummary } from '@citybrain/contract/engines/plan.ts'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../api/call.ts'
import { everyPage } from '../../api/plans.ts'
import { rowCount, useRowCount } from '../../api/rows.ts'
import { useDepartments } from '../../session/session.ts'

interface Props {
  readonly plans: readonly PlanSummary[]
  readonly who: WhoAmI
}

/** One sentence per role that says the state, and the counts that lead to what is meant. */
export function Attention({ plans, who }: Props) {
  const roles = who.account.roles
  if (roles.includes('planner')) return <PlannerAttention plans={plans} />
  if (roles.includes('liaison')) return <LiaisonAttention who={who} />
  if (roles.includes('administrator')) return <AdministratorAttention />
  return <ReaderAttention plans={plans} />
}

interface Tally {
  readonly words: string
  readonly count: number | undefined
  readonly to: string
  /** Somebody has to do something about it. */
  readonly urgent?: boolean
}

function Head({ sentence, tallies }: { sentence: string; tallies: readonly Tally[] }) {
  const { t } = useTranslation()
  return (
    <header className="attention">
      <p className="attention-over">{t('home.now')}</p>
      <h1 className="attention-sentence">{sentence}</h1>
      <ul className="tallies">
        {tallies.map((tally) => (
          <li key={tally.words}>
            <Link to={tally.to} className={`tally${tally.urgent && tally.count ? ' is-urgent' : ''}`}>
              <span className="tally-count figure">{tally.count?.toLocaleString('en-US') ?? '…'}</span>
              <span className="tally-words">{tally.words}</span>
            </Link>
          </li>
        ))}
      </ul>
    </header>
  )
}

function PlannerAttention({ plans }: { plans: readonly PlanSummary[] }) {
  const { t } = useTranslation()
  const drafts = plans.filter((plan) => plan.version.state === 'draft')
  const reviewed = plans.filter((plan) => plan.version.state === 'reviewed')
  const proposed = drafts.reduce((sum, plan) => sum + plan.version.counts.proposed, 0)
  const ownerless = useRowCount({ withoutOwner: 'true' })
  const sentence =
    plans.length === 0
      ? t('home.planner-none')
      : proposed > 0
        ? t('home.planner-open', {
            count: proposed,
            documents: drafts.filter((one) => one.version.counts.proposed > 0).length,
          })
        : reviewed.length > 0
          ? t('home.planner-waiting', { count: reviewed.length })
          : t('home.planner-calm')
  return (
    <Head
      sentence={sentence}
      tallies={[
        { words: t('home.proposed'), count: proposed, to: '/ledger?state=proposed', urgent: true },
        { words: t('home.ownerless'), count: ownerless.data, to: '/ledger?department=none', urgent: true },
        { words: t('home.drafts'), count: drafts.length, to: '/documents?state=draft' },
        { words: t('home.reviewed'), count: reviewed.length, to: '/documents?state=reviewed' },
      ]}
    />
  )
}

function ReaderAttention({ plans }: { plans: readonly PlanSummary[] }) {
  const { t } = useTranslation()
  const approved = plans.filter((plan) => plan.version.state === 'approved' || plan.version.state === 'adjusted')
  const asked = useQueries({
    queries: CommitmentKind.options.map((kind) => rowCount({ kind, state: 'accepted' })),
  })
  const counts = CommitmentKind.options.map((kind, at) => ({ kind, count: asked[at]?.data }))
  const total = counts.reduce((sum, one) => sum + (one.count ?? 0), 0)
  return (
    <Head
      sentence={
        approved.length > 0
          ? t('home.leader', { approved: approved.length, count: total })
          : t('home.leader-none', { count: plans.length })
      }
      tallies={counts.map(({ kind, count }) => ({
        words: t(`kind.${kind}`),
        count,
        to: `/ledger?state=accepted&kind=${kind}`,
      }))}
    />
  )
}

function LiaisonAttention({ who }: { who: WhoAmI }) {
  const { t } = useTranslation()
  const departments = useDepartments()
  const department = who.account.department ?? ''
  const own = useRowCount({ department }, department !== '')
  const accepted = useRowCount({ department, state: 'accepted' }, department !== '')
  if (!department) return <Head sentence={t('home.liaison-nowhere')} tallies={[]} />
  const to = `/ledger?department=${encodeURIComponent(department)}`
  return (
    <Head
      sentence={t('home.liaison', {
        department: departments.nameOf(department),
        count: own.data ?? 0,
        accepted: accepted.data ?? 0,
      })}
      tallies={[
        { words: t('home.own-rows'), count: own.data, to },
        { words: t('home.own-accepted'), count: accepted.data, to: `${to}&state=accepted` },
      ]}
    />
  )
}

function AdministratorAttention() {
  const { t } = useTranslation()
  const accounts = useQuery({
    queryKey: ['accounts', ''],
    queryFn: () => everyPage((cursor) => call(listAccounts, { query: { limit: 500, cursor } })),
  })
  const all = accounts.data
  const waiting = all?.filter((one) => one.mustChangePassword && !one.disabled).length
  return (
    <Head
      sentence={t('home.administrator', { count: all?.length ?? 0, waiting: waiting ?? 0 })}
      tallies={[
        { words: t('home.accounts'), count: all?.length, to: '/accounts' },
        { words: t('home.first-sign-in'), count: waiting, to: '/accounts?show=waiting' },
        { words: t('home.disabled'), count: all?.filter((one) => one.disabled).length, to: '/accounts?show=disabled' },
      ]}
    />
  )
}
