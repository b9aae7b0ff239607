import type { PlanSummary } from '@citybrain/contract/engines/plan.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearch } from '../../app/address.ts'
import { Nothing } from '../../app/notices.tsx'
import { filterFrom, rowsThatPass } from '../../register/filter.ts'
import { useRowSearch } from '../../register/search.ts'
import { useRight } from '../../session/session.ts'
import { sorted } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { shownColumns } from '../../table/views.ts'
import { BulkAssign } from './bulk-assign.tsx'
import { useLedgerColumns } from './columns.tsx'
import { LedgerTools } from './ledger-tools.tsx'
import type { Fixed } from './page.tsx'
import { RowDrawer } from './row-drawer.tsx'

/** Columns shown until others are chosen. */
const FIRST = ['subject', 'kind', 'target', 'leads', 'leader', 'milestone', 'due', 'next-report', 'state', 'document']

interface Props {
  readonly rows: readonly Commitment[]
  readonly plans: readonly PlanSummary[]
  readonly one: Fixed
  readonly loading: boolean
  onStale(): void
}

export function LedgerScreen({ rows, plans, one, loading, onStale }: Props) {
  const { t } = useTranslation()
  const [address, setAddress] = useSearch()
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const columns = useLedgerColumns(plans, one !== null)
  const mayEdit = useRight('edit:plan')
  const shown = useShown(rows, columns, address)
  const sort = sortFrom(address)
  const set = (name: string, value: string | null) =>
    setAddress(
      (now) => {
        const next = new URLSearchParams(now)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const chosen = rows.filter((row) => checked.has(row.id))
  const opened = rows.find((row) => row.id === address.get('row'))
  const visible = shownColumns(columns, address.get('columns'), FIRST)
  return (
    <div className="sheet fill ledger">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.ledger')}</h1>
          <p className="lede">{t('ledger.lede', tally(rows))}</p>
        </div>
      </div>
      <LedgerTools columns={columns} visible={visible} plans={plans} one={one} set={set} />
      {chosen.length > 0 && <BulkAssign rows={chosen} onClear={() => setChecked(new Set())} onStale={onStale} />}
      {shown.length === 0 ? (
        <div className="panel">
          <Nothing words={t(rows.length === 0 ? 'ledger.none' : 'review.none-pass')} />
        </div>
      ) : (
        <Grid
          label={t('nav.ledger')}
          columns={visible}
          rows={shown}
          keyOf={(row) => row.id}
          rowLabel={(row) => row.subject}
          onOpen={(row) => set('row', row.id)}
          sort={sort}
          onSort={(key) => set('sort', nextSort(sort, key))}
          {...(mayEdit ? { checked, onCheck: setChecked } : {})}
        />
      )}
      <p className="ledger-total figure" role="status">
        {t('ledger.total', {
          shown: shown.length,
          count: rows.length,
          owned: shown.filter((row) => row.leads.length > 0).length,
        })}
        {loading && ` · ${t('ledger.still-loading')}`}
      </p>
      <RowDrawer row={opened ?? null} plans={plans} onClose={() => set('row', null)} />
    </div>
  )
}

type Sort = { key: string; down: boolean } | null

function sortFrom(address: URLSearchParams): Sort {
  const said = address.get('sort')
  if (!said) return null
  return said.startsWith('-') ? { key: said.slice(1), down: true } : { key: said, down: false }
}

/** Up, then down, then the order of the text again. */
function nextSort(sort: Sort, key: string): string | null {
  if (sort?.key !== key) return key
  return sort.down ? null : `-${key}`
}

function useShown(rows: readonly Commitment[], columns: ReturnType<typeof useLedgerColumns>, address: URLSearchParams) {
  const filter = useMemo(() => filterFrom(address), [address])
  const asked = useDeferredValue(filter)
  const search = useRowSearch(asked.q)
  const sortSaid = address.get('sort')
  return useMemo(() => {
    const passing = rowsThatPass(rows, asked, search)
    const key = sortSaid?.replace(/^-/, '')
    const by = columns.find((column) => column.key === key)?.sortBy
    return by ? sorted(passing, by, sortSaid?.startsWith('-') ?? false) : passing
  }, [rows, asked, search, columns, sortSaid])
}

function tally(rows: readonly Commitment[]): { count: number; proposed: number; ownerless: number } {
  const living = rows.filter((row) => row.state !== 'rejected')
  return {
    count: living.length,
    proposed: living.filter((row) => row.state === 'proposed').length,
    ownerless: living.filter((row) => row.leads.length === 0).length,
  }
}
