import * as figureApi from '@citybrain/contract/api/case-figures.ts'
import { caseworkOf } from './cases-under-attack.ts'
import type { Asking } from './city-under-attack.ts'
import { DAMAGE_EVALUATION } from './club-evaluation.ts'
import type { Browser } from './test-app.ts'

/** How the club's cases are judged, for the same applications. */
export const figuresFor = (parts: Parameters<typeof caseworkOf>[0]) => ({
  ...caseworkOf(parts),
  evaluations: [DAMAGE_EVALUATION],
})

/** Sound inputs of every route of figures. */
export function soundOfFigures(who: Browser): Asking[] {
  const figures = {
    ...{ type: 'damage', from: '2023-01-01', to: '2023-12-31', by: 'department' },
    ...{ department: 'grounds', street: '990001001' },
  }
  const ofFigure = { part: 'denominator', group: 'grounds' }
  return [
    [who, figureApi.listCaseFigures, { query: figures }],
    [
      who,
      figureApi.listCountedCases,
      { params: { figure: 'onTime' }, query: { ...figures, limit: '10', ...ofFigure } },
    ],
    [who, figureApi.listCountedCases, { params: { figure: 'onTime' }, query: { ...figures, cursor: '' } }],
  ]
}
