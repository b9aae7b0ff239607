import { listAccounts } from '@citybrain/contract/api/identity.ts'
import type { Account } from '@citybrain/contract/engines/account.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { everyPage } from '../../api/plans.ts'
import { useSearch } from '../../app/address.ts'
import { Failure, NoRight, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { Grid } from '../../table/grid.tsx'
import { SearchInput } from '../../table/search-input.tsx'
import { AccountForm } from './account-form.tsx'
import { useAccountColumns } from './columns.tsx'
import { type Issued, OneTimePassword } from './one-time-password.tsx'
import '../ledger/ledger.css'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.accounts'))
  return useRight('manage:account') ? <Accounts /> : <NoRight />
}

const SHOWN = ['all', 'waiting', 'disabled'] as const
type Shown = (typeof SHOWN)[number]

function Accounts() {
  const { t } = useTranslation()
  const [address, setAddress] = useSearch()
  const [editing, setEditing] = useState<Account | 'new' | null>(null)
  const [issued, setIssued] = useState<Issued | null>(null)
  const accounts = useQuery({
    queryKey: ['accounts', ''],
    queryFn: () => everyPage((cursor) => call(listAccounts, { query: { limit: 500, cursor } })),
  })
  const columns = useAccountColumns({ onEdit: setEditing, onIssued: setIssued })
  if (accounts.isPending) return <PageLoading />
  if (accounts.isError) return <Failure error={accounts.error} onRetry={() => void accounts.refetch()} />
  const shown: Shown = SHOWN.find((one) => one === address.get('show')) ?? 'all'
  const q = address.get('q') ?? ''
  const passing = accounts.data.filter((one) => passes(one, shown, q))
  const set = (name: string, value: string) =>
    setAddress(
      (now) => new URLSearchParams([...now].filter(([one]) => one !== name).concat(value ? [[name, value]] : [])),
      { replace: true },
    )
  return (
    <div className="sheet fill">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.accounts')}</h1>
          <p className="lede">
            {t('accounts.lede', {
              count: accounts.data.length,
              disabled: accounts.data.filter((one) => one.disabled).length,
            })}
          </p>
        </div>
        <Button type="primary" onClick={() => setEditing('new')}>
          {t('accounts.add')}
        </Button>
      </div>
      <div className="tools list-tools">
        <SearchInput label={t('accounts.search')} value={q} onSearch={(typed) => set('q', typed)} />
        <Segmented<Shown>
          value={shown}
          onChange={(show) => set('show', show === 'all' ? '' : show)}
          options={SHOWN.map((one) => ({ value: one, label: t(`accounts.show-${one}`) }))}
        />
      </div>
      {passing.length > 0 ? (
        <Grid label={t('nav.accounts')} columns={columns} rows={passing} keyOf={(one) => one.id} onOpen={setEditing} />
      ) : (
        <div className="panel">
          <Nothing words={t('accounts.none')} />
        </div>
      )}
      <AccountForm editing={editing} onClose={() => setEditing(null)} onIssued={setIssued} />
      <OneTimePassword issued={issued} onClose={() => setIssued(null)} />
    </div>
  )
}

function passes(account: Account, shown: Shown, q: string): boolean {
  if (shown === 'disabled' && !account.disabled) return false
  if (shown === 'waiting' && (!account.mustChangePassword || account.disabled)) return false
  return `${account.login} ${account.name}`.toLowerCase().includes(q.trim().toLowerCase())
}
