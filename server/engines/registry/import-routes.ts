import * as api from '@citybrain/contract/api/thing-imports.ts'
import { z } from 'zod'
import { MadePlace, type MountedRoute, readCursor, serve, writeCursor } from '../identity/index.ts'
import type { ImportDeps } from './import-deps.ts'
import { badPart } from './import-errors.ts'
import { listConflicts, listFaults, refusedSheet } from './import-faults.ts'
import { mapImport, suggestMapping } from './import-mapping.ts'
import { beginImport, deleteImport, finishUpload, putPart } from './import-service.ts'
import { getImport, listImports, publicImport } from './import-store.ts'
import { startWork } from './import-work.ts'

const FaultPlace = z.tuple([z.int().min(0).max(2_147_483_647), z.int().min(0).max(2_147_483_647)])

/** Uploads, mapping, check, run and undoing of imports. */
export function importRoutes(deps: ImportDeps): MountedRoute[] {
  return [...uploadRoutes(deps), ...workRoutes(deps), ...readRoutes(deps)]
}

function uploadRoutes(deps: ImportDeps): MountedRoute[] {
  return [
    serve(api.beginThingImport, ({ actor, db, body }) => beginImport(deps, { actor, db }, body)),
    serve(api.putImportPart, async ({ actor, db, params, upload }) => {
      if (!upload) throw badPart()
      return putPart({ actor, db }, params.import, { number: params.number, bytes: upload.bytes })
    }),
    serve(api.finishImportUpload, ({ actor, db, params, signal }) =>
      finishUpload(deps, { actor, db }, params.import, signal),
    ),
    serve(api.suggestImportMapping, ({ actor, db, params, query }) =>
      suggestMapping(deps, { actor, db }, params.import, query),
    ),
    serve(api.mapThingImport, ({ actor, db, params, body }) => mapImport(deps, { actor, db }, params.import, body)),
  ]
}

function workRoutes(deps: ImportDeps): MountedRoute[] {
  return [
    serve(api.checkThingImport, ({ actor, db, params, body }) =>
      startWork(deps, { actor, db }, params.import, { kind: 'check', ...body }),
    ),
    serve(api.runThingImport, ({ actor, db, params, body }) =>
      startWork(deps, { actor, db }, params.import, { kind: 'run', ...body }),
    ),
    serve(api.undoThingImport, ({ actor, db, params, body }) =>
      startWork(deps, { actor, db }, params.import, { kind: 'undo', ...body }),
    ),
    serve(api.deleteThingImport, async ({ actor, db, params }) => {
      await deleteImport({ actor, db }, params.import)
      return { deleted: params.import }
    }),
  ]
}

function readRoutes(deps: ImportDeps): MountedRoute[] {
  return [
    serve(api.listThingImports, async ({ db, query: { cursor, limit } }) => {
      const place = cursor === undefined ? null : readCursor(cursor, MadePlace)
      const after = place && { createdAt: place[0], id: place[1] }
      const found = await listImports(db, { after, limit: limit + 1 })
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return { items, next: found.length > limit && last ? writeCursor([last.createdAt, last.id]) : null }
    }),
    serve(api.getThingImport, async ({ db, params }) => publicImport(await getImport(db, params.import))),
    serve(api.listImportFaults, async ({ db, params, query: { cursor, limit, pass } }) => {
      await getImport(db, params.import)
      const after = cursor === undefined ? null : readCursor(cursor, FaultPlace)
      const found = await listFaults(db, params.import, { pass, after, limit: limit + 1 })
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return { items, next: found.length > limit && last ? writeCursor([last.row, last.place]) : null }
    }),
    serve(api.downloadImportFaults, async ({ db, params, query, language, signal }) => {
      const { name, body } = await refusedSheet(deps, db, params.import, { pass: query.pass, language, signal })
      return { name, mediaType: 'text/csv; charset=utf-8', body }
    }),
    serve(api.listImportConflicts, async ({ db, params, query: { cursor, limit } }) => {
      await getImport(db, params.import)
      const after = cursor === undefined ? null : readCursor(cursor, z.uuid())
      const found = await listConflicts(db, params.import, after, limit + 1)
      const items = found.slice(0, limit)
      return { items, next: found.length > limit ? writeCursor(items.at(-1)?.thing) : null }
    }),
  ]
}
