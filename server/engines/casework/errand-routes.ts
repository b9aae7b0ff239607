import * as api from '@citybrain/contract/api/errands.ts'
import { z } from 'zod'
import { type MountedRoute, readCursor, serve, writeCursor } from '../identity/index.ts'
import { dropRefused, listRefused, retryRefused } from './refused-errands.ts'

const After = z.tuple([z.string().max(40), z.uuid(), z.int(), z.int()])

/** What an operator sees and decides of what should have followed from cases. */
export function errandRoutes(): MountedRoute[] {
  return [
    serve(api.listRefusedErrands, async ({ actor, db, query: { cursor, limit } }) => {
      const after = cursor === undefined ? null : readCursor(cursor, After)
      const found = await listRefused(db, { district: actor.district, after, limit: limit + 1 })
      const items = found.slice(0, limit)
      const last = items.at(-1)
      const next =
        last && found.length > limit ? writeCursor([last.notedAt, last.case, last.revision, last.place]) : null
      return { items, next }
    }),
    serve(api.retryErrand, async ({ actor, db, params, body }) => {
      await retryRefused(db, actor, params, body.reason)
      return { state: 'waiting' as const }
    }),
    serve(api.dropErrand, async ({ actor, db, params, body }) => {
      await dropRefused(db, actor, params, body.reason)
      return { state: 'dropped' as const }
    }),
  ]
}
