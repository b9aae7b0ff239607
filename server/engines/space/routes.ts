import * as api from '@citybrain/contract/api/regions.ts'
import { z } from 'zod'
import { type MountedRoute, readCursor, serve, writeCursor } from '../identity/index.ts'
import { getDetail } from './detail.ts'
import { noSuchRegion } from './errors.ts'
import type { Space } from './index.ts'
import { describeMap } from './map.ts'
import { writeFeatures } from './region-features.ts'
import { listBoundaries, listRegions } from './region-list.ts'
import { findRegion } from './region-store.ts'
import { changeRegion, createRegion, endRegion } from './service.ts'
import { checkRegions } from './topology.ts'

/** A map draws no more; beyond it a smaller box is asked for. */
const MOST_DRAWN = 6_000
const Place = z.tuple([z.string().max(20), z.uuid()])

export function regionRoutes(space: Space): MountedRoute[] {
  const { deps } = space
  const dayOf = (on: string | undefined) => on ?? deps.clock.cityToday()
  return [
    serve(api.listRegions, async ({ db, query }) => {
      const { limit, cursor } = query
      const [key, id] = cursor === undefined ? [] : readCursor(cursor, Place)
      const after = key === undefined || id === undefined ? null : { key, id }
      const found = await listRegions(db, { ...query, on: dayOf(query.on) }, { after, limit: limit + 1 })
      const last = found.at(limit - 1)
      const next = found.length > limit && last ? writeCursor([last.key, last.id]) : null
      return { items: found.slice(0, limit), next }
    }),
    serve(api.mapRegions, async ({ db, query }) => {
      const { toleranceM } = query
      const bounds = { toleranceM, limit: MOST_DRAWN + 1 }
      const found = await listBoundaries(db, { ...query, on: dayOf(query.on) }, bounds)
      return writeFeatures(found.slice(0, MOST_DRAWN), found.length > MOST_DRAWN)
    }),
    serve(api.locatePoint, async ({ district, query }) => {
      const on = dayOf(query.on)
      return { on, ...(await space.locate(district, [query.lon, query.lat], on)) }
    }),
    serve(api.locatePoints, async ({ district, body }) => {
      const on = dayOf(body.on)
      const index = await space.index(district)
      return { on, located: body.points.map(([x, y]) => index.locate(x, y, on)) }
    }),
    serve(api.checkTopology, async ({ db, query }) => {
      if (query.parent !== undefined && !(await findRegion(db, query.parent))) throw noSuchRegion()
      return checkRegions(db, { ...query, on: dayOf(query.on) })
    }),
    serve(api.getMap, async ({ district }) => describeMap(deps.profileOf(district), deps.baseMap)),
    serve(api.getRegion, ({ db, params, query }) =>
      getDetail(db, params.region, { ...query, today: deps.clock.cityToday() }),
    ),
    serve(api.createRegion, ({ actor, body }) => createRegion(deps, actor, body)),
    serve(api.changeRegion, ({ actor, params, body }) => changeRegion(deps, actor, params.region, body)),
    serve(api.endRegion, ({ actor, params, body }) => endRegion(deps, actor, params.region, body)),
  ]
}
