import { randomUUID } from 'node:crypto'
import * as historyApi from '@citybrain/contract/api/thing-history.ts'
import * as typeApi from '@citybrain/contract/api/thing-types.ts'
import * as api from '@citybrain/contract/api/things.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CLUB_TYPES, registryOf } from '../../testing/club-things.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { adoptTypes, thingRoutes } from './index.ts'

describeOnEachDatabase('things over HTTP', (open) => {
  let city: TestApp
  let steward: Browser
  let leader: Browser
  let liaison: Browser
  beforeAll(async () => {
    await adoptTypes(open().database, CLUB_TYPES)
    city = await createTestApp(open(), { more: (parts) => thingRoutes(registryOf(parts)) })
    const district = await open().freshDistrict()
    steward = await city.signedIn(district, 'data-steward')
    leader = await city.signedIn(district, 'leader')
    liaison = await city.signedIn(district, 'viewer')
  })
  afterAll(() => city.close())

  const create = (body: object = {}, headers: Record<string, string> = {}) =>
    steward.ask(api.createThing, {
      body: { type: 'court', name: '一号球场', attributes: { lights: 4 }, ...body },
      headers,
    })
  const get = (thing: string, headers: Record<string, string> = {}, query: Record<string, string> = {}) =>
    steward.ask(api.getThing, { params: { thing }, headers, query })

  test('a thing has an ETag; whoever has this state already gets 304', async () => {
    const { reply, headers } = await create()
    expect(headers.etag).toBe('"r1"')
    expect((await get(reply.id)).headers.etag).toBe('"r1"')
    expect((await get(reply.id, { 'if-none-match': '"r1"' })).status).toBe(304)
    expect((await get(reply.id, { 'if-none-match': '"r0", W/"r1"' })).status).toBe(304)
    expect((await get(reply.id, { 'if-none-match': '"r2"' })).status).toBe(200)
    expect((await get(reply.id, { 'if-none-match': '"r1"' }, { fields: 'name' })).status).toBe(200)
  })

  test('a change upon a stale revision fails its precondition and changes nothing', async () => {
    const { reply } = await create()
    const change = (etag: string, lights: number) =>
      steward.ask(api.changeThing, {
        params: { thing: reply.id },
        body: { attributes: { lights } },
        headers: { 'if-match': etag },
      })
    expect((await change('"r1"', 5)).reply).toMatchObject({ revision: 2, attributes: { lights: 5 } })
    const stale = await change('"r1"', 6)
    expect([stale.status, stale.problem.code]).toEqual([412, 'request.precondition-failed'])
    expect((await change('nonsense', 6)).problem.code).toBe('request.invalid')
    expect((await change('*', 7)).reply.revision).toBe(3)
  })

  test('a request under the same key again gets the first answer and changes nothing', async () => {
    const key = randomUUID()
    const first = await create({ name: '唯一' }, { 'idempotency-key': key })
    const again = await create({ name: '唯一' }, { 'idempotency-key': key })
    expect(again.reply).toEqual(first.reply)
    expect(again.headers['idempotent-replayed']).toBe('true')
    const other = await create({ name: '另一' }, { 'idempotency-key': key })
    expect([other.status, other.problem.code]).toEqual([409, 'request.key-reused'])
    const found = await steward.ask(api.listThings, { query: { type: 'court', where: 'name:in:唯一,另一' } })
    expect(found.reply.items).toHaveLength(1)
  })

  test('a refused request leaves its key free; of two at once under one key one makes the change', async () => {
    const key = randomUUID()
    const headers = { 'idempotency-key': key }
    expect((await create({ attributes: { lights: 99 } }, headers)).problem.code).toBe('registry.bad-thing')
    const ends = await Promise.all([create({ name: '并发' }, headers), create({ name: '并发' }, headers)])
    expect(ends.map((one) => one.status === 200 || one.problem.code)).toContain(true)
    const found = await steward.ask(api.listThings, { query: { type: 'court', where: 'name:eq:并发' } })
    expect(found.reply.items).toHaveLength(1)
  })

  test('a reply is cut to the fields that are wanted; the id is always there', async () => {
    const { reply } = await create({ name: '宽场', attributes: { lights: 4, widthM: '10.97' } })
    const cut = await get(reply.id, {}, { fields: 'name,attributes.lights' })
    expect(cut.reply).toEqual({ id: reply.id, name: '宽场', attributes: { lights: 4 } })
    const list = await steward.ask(api.listThings, {
      query: { type: 'court', where: 'name:eq:宽场', fields: 'place.street' },
    })
    expect(list.reply.items).toEqual([{ id: reply.id, place: { street: null } }])
  })

  test('who isn’t cleared sees parts only, cannot search for people, and every reading of a person is recorded', async () => {
    const { reply } = await steward.ask(api.createThing, {
      body: { type: 'member', name: '王小五', attributes: { phone: '13800000001', level: 3 } },
    })
    const seen = await liaison.ask(api.getThing, { params: { thing: reply.id } })
    expect(seen.reply).toMatchObject({
      name: '王**',
      attributes: { phone: { masked: true, shown: '138****0001' }, level: 3 },
    })
    expect((await leader.ask(api.getThing, { params: { thing: reply.id } })).reply.attributes.phone).toBe('13800000001')
    const search = (who: Browser, query: object) => who.ask(api.listThings, { query: { type: 'member', ...query } })
    expect((await search(liaison, { q: '王小' })).problem.code).toBe('registry.not-cleared')
    expect((await search(liaison, { where: 'phone:eq:13800000001' })).problem.code).toBe('registry.bad-filter')
    expect((await liaison.ask(api.listThings, { query: { q: '王小' } })).reply.items).toEqual([])
    expect((await leader.ask(api.listThings, { query: { q: '王小' } })).reply.items).toHaveLength(1)
    const history = await liaison.ask(historyApi.getThingHistory, { params: { thing: reply.id } })
    expect(JSON.stringify(history.reply)).not.toMatch(/王小五|13800000001/)
    const audit = await open()
      .database.owner.selectFrom('audit')
      .selectAll()
      .where('action', '=', 'thing.read-personal')
      .execute()
    const ofIt = audit.filter((row) => JSON.stringify(row.after).includes(reply.id))
    expect(ofIt.length).toBeGreaterThanOrEqual(3)
    expect(JSON.stringify(ofIt)).not.toMatch(/13800000001/)
    const events = await open()
      .database.owner.selectFrom('event')
      .selectAll()
      .where('subject_id', '=', reply.id)
      .execute()
    expect(JSON.stringify(events)).not.toMatch(/王小五|13800000001/)
  })

  test('who may only read changes nothing, and is told why', async () => {
    const { reply } = await create()
    const refused = await leader.ask(api.changeThing, { params: { thing: reply.id }, body: { name: '改名' } })
    expect([refused.status, refused.problem.code]).toEqual([403, 'request.not-allowed'])
  })

  test('a list goes page by page through things of one name', async () => {
    await Promise.all(Array.from({ length: 5 }, () => create({ name: '同名场' })))
    const seen = new Set<string>()
    const pageAfter = async (cursor: string): Promise<string | null> => {
      const query = { type: 'court', q: '同名', limit: '2', ...(cursor !== '' && { cursor }) }
      const { reply } = await steward.ask(api.listThings, { query })
      for (const item of reply.items) seen.add(item.id)
      return reply.next
    }
    for (let next: string | null = ''; next !== null; ) next = await pageAfter(next)
    expect(seen.size).toBe(5)
  })

  test('many changes in one request are made together', async () => {
    const changes = ['甲', '乙'].map((name) => ({ do: 'create', type: 'club', name }))
    const { reply } = await steward.ask(api.changeThings, { body: { changes } })
    expect(reply.things.map((one) => one.revision)).toEqual([1, 1])
    const bad = await steward.ask(api.changeThings, {
      body: { changes: [...changes, { do: 'create', type: 'moon', name: '月' }] },
    })
    expect(bad.problem).toMatchObject({
      code: 'registry.bad-batch',
      details: { faults: [{ place: 2, code: 'registry.no-such-type' }] },
    })
    expect((await steward.ask(typeApi.getType, { params: { type: 'club' } })).reply.stored).toEqual([
      { version: 1, things: 2 },
    ])
  })

  test('taking stored things to another version is a job; a version that isn’t there is refused', async () => {
    const { reply } = await steward.ask(typeApi.migrateType, { params: { type: 'club' }, body: { to: 1 } })
    expect(reply.kind).toBe('thing.migrate')
    expect((await steward.ask(typeApi.migrateType, { params: { type: 'club' }, body: { to: 2 } })).problem.code).toBe(
      'registry.no-such-version',
    )
  })
})
