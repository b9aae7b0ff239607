import { randomUUID } from 'node:crypto'
import * as api from '@citybrain/contract/api/catalogue.ts'
import { MadePlace, type MountedRoute, readCursor, serve, writeCursor } from '../identity/index.ts'
import { decideRequest, listRequests, makeRequest } from './data-requests.ts'
import { editEntry, listResources, listUse } from './data-resources.ts'
import type { RegistryDeps } from './deps.ts'
import { noSuchType } from './errors.ts'

/** Types as data resources, requests to use them, and who used them. */
export function catalogueRoutes(deps: RegistryDeps): MountedRoute[] {
  return [
    serve(api.listResources, async ({ db }) => ({ resources: await listResources(deps, { db }) })),
    serve(api.editResource, async ({ actor, db, params, body }) => {
      await editEntry(deps, { actor, db }, params.type, body)
      const found = (await listResources(deps, { db })).find((one) => one.type === params.type)
      if (!found) throw noSuchType(params.type)
      return found
    }),
    serve(api.listDataRequests, async ({ actor, db, query: { cursor, limit, ...wanted } }) => {
      const after = cursor === undefined ? null : readCursor(cursor, MadePlace)
      const found = await listRequests(deps, { actor, db }, { ...wanted, after, limit: limit + 1 })
      const last = found.length > limit ? found[limit - 1] : undefined
      return { items: found.slice(0, limit), next: last ? writeCursor([last.requestedAt, last.id]) : null }
    }),
    serve(api.requestData, ({ actor, db, params, body }) =>
      makeRequest(deps, { actor, db }, { id: randomUUID(), ...params, ...body }),
    ),
    serve(api.decideDataRequest, ({ actor, db, params, body }) =>
      decideRequest(deps, { actor, db }, params.request, body),
    ),
    serve(api.listUse, async ({ db, params }) => ({ use: await listUse(deps, db, params.type) })),
  ]
}
