import { z } from 'zod'
import { route } from './route.ts'
import { ThingQuery } from './things.ts'

export const DEEPEST_ZOOM = 20

const Place = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** DEEPEST_ZOOM - 1)

/** From this zoom on each thing is drawn by itself; before, neighbours are one circle with their number. */
export const SINGLE_FROM_ZOOM = 15
/** Layer of a tile in which the things are. */
export const THINGS_LAYER = 'things'

export const getThingTile = route({
  method: 'GET',
  path: '/api/v1/things/tiles/:z/:x/:y',
  access: 'read:thing',
  tag: 'things',
  summary: { zh: '对象的矢量瓦片', en: 'Things as a vector tile (MVT 2), for maps' },
  params: z
    .object({
      z: z.coerce.number().int().min(0).max(DEEPEST_ZOOM).describe('级别 · Zoom of the tile'),
      x: Place.describe('列号 · Column from the west'),
      y: Place.describe('行号 · Row from the north'),
    })
    .refine(({ z: zoom, x, y }) => x < 2 ** zoom && y < 2 ** zoom, 'no such tile at this zoom'),
  query: ThingQuery.pick({ type: true, q: true, where: true, region: true, state: true }),
  gives: 'tile',
  // One move of a map asks for a dozen.
  perMinute: 6000,
  reply: z.unknown(),
  errors: ['registry.no-such-type', 'registry.bad-filter'],
})

export const THING_TILE_ROUTES = [getThingTile] as const
