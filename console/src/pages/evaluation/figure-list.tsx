import type { FigureRow } from '@citybrain/contract/engines/case-figures.ts'
import type { CaseEvaluation, CaseFigure } from '@citybrain/contract/pack/case-figure.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { useSay } from '../../words/say.ts'
import { ALL_TOGETHER, FigureButton } from './figure-button.tsx'

/** All figures of all cases together, each with where its formula was read. */
export function FigureList({ evaluation, row }: { evaluation: CaseEvaluation; row: FigureRow }) {
  const { t } = useTranslation()
  const say = useSay()
  const columns = useMemo((): readonly Column<CaseFigure>[] => {
    const valueIn = (figure: CaseFigure) => row.values.find((one) => one.figure === figure.key)
    return [
      { key: 'title', title: t('evaluation.figure'), width: 220, render: ({ title }) => say(title) },
      {
        key: 'value',
        title: t('evaluation.value'),
        width: 170,
        numeric: true,
        render: (figure) => (
          <FigureButton figure={figure} value={valueIn(figure)} group={ALL_TOGETHER} of={t('evaluation.all')} />
        ),
      },
      { key: 'better', title: t('evaluation.better'), width: 120, render: ({ better }) => t(`evaluation.${better}`) },
      {
        key: 'known',
        title: t('evaluation.known'),
        width: 130,
        render: ({ source }) => t(`evaluation.known-${source.status}`),
      },
      { key: 'source', title: t('evaluation.source'), width: 420, render: ({ source }) => say(source.note) },
    ]
  }, [t, say, row])
  const told = evaluation.figures.filter(({ key }) => row.values.some(({ figure }) => figure === key))
  return <Grid label={say(evaluation.title)} columns={columns} rows={told} keyOf={({ key }) => key} rowHeight={52} />
}
