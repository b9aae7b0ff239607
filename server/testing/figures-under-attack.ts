import * as figureApi from '@citybrain/contract/api/case-figures.ts'
import { writeReport } from '../connectors/reports/index.ts'
import type { DistrictWords } from '../engines/casework/index.ts'
import { caseworkOf } from './cases-under-attack.ts'
import type { Asking } from './city-under-attack.ts'
import { DAMAGE_EVALUATION } from './club-evaluation.ts'
import type { Browser } from './test-app.ts'

/** Files of reports as the city writes them, and what the club calls its places. */
export const CLUB_REPORTS = {
  writeReport,
  wordsOf: (): DistrictWords => ({
    district: { zh: '松江网球会', en: 'Songjiang Tennis Club' },
    departments: new Map([['grounds', { zh: '场地部', en: 'Grounds' }]]),
    streets: new Map(),
  }),
}

/** How the club's cases are judged, for the same applications. */
export const figuresFor = (parts: Parameters<typeof caseworkOf>[0]) => ({
  ...caseworkOf(parts),
  evaluations: [DAMAGE_EVALUATION],
  ...CLUB_REPORTS,
})

/** Sound inputs of every route of figures. */
export function soundOfFigures(who: Browser): Asking[] {
  const asked = { type: 'damage', from: '2023-01-01', to: '2023-12-31', by: 'department' }
  const figures = { ...asked, department: 'grounds', street: '990001001' }
  const ofFigure = { part: 'denominator', group: 'grounds' }
  return [
    [who, figureApi.listCaseFigures, { query: figures }],
    // Whose cases are meant is asked as above; each name that nobody bears would have a file written in vain.
    [who, figureApi.exportCaseFigures, { query: { ...asked, format: 'xlsx', language: 'en', figure: 'onTime' } }],
    [
      who,
      figureApi.listCountedCases,
      { params: { figure: 'onTime' }, query: { ...figures, limit: '10', ...ofFigure } },
    ],
    [who, figureApi.listCountedCases, { params: { figure: 'onTime' }, query: { ...figures, cursor: '' } }],
  ]
}
