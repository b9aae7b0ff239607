import type { FigureGroup, FigureRow } from '@citybrain/contract/engines/case-figures.ts'
import type { CaseEvaluation, CaseFigure } from '@citybrain/contract/pack/case-figure.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../../app/address.ts'
import { type Column, sorted } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { useSay } from '../../words/say.ts'
import { isTime } from './chart-option.ts'
import { ALL_TOGETHER, FigureButton } from './figure-button.tsx'
import { useRowName } from './row-name.ts'

interface Props {
  readonly evaluation: CaseEvaluation
  readonly rows: readonly FigureRow[]
  readonly by: FigureGroup
  readonly type: string
}

export const groupOf = ({ key, unknown }: FigureRow) => key ?? (unknown ? '' : ALL_TOGETHER)

/** A row per department, street or person; all together stays on top, however the others are ordered. */
export function GroupTable(props: Props) {
  const { rows, by } = props
  const { t } = useTranslation()
  const [address, set] = useAddress()
  const columns = useColumns(props, address.get('show') === 'amounts')
  // Days and months stand in their order.
  const said = address.get('sort') ?? (!isTime(by) && columns.some(({ key }) => key === 'score') ? '-score' : '')
  const sort = said === '' ? null : { key: said.replace(/^-/, ''), down: said.startsWith('-') }
  const sortBy = columns.find(({ key }) => key === sort?.key)?.sortBy
  const [whole, ...others] = rows
  const ordered = sort && sortBy ? sorted(others, sortBy, sort.down) : others
  return (
    <Grid
      label={t(`evaluation.by-${by}`)}
      columns={columns}
      rows={whole ? [whole, ...ordered] : ordered}
      keyOf={groupOf}
      rowClass={(row) => (row === whole ? 'evaluation-whole' : undefined)}
      sort={sort}
      onSort={(key) => set({ sort: sort?.key === key && sort.down ? key : `-${key}` })}
      rowHeight={56}
    />
  )
}

function useColumns({ evaluation, rows, by, type }: Props, amounts: boolean): readonly Column<FigureRow>[] {
  const { t } = useTranslation()
  const say = useSay()
  const nameOf = useRowName(by, type)
  return useMemo(() => {
    const told = new Set(rows.flatMap(({ values }) => values.map(({ figure }) => figure)))
    const figures = evaluation.figures.filter(
      ({ key, denominator }) => told.has(key) && (denominator === null) === amounts,
    )
    const scored = !amounts && rows.some(({ score }) => score !== null)
    return [
      { key: 'name', title: t(`evaluation.by-${by}`), width: 200, render: (row) => <strong>{nameOf(row)}</strong> },
      ...(scored && evaluation.score ? [scoreColumn(say(evaluation.score.title), say, t('evaluation.no-data'))] : []),
      ...figures.map((figure): Column<FigureRow> => {
        const valueIn = (row: FigureRow) => row.values.find((one) => one.figure === figure.key)
        return {
          ...{ key: figure.key, title: say(figure.title), width: 130, numeric: true },
          sortBy: (row) => orderOf(figure, row),
          render: (row) => <FigureButton figure={figure} value={valueIn(row)} group={groupOf(row)} of={nameOf(row)} />,
        }
      }),
    ]
  }, [t, say, nameOf, evaluation, rows, by, amounts])
}

function orderOf(figure: CaseFigure, { values }: FigureRow): number | null {
  const value = values.find((one) => one.figure === figure.key)
  if (!value) return null
  if (value.denominator === null) return value.numerator
  return value.rate === null ? null : Number(value.rate)
}

const scoreColumn = (title: string, say: ReturnType<typeof useSay>, nothing: string): Column<FigureRow> => ({
  ...{ key: 'score', title, width: 200, numeric: true },
  sortBy: ({ score }) => (score === null ? null : Number(score)),
  render: ({ score, grade }) =>
    score === null ? (
      <span className="evaluation-nothing">{nothing}</span>
    ) : (
      <span className="evaluation-score">
        <meter min={0} max={100} value={Number(score)} aria-hidden="true" />
        <span className="figure">{score}</span>
        {grade && <span>{say(grade)}</span>}
      </span>
    ),
})
