import * as api from '@citybrain/contract/api/region-imports.ts'
import { MadePlace, type MountedRoute, readCursor, serve, writeCursor } from '../identity/index.ts'
import { DATUM_WORDS } from './geometry-sql.ts'
import { startApplying } from './import-apply.ts'
import { listFeatures } from './import-features.ts'
import { listImports } from './import-store.ts'
import { startUndoing } from './import-undo.ts'
import { deleteImport, getImport, setImport, startImport } from './imports.ts'
import type { Space } from './index.ts'
import { checkImport } from './topology.ts'

export function importRoutes({ deps }: Space): MountedRoute[] {
  return [
    serve(api.importRegions, ({ actor, query, upload, signal }) =>
      startImport(deps, actor, upload, { ...query, signal }),
    ),
    serve(api.listRegionImports, async ({ db, query: { cursor, limit } }) => {
      const place = cursor === undefined ? null : readCursor(cursor, MadePlace)
      const after = place && { createdAt: place[0], id: place[1] }
      const found = await listImports(db, { after, limit: limit + 1 })
      const last = found.at(limit - 1)
      const next = found.length > limit && last ? writeCursor([last.createdAt, last.id]) : null
      return { items: found.slice(0, limit), next }
    }),
    serve(api.getRegionImport, ({ db, params }) => getImport(db, params.import)),
    serve(api.getImportFeatures, async ({ db, params, query }) => {
      await getImport(db, params.import)
      const features = await listFeatures(db, params.import, query)
      const next = features.length === query.limit ? (features.at(-1)?.id ?? null) : null
      return { type: 'FeatureCollection' as const, features, next, datum: DATUM_WORDS }
    }),
    serve(api.setRegionImport, ({ actor, params, body, signal }) =>
      setImport(deps, actor, params.import, { ...body, signal }),
    ),
    serve(api.checkImportTopology, async ({ db, params, query }) => {
      const { id, settings } = await getImport(db, params.import)
      return checkImport(db, { id, kind: settings.kind, ...query, on: deps.clock.cityToday() })
    }),
    serve(api.applyRegionImport, ({ actor, params, body }) => startApplying(deps, actor, params.import, body.revision)),
    serve(api.undoRegionImport, ({ actor, params, body }) => startUndoing(deps, actor, params.import, body.revision)),
    serve(api.deleteRegionImport, async ({ actor, params }) => {
      await deleteImport(deps, actor, params.import)
      return { deleted: params.import }
    }),
  ]
}
