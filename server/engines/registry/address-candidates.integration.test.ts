import * as addresses from '@citybrain/contract/api/addresses.ts'
import * as api from '@citybrain/contract/api/things.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CLUB_TYPES, registryOf } from '../../testing/club-things.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { openPlainSpace } from '../../testing/space-desk.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { spaceRoutes } from '../space/index.ts'
import { addressCandidates, adoptTypes, thingRoutes } from './index.ts'

describeOnEachDatabase('what an address may mean', (open) => {
  let city: TestApp
  let steward: Browser
  beforeAll(async () => {
    await adoptTypes(open().database, CLUB_TYPES)
    city = await createTestApp(open(), {
      more: (parts) => {
        const [registry, space] = [registryOf(parts), openPlainSpace(parts)]
        space.useAddresses(addressCandidates(registry))
        return [...thingRoutes(registry), ...spaceRoutes(space)]
      },
    })
    steward = await city.signedIn(await open().freshDistrict(), 'data-steward')
    await add('一号球场', '长江道12号昔阳里3号楼', [117.15, 39.1])
    await add('二号球场', '长江道14号')
    await add('昔阳里', null)
    await add('三号球场', '复康路3号')
  })
  afterAll(() => city.close())

  async function add(name: string, address: string | null, point?: [number, number]): Promise<void> {
    const geometry = point && { type: 'Point', coordinates: point }
    await steward.ask(api.createThing, { body: { type: 'court', name, attributes: { address }, geometry } })
  }
  const match = async (text: string, who = steward) =>
    (await who.ask(addresses.matchAddress, { body: { text } })).reply.matches

  test('the thing at the very place comes first, then neighbours, each with reasons', async () => {
    const found = await match('南开区长江道十二号昔阳里三号楼')
    expect(found.map(({ name }) => name)).toEqual(['一号球场', '昔阳里'])
    expect(found[0]).toMatchObject({ type: 'court', address: '长江道12号昔阳里3号楼', position: [117.15, 39.1] })
    expect(found[0]?.score).toBeGreaterThan(0.9)
    const [first, neighbour] = await match('长江道12号')
    expect([first?.name, neighbour?.name]).toEqual(['一号球场', '二号球场'])
    expect(neighbour?.reasons.map(({ words }) => words.zh)).toEqual(['道路相同：长江道', '门牌不同：12号 / 14号'])
  })

  test('what ended, what is another district’s and what says nothing is no candidate', async () => {
    expect(await match('无名路')).toEqual([])
    const stranger = await city.signedIn(await open().freshDistrict(), 'data-steward')
    expect(await match('长江道12号', stranger)).toEqual([])
    const { reply } = await steward.ask(api.listThings, { query: { type: 'court', q: '三号球场' } })
    const thing = reply.items[0]
    if (!thing) throw new Error('no court')
    expect(await match('复康路3号')).toHaveLength(1)
    const body = { revision: thing.revision, on: '2023-01-01', reason: '拆除' }
    const ended = await steward.ask(api.endThing, { params: { thing: thing.id }, body })
    expect(ended.status).toBe(200)
    expect(await match('复康路3号')).toEqual([])
  })
})
