import * as api from '@citybrain/contract/api/api-keys.ts'
import { type MountedRoute, serve } from './call.ts'
import { MadePlace, readCursor, writeCursor } from './cursor.ts'
import type { ApiKeys } from './keys.ts'

export function apiKeyRoutes(keys: ApiKeys): MountedRoute[] {
  return [
    serve(api.listApiKeys, async ({ actor, query: { cursor, limit } }) => {
      const after = cursor === undefined ? null : readCursor(cursor, MadePlace)
      const items = await keys.list(actor, { after, limit })
      const last = items.length < limit ? undefined : items.at(-1)
      return { items, next: last ? writeCursor([last.createdAt, last.id]) : null }
    }),
    serve(api.createApiKey, ({ actor, body }) => keys.create(actor, body)),
    serve(api.revokeApiKey, ({ actor, params }) => keys.revoke(actor, params.key)),
  ]
}
