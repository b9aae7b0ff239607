import type { PreviewRow, RowOutcome, ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { useTypes } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { State, type Tone } from '../../words/state.tsx'
import { useTargets } from './words.ts'

const TONES = {
  create: 'on-track',
  update: 'done',
  unchanged: 'unknown',
  refused: 'late',
  skipped: 'unknown',
} as const satisfies Record<RowOutcome, Tone>

/** Rows of the sheet under the fields that they go to, each with what would become of it. */
export function PreviewTable({ one, rows }: { one: ThingImport; rows: readonly PreviewRow[] }) {
  const { t } = useTranslation()
  const columns = usePreviewColumns(one)
  if (rows.length === 0) return null
  return (
    <section aria-label={t('thing-import.preview')} className="import-section">
      <h2 className="section-title">{t('thing-import.preview')}</h2>
      <p className="hint form-lede">{t('thing-import.preview-hint', { count: rows.length })}</p>
      <Grid
        label={t('thing-import.preview')}
        rowHeight={44}
        columns={columns}
        rows={rows}
        keyOf={(row) => String(row.row)}
      />
    </section>
  )
}

function usePreviewColumns({ mapping }: ThingImport): readonly Column<PreviewRow>[] {
  const { t } = useTranslation()
  const say = useSay()
  const { typeOf } = useTypes()
  const targets = useTargets(mapping ? typeOf(mapping.type) : undefined)
  return useMemo(() => {
    const taken = (mapping?.columns ?? []).filter(({ to }) => to !== null)
    return [
      { key: 'row', title: t('thing-import.row'), width: 70, numeric: true, render: ({ row }) => row },
      {
        key: 'outcome',
        title: t('thing-import.outcome'),
        width: 110,
        render: ({ outcome }) => <State tone={TONES[outcome]}>{t(`thing-import.would.${outcome}`)}</State>,
      },
      ...taken.map(
        ({ column, to, header }): Column<PreviewRow> => ({
          key: String(column),
          title: `${header} → ${targets.find(({ value }) => value === to)?.label ?? ''}`,
          width: 170,
          render: ({ cells, faults }) => {
            const fault = faults.find((found) => found.column === column)
            const cell = cells[column] ?? ''
            if (!fault) return cell
            return (
              <span className="cell-fault">
                {cell} <span className="cell-fault-words">{say(fault.words)}</span>
              </span>
            )
          },
        }),
      ),
      {
        key: 'faults',
        title: t('thing-import.row-fault'),
        width: 220,
        render: ({ faults }) =>
          faults
            .filter(({ column }) => column === null)
            .map(({ words }) => say(words))
            .join(' '),
      },
    ]
  }, [mapping, targets, say, t])
}
