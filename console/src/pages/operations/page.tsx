import { getLogStatus } from '@citybrain/contract/api/log.ts'
import type { ConsumerStatus } from '@citybrain/contract/engines/log.ts'
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useSearch } from '../../app/address.ts'
import { Failure, NoRight, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { ConsumerTable } from './consumer-table.tsx'
import { ErrandTable } from './errand-table.tsx'
import { JobTable } from './job-table.tsx'
import { LetterTable } from './letter-table.tsx'
import { MessagePanel } from './message-panel.tsx'
import { SettingTable } from './setting-table.tsx'
import '../ledger/ledger.css'

const SHOWN = ['log', 'letters', 'errands', 'messages', 'jobs', 'settings'] as const
type Shown = (typeof SHOWN)[number]

/** How often the figures are asked for anew. */
const REFRESH_MS = 5_000

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.operations'))
  return useRight('read:log') ? <Operations /> : <NoRight />
}

function Operations() {
  const { t } = useTranslation()
  const [address, setAddress] = useSearch()
  const rights = { jobs: useRight('read:job'), settings: useRight('read:operations') }
  const status = useQuery({
    queryKey: ['log'],
    queryFn: ({ signal }) => call(getLogStatus, { signal }),
    refetchInterval: REFRESH_MS,
  })
  if (status.isPending) return <PageLoading />
  if (status.isError) return <Failure error={status.error} onRetry={() => void status.refetch()} />
  const offered = SHOWN.filter((one) => (one !== 'jobs' || rights.jobs) && (one !== 'settings' || rights.settings))
  const shown: Shown = offered.find((one) => one === address.get('show')) ?? 'log'
  return (
    <div className="sheet fill">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.operations')}</h1>
          <Lede consumers={status.data.consumers} />
        </div>
      </div>
      <div className="tools list-tools">
        <Segmented<Shown>
          aria-label={t('nav.operations')}
          value={shown}
          onChange={(show) => setAddress(show === 'log' ? {} : { show }, { replace: true })}
          options={offered.map((one) => ({ value: one, label: t(`operations.show-${one}`) }))}
        />
      </div>
      {shown === 'log' && <ConsumerTable consumers={status.data.consumers} />}
      {shown === 'letters' && <LetterTable />}
      {shown === 'errands' && <ErrandTable />}
      {shown === 'messages' && <MessagePanel />}
      {shown === 'jobs' && <JobTable />}
      {shown === 'settings' && <SettingTable />}
    </div>
  )
}

function Lede({ consumers }: { consumers: readonly ConsumerStatus[] }) {
  const { t } = useTranslation()
  const count = consumers.length
  const dead = consumers.reduce((sum, one) => sum + one.dead, 0)
  const behind = consumers.filter((one) => one.state !== 'current').length
  const unbalanced = consumers.filter((one) => !one.balanced).length
  const words =
    count === 0
      ? t('operations.lede-none')
      : unbalanced > 0
        ? t('operations.lede-unbalanced', { unbalanced })
        : dead > 0
          ? t('operations.lede-dead', { count, dead })
          : behind > 0
            ? t('operations.lede-behind', { count, behind })
            : t('operations.lede-fine', { count })
  return <p className="lede">{words}</p>
}
