import * as api from '@citybrain/contract/api/case-figures.ts'
import { type MountedRoute, readCursor, serve, writeCursor } from '../identity/index.ts'
import type { FigureDeps } from './deps.ts'
import { exportFigures } from './figure-report.ts'
import { CountedPlace, computeFigures, listMembers } from './figures.ts'

export function figureRoutes(deps: FigureDeps): MountedRoute[] {
  return [
    serve(api.listCaseEvaluations, async () => ({ evaluations: [...deps.evaluations] })),
    serve(api.listCaseFigures, async ({ actor, db, query }) => ({
      now: deps.clock.cityNow(),
      ...(await computeFigures(deps, { actor, db }, query)),
    })),
    serve(api.exportCaseFigures, ({ actor, db, query, signal }) => exportFigures(deps, { actor, db }, query, signal)),
    serve(api.listCountedCases, async ({ actor, db, params, query }) => {
      const { cursor, limit, ...asked } = query
      const after = cursor === undefined ? null : readCursor(cursor, CountedPlace)
      const rows = await listMembers(deps, { actor, db }, { ...asked, ...params, after, limit: limit + 1 })
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      return { items, next: rows.length > limit && last ? writeCursor([last.case.id, last.part]) : null }
    }),
  ]
}
