import type { Commitment, ComparedRow } from '@citybrain/contract/engines/register.ts'
import { targetWords } from '@citybrain/rules/words/target.ts'
import { Segmented } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSearch } from '../../app/address.ts'
import { useFieldWords } from '../../register/field-words.ts'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { Kind } from '../../words/kind.tsx'
import { State, type Tone } from '../../words/state.tsx'

const TONES: Record<ComparedRow['outcome'], Tone> = {
  same: 'on-track',
  changed: 'at-risk',
  'only-left': 'unknown',
  'only-right': 'done',
}
const SHOWN = ['differences', 'changed', 'only-left', 'only-right', 'all'] as const
type Shown = (typeof SHOWN)[number]

export function Compared({ rows, left, right }: { rows: readonly ComparedRow[]; left: string; right: string }) {
  const { t } = useTranslation()
  const [address, setAddress] = useSearch()
  const asked = address.get('show')
  const shown: Shown = SHOWN.find((one) => one === asked) ?? 'differences'
  const columns = useColumns(left, right)
  const count = (outcome: ComparedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const counts = {
    same: count('same'),
    changed: count('changed'),
    left: count('only-left'),
    right: count('only-right'),
  }
  const passing = rows.filter((row) => passes(row, shown))
  return (
    <>
      <p className="compare-sentence" role="status">
        {counts.changed + counts.left + counts.right === 0
          ? t('compare.no-difference', { count: rows.length })
          : t('compare.sentence', { count: rows.length, ...counts })}
      </p>
      <div className="tools list-tools">
        <Segmented<Shown>
          aria-label={t('compare.show')}
          value={shown}
          onChange={(show) =>
            setAddress((now) => new URLSearchParams([...without(now, 'show'), ['show', show]]), { replace: true })
          }
          options={SHOWN.map((one) => ({ value: one, label: t(`compare.show-${one}`) }))}
        />
      </div>
      <Grid
        label={t('nav.compare')}
        columns={columns}
        rows={passing}
        keyOf={(row) => row.left?.id ?? row.right?.id ?? ''}
        rowHeight={60}
      />
    </>
  )
}

function passes(row: ComparedRow, shown: Shown): boolean {
  if (shown === 'all') return true
  return shown === 'differences' ? row.outcome !== 'same' : row.outcome === shown
}

function without(address: URLSearchParams, name: string): [string, string][] {
  return [...address].filter(([one]) => one !== name)
}

function useColumns(left: string, right: string): readonly Column<ComparedRow>[] {
  const { t } = useTranslation()
  return useMemo(
    () => [
      {
        key: 'outcome',
        title: t('compare.outcome'),
        width: 120,
        render: (row) => <State tone={TONES[row.outcome]}>{t(`compare.outcome-${row.outcome}`)}</State>,
      },
      { key: 'left', title: left, width: 360, render: (row) => <SideCell row={row.left} fields={row.fields} /> },
      { key: 'right', title: right, width: 360, render: (row) => <SideCell row={row.right} fields={row.fields} /> },
      { key: 'fields', title: t('compare.fields'), width: 320, render: (row) => <Fields row={row} /> },
    ],
    [t, left, right],
  )
}

function SideCell({ row, fields }: { row: Commitment | null; fields: readonly string[] }) {
  const { t, i18n } = useTranslation()
  if (!row) return <span className="hint">{t('compare.absent')}</span>
  const differs = (...names: string[]) => (names.some((name) => fields.includes(name)) ? 'differs' : undefined)
  const target = targetWords(row, i18n.language)
  return (
    <span className="side-cell">
      <Kind kind={row.kind} />{' '}
      <Link to={`/documents/${row.plan}/versions/${row.version}?row=${row.id}`} className={differs('subject')}>
        {row.subject}
      </Link>{' '}
      {target && (
        <span className={`figure ${differs('value', 'unit', 'comparator', 'strict', 'direction') ?? ''}`}>
          {target}
        </span>
      )}
    </span>
  )
}

function Fields({ row }: { row: ComparedRow }) {
  const { t } = useTranslation()
  const words = useFieldWords()
  if (!row.left || !row.right || row.fields.length === 0) return null
  const { left, right } = row
  return (
    <span>
      {row.fields
        .map((field) =>
          t('history.field', {
            field: words.nameOf(field),
            before: words.wordsOf(field, left[field as keyof Commitment]),
            after: words.wordsOf(field, right[field as keyof Commitment]),
          }),
        )
        .join('; ')}
    </span>
  )
}
