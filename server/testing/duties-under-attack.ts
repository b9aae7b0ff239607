import { randomUUID } from 'node:crypto'
import * as api from '@citybrain/contract/api/responsibility.ts'
import type { Asking } from './city-under-attack.ts'
import type { Browser } from './test-app.ts'

/** Sound inputs of the routes of the responsibility grid. */
export function soundOfDuties(dispatcher: Browser): Asking[] {
  const row = {
    ...{ kind: 'street', area: '990001001', classes: 'damage-class', category: '01', department: 'grounds' },
    ...{ post: randomUUID(), assignee: null, note: '章程', effectiveFrom: '2023-01-01', effectiveTo: '2023-12-31' },
  }
  const params = { row: randomUUID() }
  const on = '2023-09-15'
  const classes = { classes: 'courts', category: '01' }
  return [
    [
      dispatcher,
      api.listResponsibilities,
      { query: { ...classes, limit: '10', department: 'grounds', street: '990001001', on } },
    ],
    [dispatcher, api.listResponsibilities, { query: { cursor: '' } }],
    [dispatcher, api.saveResponsibility, { params, body: { row, revision: 1 } }],
    [dispatcher, api.withdrawResponsibility, { params, query: { revision: '1' } }],
    [dispatcher, api.listResponsibilityPast, { params }],
    [dispatcher, api.whoAnswersHere, { query: { ...classes, position: '117.1,39.1', region: '990001001', on } }],
    [dispatcher, api.getResponsibilityCoverage, { query: { classes: 'damage-class', street: '990001001', on } }],
    [
      dispatcher,
      api.whoGetsWork,
      {
        query: {
          type: 'membership',
          step: 'coach',
          category: '01',
          position: '117.1,39.1',
          region: '990001001',
          hours: 'off',
        },
      },
    ],
  ]
}
