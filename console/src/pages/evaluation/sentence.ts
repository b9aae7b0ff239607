import type { FigureRow } from '@citybrain/contract/engines/case-figures.ts'
import type { CaseEvaluation } from '@citybrain/contract/pack/case-figure.ts'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../words/say.ts'
import type { Asked } from './asked.ts'
import { useRowName } from './row-name.ts'

/** What the table says, in a sentence: the period, the points of all together, and who stands where. */
export function useSentence() {
  const { t } = useTranslation()
  const say = useSay()
  const names = { department: useRowName('department', ''), street: useRowName('street', '') }
  return (evaluation: CaseEvaluation, { from, to, by }: Asked, rows: readonly FigureRow[]): string => {
    const [whole, ...others] = rows
    const title = evaluation.score ? say(evaluation.score.title) : ''
    const period = t('evaluation.sentence-period', { from, to })
    if (!whole || whole.score === null) return `${period}${t('evaluation.sentence-no-score', { title })}`
    const grade = whole.grade ? say(whole.grade) : ''
    const points = t('evaluation.sentence-score', { title, score: whole.score, grade })
    const scored = others.flatMap((row) => (row.score === null || row.unknown ? [] : { row, score: Number(row.score) }))
    const [best, worst] = [
      scored.toSorted((a, b) => b.score - a.score).at(0),
      scored.toSorted((a, b) => a.score - b.score).at(0),
    ]
    if ((by !== 'department' && by !== 'street') || !best || !worst || scored.length < 2) return `${period}${points}`
    const nameOf = names[by]
    return `${period}${points}${t('evaluation.sentence-ends', {
      ...{ best: nameOf(best.row), bestScore: best.row.score, worst: nameOf(worst.row), worstScore: worst.row.score },
      without: others.length - scored.length,
    })}`
  }
}
