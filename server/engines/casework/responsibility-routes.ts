import * as api from '@citybrain/contract/api/responsibility.ts'
import type { Responsibility } from '@citybrain/contract/engines/responsibility.ts'
import { z } from 'zod'
import { listNamedAccounts, type MountedRoute, readCursor, serve, writeCursor } from '../identity/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { saveResponsibility, withdrawResponsibility } from './responsibility.ts'
import { noFile, noSuchRow } from './responsibility-errors.ts'
import { exportTable, importTable } from './responsibility-import.ts'
import { readNames } from './responsibility-names.ts'
import { answerHere, filtered, readCoverage, routeHere } from './responsibility-reading.ts'
import { listPast } from './responsibility-store.ts'

const Place = z.string().max(200)

export function responsibilityRoutes(deps: CaseworkDeps): MountedRoute[] {
  return [...readRoutes(deps), ...changeRoutes(deps)]
}

function readRoutes(deps: CaseworkDeps): MountedRoute[] {
  return [
    serve(api.listResponsibilities, async ({ actor, db, query }) => {
      const after = query.cursor === undefined ? '' : readCursor(query.cursor, Place)
      const { rows } = await deps.responsibilities.of(actor.district)
      const found = filtered(rows, query)
        .sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
        .filter((row) => placeOf(row) > after)
      const page = found.slice(0, query.limit)
      const names = await readNames(deps, actor.district, query.on ?? deps.clock.cityToday())
      const people = await listNamedAccounts(db, { ids: page.flatMap(({ assignee }) => assignee ?? []) })
      const personOf = new Map(people.map(({ id, name }) => [id, name]))
      const last = page.at(-1)
      return {
        items: page.map((row) => ({
          ...row,
          areaName: names.area(row),
          person: row.assignee === null ? null : (personOf.get(row.assignee) ?? null),
        })),
        next: found.length > page.length && last ? writeCursor(placeOf(last)) : null,
      }
    }),
    serve(api.whoAnswersHere, ({ actor, db, query }) => answerHere(deps, { actor, db }, query)),
    serve(api.whoGetsWork, ({ actor, db, query }) => routeHere(deps, { actor, db }, query)),
    serve(api.getResponsibilityCoverage, ({ actor, db, query }) => readCoverage(deps, { actor, db }, query)),
    serve(api.listResponsibilityPast, async ({ db, params }) => {
      const past = await listPast(db, params.row)
      if (past.length === 0) throw noSuchRow()
      return { past }
    }),
    serve(api.exportResponsibilities, ({ actor, db, language, signal }) =>
      exportTable(deps, { actor, db }, language, signal),
    ),
  ]
}

/** By area, class and first day; the id tells apart what is equal in these. */
const placeOf = ({ area, category, effectiveFrom, id }: Responsibility) =>
  `${area} ${category ?? ''} ${effectiveFrom ?? ''} ${id}`

function changeRoutes(deps: CaseworkDeps): MountedRoute[] {
  return [
    serve(api.saveResponsibility, ({ actor, db, params, body }) =>
      saveResponsibility(deps, { actor, db }, { id: params.row, ...body }),
    ),
    serve(api.withdrawResponsibility, async ({ actor, db, params, query }) => {
      await withdrawResponsibility(deps, { actor, db }, { id: params.row, ...query })
      return { withdrawn: true as const }
    }),
    serve(api.importResponsibilities, ({ actor, db, query, upload, signal }) => {
      if (!upload || upload.bytes.length === 0) throw noFile()
      return importTable(deps, { actor, db }, { bytes: upload.bytes, signal, apply: query.do === 'apply' })
    }),
  ]
}
