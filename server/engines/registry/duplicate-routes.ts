import * as api from '@citybrain/contract/api/duplicates.ts'
import { z } from 'zod'
import { type MountedRoute, readCursor, serve, writeCursor } from '../identity/index.ts'
import type { RegistryDeps } from './deps.ts'
import { mergePair, reopenPair, separatePair, showPair, showPairs } from './duplicate-decide.ts'
import { startSearch } from './duplicate-search.ts'
import { listSearches } from './duplicate-store.ts'
import { show } from './reading.ts'

const Score = z.tuple([z.int().min(0).max(100), z.uuid()])
/** Databases know no year 0. */
const Decided = z.tuple([z.iso.datetime().refine((instant) => instant >= '0001'), z.uuid()])

/** Pairs that may be one, the search for them, and what people decide. */
export function duplicateRoutes(deps: RegistryDeps): MountedRoute[] {
  return [...findingRoutes(deps), ...decidingRoutes(deps)]
}

function findingRoutes(deps: RegistryDeps): MountedRoute[] {
  return [
    serve(api.listDuplicates, async ({ actor, db, query: { cursor, limit, ...wanted } }) => {
      const place = wanted.state === 'open' ? Score : Decided
      const after = cursor === undefined ? null : readCursor<readonly [number | string, string]>(cursor, place)
      const pairs = await showPairs(deps, { actor, db }, { ...wanted, after, limit: limit + 1 })
      const last = pairs.length > limit ? pairs[limit - 1] : undefined
      const by = last && (wanted.state === 'open' ? last.score : last.decidedAt)
      return { items: pairs.slice(0, limit), next: last ? writeCursor([by, last.id]) : null }
    }),
    serve(api.listDuplicateSearches, async ({ db }) => ({
      searches: await listSearches(
        db,
        deps.catalogue.types.map((type) => type.key),
      ),
    })),
    serve(api.searchDuplicates, ({ actor, body }) => startSearch(deps, actor, body.type)),
    serve(api.getDuplicate, ({ actor, db, params }) => showPair(deps, { actor, db }, params.pair)),
  ]
}

function decidingRoutes(deps: RegistryDeps): MountedRoute[] {
  return [
    serve(api.mergeDuplicate, async ({ actor, db, params, body }) => {
      const caller = { actor, db }
      const merged = await mergePair(deps, caller, params.pair, body)
      const [shown] = await show(deps, caller, [merged])
      return shown ?? merged
    }),
    serve(api.separateDuplicate, async ({ actor, db, params, body }) => {
      await separatePair({ actor, db }, params.pair, body)
      return showPair(deps, { actor, db }, params.pair)
    }),
    serve(api.reopenDuplicate, async ({ actor, db, params, body }) => {
      await reopenPair(deps, { actor, db }, params.pair, body)
      return showPair(deps, { actor, db }, params.pair)
    }),
  ]
}
