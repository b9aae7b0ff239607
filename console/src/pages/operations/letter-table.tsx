import { listLetters } from '@citybrain/contract/api/log.ts'
import { type Letter, LetterState } from '@citybrain/contract/engines/log.ts'
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { everyPage } from '../../api/plans.ts'
import { useSearch } from '../../app/address.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import { useRight } from '../../session/session.ts'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { LetterActions } from './letter-actions.tsx'

/** Events that failed, those that wait behind them, and what an operator may do. */
export function LetterTable() {
  const { t } = useTranslation()
  const [address, setAddress] = useSearch()
  const state = LetterState.options.find((one) => one === address.get('state')) ?? 'dead'
  const columns = useColumns(state)
  const letters = useQuery({
    queryKey: ['log', 'letters', state],
    queryFn: () => everyPage((cursor) => call(listLetters, { query: { state, cursor, limit: 500 } })),
  })
  return (
    <>
      <div className="tools list-tools">
        <Segmented<LetterState>
          aria-label={t('operations.show-letters')}
          value={state}
          onChange={(next) => setAddress({ show: 'letters', state: next }, { replace: true })}
          options={(['dead', 'waiting', 'parked', 'discarded'] as const).map((one) => ({
            value: one,
            label: t(`operations.letter-${one}`),
          }))}
        />
      </div>
      {letters.isPending ? (
        <PageLoading />
      ) : letters.isError ? (
        <Failure error={letters.error} onRetry={() => void letters.refetch()} />
      ) : letters.data.length === 0 ? (
        <div className="panel">
          <Nothing words={t('operations.letters-none')} />
        </div>
      ) : (
        <Grid
          label={t('operations.show-letters')}
          columns={columns}
          rows={letters.data}
          keyOf={(one) => `${one.consumer} ${one.seq}`}
        />
      )}
    </>
  )
}

function useColumns(state: LetterState): readonly Column<Letter>[] {
  const { t, i18n } = useTranslation()
  const mayDecide = useRight('operate:log')
  return useMemo(() => {
    const columns: Column<Letter>[] = [
      { key: 'number', title: t('operations.number'), width: 90, numeric: true, render: (one) => one.seq },
      { key: 'consumer', title: t('operations.consumer'), width: 180, render: (one) => one.consumer },
      { key: 'event', title: t('operations.event'), width: 160, render: (one) => one.event.kind },
      {
        key: 'subject',
        title: t('operations.subject'),
        width: 220,
        render: (one) => `${one.event.subject.kind} ${one.event.subject.id}`,
      },
      { key: 'attempts', title: t('operations.attempts'), width: 90, numeric: true, render: (one) => one.attempts },
      { key: 'why', title: t('operations.why'), width: 320, render: (one) => one.error ?? t('operations.no-error') },
      {
        key: 'since',
        title: t('operations.since'),
        width: 150,
        render: (one) => momentWords(one.createdAt, i18n.language),
      },
    ]
    if (state === 'discarded')
      columns.push({ key: 'reason', title: t('operations.reason'), width: 200, render: (one) => one.reason ?? '' })
    if (state === 'dead' && mayDecide)
      columns.push({
        key: 'do',
        title: t('operations.actions'),
        width: 170,
        render: (one) => <LetterActions letter={one} />,
      })
    return columns
  }, [t, i18n.language, state, mayDecide])
}
