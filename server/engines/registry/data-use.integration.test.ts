import { once } from 'node:events'
import * as api from '@citybrain/contract/api/catalogue.ts'
import * as thingApi from '@citybrain/contract/api/things.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { systemActor } from '../../platform/index.ts'
import { CLUB_TYPES, registryOf, tiles } from '../../testing/club-things.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { exportsOf } from '../../testing/import-desk.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { countUses, type DataUses } from './data-use.ts'
import { exportThings } from './export.ts'
import { adoptTypes, callerOf, exportRoutes, type RegistryDeps, thingRoutes, thingTileRoutes } from './index.ts'

/** Over 117.07 to 117.16 east, 39.10 to 39.16 north. */
const WIDE = '12/3380/1563'

const never = new AbortController().signal

describeOnEachDatabase('the use of data by files and maps', (open) => {
  let city: TestApp
  let deps: RegistryDeps
  let uses: DataUses
  let district: DistrictCode
  let steward: Browser
  beforeAll(async () => {
    await adoptTypes(open().database, CLUB_TYPES)
    city = await createTestApp(open(), {
      more: (parts) => {
        deps = registryOf(parts)
        uses = countUses(deps, quietLogger)
        const { note } = uses
        const exports = { ...exportsOf(deps), note }
        return [...thingRoutes(deps, note), ...exportRoutes(exports), ...thingTileRoutes({ ...deps, tiles, note })]
      },
    })
  })
  beforeEach(async () => {
    district = await open().freshDistrict()
    steward = await city.signedIn(district, 'data-steward')
    const near = Array.from({ length: 3 }, (_, place) => courtAt(`n${place}`, 117.12 + place * 1e-6))
    await steward.ask(thingApi.changeThings, { body: { changes: [...near, courtAt('天塔', 117.15)] } })
  })
  afterAll(async () => {
    await uses.close()
    await city.close()
  })

  const take = (address: string) =>
    city.app.fastify.inject({
      url: `/api/v1/things/${address}`,
      remoteAddress: '192.0.2.7',
      headers: { host: 'brain.test:8080', cookie: steward.cookie ?? '' },
    })
  const usesOf = async (type: string) => {
    await uses.flush()
    const { use } = (await steward.ask(api.listUse, { params: { type } })).reply
    return use.map(({ via, requests, things }) => ({ via, requests, things }))
  }

  test.each(['csv', 'xlsx', 'geojson'])('a file (%s) is one request for all things in it', async (format) => {
    expect((await take(`export?type=court&format=${format}`)).statusCode).toBe(200)
    expect(await usesOf('court')).toEqual([{ via: 'session', requests: 1, things: 4 }])
  })

  test('a file of nothing is no use', async () => {
    expect((await take('export?type=club&format=csv')).statusCode).toBe(200)
    expect(await usesOf('club')).toEqual([])
  })

  test('of a file that breaks off counts what was read', async () => {
    const exports = { ...exportsOf(deps), note: uses.note }
    const query = { type: 'court', state: 'present', format: 'csv', language: 'zh', where: [] as string[] } as const
    const { body } = await exportThings(exports, callerOf(deps, systemActor(district)), query, never)
    const pieces = body[Symbol.asyncIterator]()
    await pieces.next()
    await pieces.next()
    const closed = once(body, 'close')
    body.destroy()
    await closed
    expect(await usesOf('court')).toEqual([{ via: 'system', requests: 1, things: 4 }])
  })

  test('a map that is moved about is one request until the figures are written, and no write for a tile', async () => {
    for (const tile of [WIDE, WIDE, `${WIDE}?type=court`]) expect((await take(`tiles/${tile}`)).statusCode).toBe(200)
    expect(await usesOf('court')).toEqual([{ via: 'session', requests: 1, things: 3 }])
    await take(`tiles/${WIDE}`)
    expect(await usesOf('court')).toEqual([{ via: 'session', requests: 2, things: 4 }])
  })

  test('a map and a list are counted beside each other', async () => {
    await take(`tiles/${WIDE}?type=court`)
    await steward.ask(thingApi.listThings, { query: { type: 'court' } })
    await take(`tiles/${WIDE}?type=court`)
    expect(await usesOf('court')).toEqual([{ via: 'session', requests: 2, things: 6 }])
  })
})

const courtAt = (name: string, longitude: number) => ({
  ...{ do: 'create', type: 'court', name, attributes: { lights: 4 } },
  geometry: { type: 'Point', coordinates: [longitude, 39.15] },
})
