import type { CaseFigure } from '@citybrain/contract/pack/case-figure.ts'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../words/say.ts'
import type { Asked } from './asked.ts'
import { isTime } from './chart-option.ts'

type Value = { readonly name: string; readonly value: number | null }

/** What the chart says, made from what it shows. */
export function useChartSentence() {
  const { t } = useTranslation()
  const say = useSay()
  return (figure: CaseFigure, { by }: Asked, values: readonly Value[]): string => {
    const title = say(figure.title)
    const known = values.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]))
    const [first] = known
    const last = known.at(-1)
    if (!first || !last) return t('evaluation.chart-nothing', { title })
    const words = (value: number) =>
      figure.denominator ? `${value.toFixed(1)}%` : t('evaluation.cases', { count: value })
    const most = known.reduce((a, b) => (b.value > a.value ? b : a))
    if (isTime(by)) {
      const least = known.reduce((a, b) => (b.value < a.value ? b : a))
      return t('evaluation.chart-trend', {
        ...{ title, first: first.name, firstValue: words(first.value), last: last.name, lastValue: words(last.value) },
        ...{ most: most.name, mostValue: words(most.value), least: least.name, leastValue: words(least.value) },
      })
    }
    if (by === 'class' && !figure.denominator) {
      const sum = known.reduce((all, { value }) => all + value, 0)
      const share = sum === 0 ? 0 : Math.floor((most.value * 1000) / sum) / 10
      return t('evaluation.chart-share', {
        title,
        count: known.length,
        most: most.name,
        mostValue: words(most.value),
        share,
      })
    }
    if (known.length === 1)
      return t('evaluation.chart-one', { title, first: first.name, firstValue: words(first.value) })
    return t('evaluation.chart-rank', {
      ...{ title, count: known.length, first: first.name, firstValue: words(first.value) },
      ...{ last: last.name, lastValue: words(last.value) },
    })
  }
}
