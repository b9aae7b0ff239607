import * as api from '@citybrain/contract/api/register.ts'
import { type MountedRoute, serve, writeCursor } from '../identity/index.ts'
import { compareVersions } from './comparison.ts'
import { coverageOfVersion, markClauses } from './coverage-service.ts'
import { ChangePlace, placeOf, RowPlace } from './cursor.ts'
import { noSuchPlan } from './errors.ts'
import { exportJson, loadExport } from './export.ts'
import type { PlanEngine } from './index.ts'
import { changeRegister, undoChange } from './register-service.ts'
import { countRows, listChanges, listRows, rowsById, type VersionRef } from './register-store.ts'
import { targetMatrix } from './target-matrix.ts'
import { linkTargets, unlinkTargets } from './targets-service.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Changes shown with one row; more are behind the register's own history. */
const MOST_CHANGES = 100

export function registerRoutes(engine: PlanEngine): MountedRoute[] {
  return [...rowRoutes(engine), ...changeRoutes(engine), ...targetRoutes()]
}

function rowRoutes(engine: PlanEngine): MountedRoute[] {
  return [
    serve(api.listCommitments, async ({ db, query }) => {
      const after = placeOf(query.cursor, RowPlace)
      const page = { after: after && { plan: after[0], start: after[1], id: after[2] }, limit: query.limit + 1 }
      const found = await listRows(db, query, page)
      const items = found.slice(0, query.limit)
      // A search reads every row; one that fits on its first page has been counted by that.
      const known = after ? after[3] : found.length <= query.limit ? found.length : null
      const total = known ?? (await countRows(db, query))
      const last = items.at(-1)
      const next = found.length > query.limit && last ? writeCursor([last.plan, last.start, last.id, total]) : null
      return { items, next, total }
    }),
    serve(api.getCommitment, async ({ db, params }) => {
      const [commitment] = await rowsById(db, params, [params.commitment])
      if (!commitment) throw noSuchPlan()
      const changes = await listChanges(db, params, { row: params.commitment, before: null, limit: MOST_CHANGES })
      return { commitment, changes }
    }),
    serve(api.getCoverage, ({ db, params, signal }) => coverageOfVersion(db, params, signal)),
    serve(api.exportRegister, async ({ actor, db, params, query, signal }) => {
      const register = await loadExport(db, params, engine.profileOf(actor.district), query.language)
      const name = `${register.document.title}-${params.version}.${query.format}`
      if (query.format === 'json') return { name, mediaType: 'application/json', body: exportJson(register) }
      return { name, mediaType: XLSX, body: engine.writeWorkbook(register, signal) }
    }),
  ]
}

function changeRoutes({ clock }: PlanEngine): MountedRoute[] {
  return [
    serve(api.changeRegister, ({ actor, db, params, body }) =>
      changeRegister({ actor, db, clock, ref: params, id: body.id }, body.command),
    ),
    serve(api.undoChange, ({ actor, db, params, body }) =>
      undoChange({ actor, db, clock, ref: params, id: body.id }, params.change),
    ),
    serve(api.listChanges, async ({ db, params, query }) => {
      const before = placeOf(query.cursor, ChangePlace)
      const found = await listChanges(db, params, { before: before?.[0] ?? null, limit: query.limit + 1 })
      const items = found.slice(0, query.limit)
      const last = items.at(-1)
      return { items, next: found.length > query.limit && last ? writeCursor([last.seq]) : null }
    }),
    serve(api.markClauses, ({ actor, db, params, body, signal }) =>
      markClauses({ actor, db, ref: params, signal }, body.clauses, body.promisesNothing),
    ),
  ]
}

function targetRoutes(): MountedRoute[] {
  return [
    serve(api.comparePlans, ({ db, query, signal }) =>
      compareVersions(db, [sideOf(query.left), sideOf(query.right)], signal),
    ),
    serve(api.getTargetMatrix, ({ db, query, signal }) => targetMatrix(db, query.period, signal)),
    serve(api.linkTargets, async ({ actor, db, body }) => {
      await linkTargets(actor, db, body)
      return { linked: body.id }
    }),
    serve(api.unlinkTargets, async ({ actor, db, params }) => {
      await unlinkTargets(actor, db, params.link)
      return { unlinked: params.link }
    }),
  ]
}

function sideOf(side: string): VersionRef {
  const [plan = '', version = '1'] = side.split(':')
  return { plan, version: Number(version) }
}
