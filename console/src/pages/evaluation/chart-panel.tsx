import type { FigureRow } from '@citybrain/contract/engines/case-figures.ts'
import type { CaseEvaluation, CaseFigure } from '@citybrain/contract/pack/case-figure.ts'
import { Select, Skeleton } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../../app/address.ts'
import { useSay } from '../../words/say.ts'
import type { Asked } from './asked.ts'
import { barOption, filled, isTime, lineOption, MOST_BARS, pointsOf, ranked } from './chart-option.ts'
import { useChartSentence } from './chart-sentence.ts'
import { useRowName } from './row-name.ts'

// The library of charts is larger than the page.
const Chart = lazy(async () => ({ default: (await import('./chart.tsx')).Chart }))

interface Props {
  readonly evaluation: CaseEvaluation
  readonly asked: Asked
  readonly rows: readonly FigureRow[]
}

/** One figure drawn: who stands where, how it went, or what it is made up of; the table below has the same. */
export function ChartPanel({ evaluation, asked, rows }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const [address, set] = useAddress()
  const told = evaluation.figures.filter(({ key }) => rows[0]?.values.some(({ figure }) => figure === key))
  const figure = told.find(({ key }) => key === address.get('chart')) ?? firstOf(told, asked)
  if (!figure) return null
  return (
    <section className="panel evaluation-chart" aria-label={t('evaluation.chart')}>
      <Select
        aria-label={t('evaluation.chart-figure')}
        className="evaluation-chart-figure"
        showSearch={{ optionFilterProp: 'label' }}
        value={figure.key}
        onChange={(key) => set({ chart: key })}
        options={told.map(({ key, title }) => ({ value: key, label: say(title) }))}
      />
      <Drawing figure={figure} asked={asked} rows={rows} />
    </section>
  )
}

/** Of parts the amounts, of everything else the rate that matters first. */
const firstOf = (told: readonly CaseFigure[], { by }: Asked) =>
  told.find(({ denominator, better }) => (by === 'class' || isTime(by) ? denominator === null : better === 'higher')) ??
  told[0]

function Drawing({ figure, asked, rows }: { figure: CaseFigure; asked: Asked; rows: readonly FigureRow[] }) {
  const { t } = useTranslation()
  const nameOf = useRowName(asked.by, asked.type)
  const sentenceOf = useChartSentence()
  const isRate = figure.denominator !== null
  const { by, from, to } = asked
  const { values, option } = useMemo(() => {
    const points = pointsOf(
      figure,
      rows.slice(1).filter(({ unknown }) => !unknown),
      nameOf,
    )
    const values = isTime(by) ? filled(figure, points, { from, to }, by) : ranked(figure, points)
    const unit = isRate ? '%' : t('evaluation.unit-cases')
    const drawn = { unit, isRate, values: isTime(by) ? values : values.slice(0, MOST_BARS) }
    return { values, option: isTime(by) ? lineOption(drawn) : barOption(drawn) }
  }, [figure, rows, nameOf, by, from, to, isRate, t])
  const sentence = sentenceOf(figure, asked, values)
  const known = values.filter(({ value }) => value !== null)
  return (
    <>
      <p className="evaluation-chart-sentence">{sentence}</p>
      {known.length > 0 && (
        <Suspense fallback={<Skeleton active />}>
          <Chart
            option={option}
            label={sentence}
            height={isTime(by) ? 260 : 56 + 28 * Math.min(MOST_BARS, values.length)}
          />
        </Suspense>
      )}
      {!isTime(by) && values.length > MOST_BARS && (
        <p className="hint">{t('evaluation.chart-cut', { count: MOST_BARS })}</p>
      )}
    </>
  )
}
