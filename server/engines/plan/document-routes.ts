import * as api from '@citybrain/contract/api/plan.ts'
import { MadePlace, type MountedRoute, serve, writeCursor } from '../identity/index.ts'
import { placeOf } from './cursor.ts'
import { findOriginal, findText, listSummaries } from './document-store.ts'
import { deleteDocument, getDocument, renameDocument } from './documents-service.ts'
import { noFile, noSuchPlan } from './errors.ts'
import { startImport } from './imports.ts'
import type { PlanEngine } from './index.ts'
import { discardAdjustment, moveVersion, startAdjustment } from './versions-service.ts'

/** Name under which a pasted text is judged; it is not stored. */
const PASTED = '粘贴.txt'

export function documentRoutes(engine: PlanEngine): MountedRoute[] {
  return [
    serve(api.listPlans, async ({ db, query }) => {
      const after = placeOf(query.cursor, MadePlace)
      const { limit } = query
      const found = await listSummaries(db, {
        ...query,
        after: after && { importedAt: after[0], id: after[1] },
        limit: limit + 1,
      })
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return { items, next: found.length > limit && last ? writeCursor([last.importedAt, last.id]) : null }
    }),
    serve(api.importPlan, async ({ actor, query, upload }) => {
      if (!upload) throw noFile()
      const { kind, period = null } = query
      return startImport(engine, actor, {
        bytes: upload.bytes,
        fileName: upload.name,
        title: null,
        kind,
        period,
        sample: false,
      })
    }),
    serve(api.pastePlan, async ({ actor, body }) => {
      const { text, title = null, kind, period = null } = body
      const bytes = new TextEncoder().encode(text)
      return startImport(engine, actor, { bytes, fileName: PASTED, title, kind, period, sample: false })
    }),
    serve(api.getPlan, ({ db, params }) => getDocument(db, params.plan)),
    serve(api.getPlanText, async ({ db, params }) => {
      const text = await findText(db, params.plan)
      if (text === null) throw noSuchPlan()
      return { text }
    }),
    serve(api.getPlanOriginal, async ({ db, params }) => {
      const original = await findOriginal(db, params.plan)
      if (!original) throw noSuchPlan()
      const name = original.file_name ?? `${original.title}.${original.format}`
      return { name, mediaType: original.media_type, body: original.original }
    }),
    serve(api.updatePlan, ({ actor, db, params, body }) => renameDocument(actor, db, params.plan, body)),
    serve(api.deletePlan, async ({ actor, params }) => {
      await deleteDocument(actor, engine.database, params.plan)
      return { deleted: params.plan }
    }),
    serve(api.moveVersion, ({ actor, params, body }) => moveVersion({ ...engine, actor }, params, body)),
    serve(api.discardAdjustment, async ({ actor, params }) => {
      await discardAdjustment({ ...engine, actor }, params)
      return { discarded: params.version }
    }),
    serve(api.startAdjustment, ({ actor, db, params, body }) =>
      startAdjustment({ actor, db, clock: engine.clock }, params.plan, body.reason),
    ),
  ]
}
