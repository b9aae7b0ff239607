import * as api from '@citybrain/contract/api/quality.ts'
import { z } from 'zod'
import { type MountedRoute, readCursor, serve, writeCursor } from '../identity/index.ts'
import type { RegistryDeps } from './deps.ts'
import { findMeasuring, startMeasuring } from './quality-measure.ts'
import { listFailing, listReports } from './quality-reading.ts'

const Mark = z.tuple([z.string().max(4000), z.uuid()])

/** How good the data are, by type, rule and source, and where they are not. */
export function qualityRoutes(deps: RegistryDeps): MountedRoute[] {
  return [
    serve(api.getQuality, async ({ db }) => ({
      reports: await listReports(deps, { db }),
      job: await findMeasuring({ db }),
    })),
    serve(api.measureQuality, ({ actor, body }) => startMeasuring(deps, actor, body.type)),
    serve(api.listFailing, async ({ actor, db, params, query: { cursor, limit, source } }) => {
      const after = cursor === undefined ? null : readCursor(cursor, Mark)
      const { items, next } = await listFailing(deps, { actor, db }, { ...params, source, after, limit })
      return { items, next: next && writeCursor(next) }
    }),
  ]
}
