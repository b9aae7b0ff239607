import * as historyApi from '@citybrain/contract/api/thing-history.ts'
import * as typeApi from '@citybrain/contract/api/thing-types.ts'
import * as api from '@citybrain/contract/api/things.ts'
import type { Thing } from '@citybrain/contract/engines/thing.ts'
import { z } from 'zod'
import type { Write } from '../../platform/index.ts'
import { type MountedRoute, readCursor, serve, writeCursor } from '../identity/index.ts'
import { catalogueRoutes } from './catalogue-routes.ts'
import { changeThing, createThing, makeChanges, thingOf } from './changes.ts'
import { underGrants } from './data-grants.ts'
import type { NoteUse } from './data-use.ts'
import type { Caller, RegistryDeps } from './deps.ts'
import { duplicateRoutes } from './duplicate-routes.ts'
import { walkRelations } from './graph.ts'
import { linkThings, unlinkThings } from './links.ts'
import { mergeThings, unmergeThing } from './merging.ts'
import { migrateType } from './migrate-type.ts'
import { listPast } from './past-list.ts'
import type { Item } from './planner.ts'
import { qualityRoutes } from './quality-routes.ts'
import { getLineage, getThing, isPresent, listFacts, show } from './reading.ts'
import { readPlace, readSearch, searchThings } from './search.ts'
import { countByVersion } from './thing-store.ts'

/** `note` hears who was given what. */
export function thingRoutes(deps: RegistryDeps, note: NoteUse = () => undefined): MountedRoute[] {
  return [
    ...typeRoutes(deps),
    ...readingRoutes(deps, note),
    ...changeRoutes(deps),
    ...lifeRoutes(deps),
    ...linkRoutes(deps),
    ...duplicateRoutes(deps),
    ...qualityRoutes(deps),
    ...catalogueRoutes(deps),
  ]
}

function typeRoutes(deps: RegistryDeps): MountedRoute[] {
  return [
    serve(typeApi.listTypes, async () => ({
      types: [...deps.catalogue.types],
      codeTables: [...deps.catalogue.tables],
    })),
    serve(typeApi.getType, async ({ db, params }) => ({
      type: deps.catalogue.get(params.type),
      stored: await countByVersion(db, params.type),
    })),
    serve(typeApi.migrateType, async ({ actor, params, body }) => {
      // The whole district follows a definition, whatever part of it the caller may see.
      const caller = { actor, db: deps.database.district(actor.district) }
      return migrateType(deps, caller, params.type, body.to)
    }),
  ]
}

function readingRoutes(deps: RegistryDeps, note: NoteUse): MountedRoute[] {
  return [
    serve(api.listThings, async ({ actor, db, query }) => {
      const caller = await underGrants(deps, { actor, db }, query.type)
      const wanted = readSearch(deps, caller, query)
      const after = query.cursor === undefined ? null : readPlace(query.cursor, wanted)
      const asked = { after, limit: query.limit, count: query.count }
      const page = isPresent(query)
        ? await searchThings(deps, caller, wanted, asked)
        : await listPast(deps, caller, wanted, asked)
      note(actor, page.things)
      return { items: page.things, next: page.next && writeCursor(page.next), total: page.total }
    }),
    serve(api.getThing, async ({ actor, db, params, query }) => {
      const thing = await getThing(deps, await underGrants(deps, { actor, db }), params.thing, query)
      note(actor, [thing])
      return thing
    }),
    serve(historyApi.getThingHistory, async ({ actor, db, params, query }) => {
      const before = query.cursor === undefined ? null : readCursor(query.cursor, z.int().min(1).max(2_147_483_647))
      const caller = await underGrants(deps, { actor, db })
      const facts = await listFacts(deps, caller, params.thing, { before, limit: query.limit + 1 })
      const last = facts.length > query.limit ? facts[query.limit - 1] : undefined
      return { items: facts.slice(0, query.limit), next: last ? writeCursor(last.revision) : null }
    }),
    serve(historyApi.getThingLineage, async ({ actor, db, params, query }) => ({
      values: await getLineage(deps, { actor, db }, params.thing, query),
    })),
    serve(historyApi.listRelations, async ({ actor, db, params, query }) =>
      walkRelations(deps, { actor, db }, params.thing, { ...query, kinds: query.kind }),
    ),
  ]
}

function changeRoutes(deps: RegistryDeps): MountedRoute[] {
  return [
    serve(api.createThing, async ({ actor, db, body, once }) => {
      const caller = { actor, db }
      return shown(deps, caller, await createThing(deps, caller, body, { more: once() }))
    }),
    serve(api.changeThing, async ({ actor, db, params, body, once, ifMatch }) => {
      const caller = { actor, db }
      const change = { ...body, revision: body.revision ?? ifMatch ?? undefined, thing: params.thing }
      return shown(deps, caller, await changeThing(deps, caller, change, { more: once() }))
    }),
    serve(api.changeThings, async ({ actor, db, body, once }) => {
      const { drafts } = await makeChanges(deps, { actor, db }, body.changes, { more: once() })
      return { things: drafts.map(({ row }) => ({ id: row.id, revision: row.revision })) }
    }),
  ]
}

function lifeRoutes(deps: RegistryDeps): MountedRoute[] {
  const one = async (caller: Caller, item: Item, more: readonly Write[]) =>
    shown(deps, caller, thingOf(await makeChanges(deps, caller, [item], { more })))
  return [
    serve(api.endThing, async ({ actor, db, params, body, once, ifMatch }) => {
      const act = { ...body, revision: body.revision ?? ifMatch ?? undefined }
      return one({ actor, db }, { do: 'end', thing: params.thing, ...act }, once())
    }),
    serve(api.reopenThing, async ({ actor, db, params, body, once, ifMatch }) => {
      const act = { ...body, revision: body.revision ?? ifMatch ?? undefined }
      return one({ actor, db }, { do: 'reopen', thing: params.thing, ...act }, once())
    }),
    serve(api.mergeThings, async ({ actor, db, params, body, once, ifMatch }) => {
      const caller = { actor, db }
      const merging = { ...body, survivor: params.thing, revision: body.revision ?? ifMatch ?? undefined, more: once() }
      return shown(deps, caller, await mergeThings(deps, caller, merging))
    }),
    serve(api.unmergeThing, async ({ actor, db, params, body, once, ifMatch }) => {
      const caller = { actor, db }
      const act = { ...body, revision: body.revision ?? ifMatch ?? undefined, more: once() }
      return shown(deps, caller, await unmergeThing(deps, caller, params.thing, act))
    }),
  ]
}

function linkRoutes(deps: RegistryDeps): MountedRoute[] {
  return [
    serve(historyApi.linkThings, async ({ actor, db, params, body }) => linkThings(deps, { actor, db }, params, body)),
    serve(historyApi.unlinkThings, async ({ actor, db, params, query }) => ({
      ended: await unlinkThings(deps, { actor, db }, params, query),
    })),
  ]
}

/** What was written, as the writer may see it. */
async function shown(deps: RegistryDeps, caller: Caller, thing: Thing): Promise<Thing> {
  const [one] = await show(deps, caller, [thing])
  return one ?? thing
}
