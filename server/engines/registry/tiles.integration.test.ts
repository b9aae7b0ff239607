import * as api from '@citybrain/contract/api/things.ts'
import { VectorTile } from '@mapbox/vector-tile'
import { sql } from 'kysely'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CLUB_TYPES, registryOf, tiles } from '../../testing/club-things.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { adoptTypes, thingRoutes, thingTileRoutes } from './index.ts'

/** Over 117.07 to 117.16 east, 39.10 to 39.16 north. */
const WIDE = '12/3380/1563'

describeOnEachDatabase('things as tiles', (open) => {
  let city: TestApp
  let steward: Browser
  let viewer: Browser
  let stranger: Browser
  beforeAll(async () => {
    await adoptTypes(open().database, CLUB_TYPES)
    city = await createTestApp(open(), {
      more: (parts) => [
        ...thingRoutes(registryOf(parts)),
        ...thingTileRoutes({ ...registryOf(parts), tiles, note: () => undefined }),
      ],
    })
    const district = await open().freshDistrict()
    steward = await city.signedIn(district, 'data-steward')
    viewer = await city.signedIn(district, 'viewer')
    stranger = await city.signedIn(await open().freshDistrict(), 'data-steward')
    const near = Array.from({ length: 30 }, (_, place) => court(`n${place}`, 117.12 + place * 1e-6, 39.12))
    const area = { type: 'Polygon', coordinates: [square(117.1, 39.11, 0.03)] }
    const changes = [
      ...near,
      court('天塔', 117.15, 39.15, { surface: 'clay' }),
      { do: 'create', type: 'court', name: '大场', geometry: area, attributes: { surface: 'grass' } },
      court('无处', null, null),
      { do: 'create', type: 'member', name: '张三', geometry: at(117.08, 39.14), attributes: { phone: '13800000001' } },
    ]
    const { reply } = await steward.ask(api.changeThings, { body: { changes } })
    expect(reply.things).toHaveLength(34)
  })
  afterAll(() => city.close())

  const ask = (who: Browser, tile: string, headers: Record<string, string> = {}) =>
    city.app.fastify.inject({
      url: `/api/v1/things/tiles/${tile}`,
      remoteAddress: '192.0.2.7',
      headers: { host: 'brain.test:8080', cookie: who.cookie ?? '', ...headers },
    })
  const drawn = async (who: Browser, tile: string) => {
    const [path = '', query = ''] = tile.split('?')
    const [z = 0, x = 0, y = 0] = path.split('/').map(Number)
    const reply = await ask(who, query ? `${path}?${query}` : path)
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/vnd.mapbox-vector-tile'])
    const layer = new VectorTile(new PbfReader(reply.rawPayload)).layers.things
    return Array.from({ length: layer?.length ?? 0 }, (_, place) => layer?.feature(place).toGeoJSON(x, y, z))
  }
  const labels = async (who: Browser, tile: string) =>
    (await drawn(who, tile)).map((one) => one?.properties?.label ?? one?.properties?.point_count).sort()

  test('far away, neighbours are one with their number, a lonely thing and a wide area are themselves', async () => {
    expect(await labels(viewer, `${WIDE}?type=court`)).toEqual([30, '大场', '天塔'].sort())
    const area = (await drawn(viewer, `${WIDE}?type=court`)).find((one) => one?.properties?.label === '大场')
    expect(area?.geometry.type).toBe('Polygon')
    const lonely = (await drawn(viewer, `${WIDE}?type=court`)).find((one) => one?.properties?.label === '天塔')
    const [lon = 0, lat = 0] = lonely?.geometry.type === 'Point' ? lonely.geometry.coordinates : []
    expect([Math.abs(lon - 117.15) < 2e-5, Math.abs(lat - 39.15) < 2e-5]).toEqual([true, true])
  })

  test('near by, each is drawn by itself, and each lies in one tile only', async () => {
    const all = await labels(viewer, `15/${column(117.12)}/${row(39.12)}?type=court`)
    expect(all.filter((one) => String(one).startsWith('n'))).toHaveLength(30)
    const quarters = ['13/6760/3126', '13/6761/3126', '13/6760/3127', '13/6761/3127']
    const counted = (await Promise.all(quarters.map((one) => labels(viewer, `${one}?type=court`)))).flat()
    expect(counted.filter((one) => one === 30)).toHaveLength(1)
    expect(counted.filter((one) => one === '天塔')).toHaveLength(1)
  })

  test('filters hold, and what is asked for in vain is refused', async () => {
    expect(await labels(viewer, `${WIDE}?type=court&where=surface:eq:clay`)).toEqual(['天塔'])
    expect(await labels(viewer, `${WIDE}?type=court&q=天塔`)).toEqual(['天塔'])
    expect(await labels(viewer, `${WIDE}?type=court&state=ended`)).toEqual([])
    expect((await ask(viewer, `${WIDE}?type=court&where=colour:eq:red`)).json().code).toBe('registry.bad-filter')
    expect((await ask(viewer, '3/8/1?type=court')).json().code).toBe('request.invalid')
    expect((await ask({ ...viewer, cookie: null }, WIDE)).statusCode).toBe(401)
  })

  test('another district sees nothing of it', async () => {
    expect(await labels(stranger, WIDE)).toEqual([])
  })

  test('who has the tile already is told so', async () => {
    const first = await ask(viewer, `${WIDE}?type=court`)
    expect(first.headers['cache-control']).toBe('private, no-cache')
    const again = await ask(viewer, `${WIDE}?type=court`, { 'if-none-match': String(first.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  test('people are on the map of those who may see them, which is written down, and on no other', async () => {
    expect(await labels(viewer, WIDE)).not.toContain('张三')
    expect(await labels(viewer, `${WIDE}?type=member`)).toEqual([])
    expect(await labels(steward, `${WIDE}?type=member`)).toEqual(['张三'])
    const { rows } = await sql<{ fields: string[] }>`select after->'fields' as fields from audit
      where action = 'thing.read-personal' order by seq desc limit 1`.execute(open().database.owner)
    expect(rows[0]?.fields).toEqual(['$name', '$geometry'])
  })
})

const at = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] })

const court = (name: string, lon: number | null, lat: number | null, attributes: object = {}) => ({
  ...{ do: 'create', type: 'court', name, attributes: { lights: 4, ...attributes } },
  ...(lon !== null && lat !== null && { geometry: at(lon, lat) }),
})

const square = (west: number, south: number, size: number) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]

const column = (lon: number) => Math.floor((lon / 360 + 0.5) * 2 ** 15)
const row = (lat: number) => {
  const sine = Math.sin((lat * Math.PI) / 180)
  return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** 15)
}
