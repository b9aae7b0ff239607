import * as api from '@citybrain/contract/api/duplicates.ts'
import * as thingApi from '@citybrain/contract/api/things.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { systemActor } from '../../platform/index.ts'
import { CLUB_TYPES, registryOf } from '../../testing/club-things.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { adoptTypes, thingRoutes } from './index.ts'

const at = (longitude: number, latitude = 39.1) => ({ type: 'Point', coordinates: [longitude, latitude] })

describeOnEachDatabase('the workbench of duplicates', (open) => {
  let city: TestApp
  let district: DistrictCode
  let steward: Browser
  beforeAll(async () => {
    await adoptTypes(open().database, CLUB_TYPES)
    city = await createTestApp(open(), { more: (parts) => thingRoutes(registryOf(parts)) })
  })
  beforeEach(async () => {
    district = await open().freshDistrict()
    steward = await city.signedIn(district, 'data-steward')
  })
  afterAll(() => city.close())

  const court = async (name: string, more: object = {}): Promise<string> =>
    (await steward.ask(thingApi.createThing, { body: { type: 'court', name, ...more } })).reply.id
  async function search(): Promise<object> {
    const { reply } = await steward.ask(api.searchDuplicates, { body: { type: 'court' } })
    for await (const job of city.jobs.watch(district, reply.id)) if (job.state !== 'running') return job
    throw new Error('the job never ended')
  }
  const list = async (query: object = {}) =>
    (await steward.ask(api.listDuplicates, { query: { ...query } })).reply.items
  async function first(query: object = {}) {
    const [pair] = await list(query)
    if (!pair) throw new Error('no pair was found')
    return pair
  }
  async function onePair() {
    const one = await court('海光球场', { geometry: at(117.1), attributes: { lights: 4 } })
    const other = await court('海光（球场）', { geometry: at(117.1), code: 'B1', attributes: { lights: 8, fee: '30' } })
    await search()
    return { one, other, pair: await first() }
  }

  test('a search finds what is alike, says why, and puts the likeliest first', async () => {
    await court('海光球场', { geometry: at(117.1), attributes: { address: '甲路1号' } })
    await court('海光（球场）', { geometry: at(117.1), attributes: { address: '甲路一号' } })
    await court('水上公园球场', { geometry: at(117.1) })
    await court('水上公园网球场', { geometry: at(117.1) })
    await court('水上公园球场', { geometry: at(117.4) })
    expect(await search()).toMatchObject({ state: 'done', result: { things: 5, pairs: 2 } })
    const pairs = await list()
    expect(
      pairs.map((pair: { score: number; reasons: { kind: string }[] }) => [
        pair.score,
        pair.reasons.map((one) => one.kind),
      ]),
    ).toEqual([
      [100, ['like-name', 'near', 'same-address']],
      // Four of five and six pairs are shared, 2·4/11 = 73 %: 29 of 40 points, and 35.
      [64, ['near', 'similar-name']],
    ])
    expect(await list({ least: 70 })).toHaveLength(1)
    expect(await list({ type: 'club' })).toEqual([])
    const { searches } = (await steward.ask(api.listDuplicateSearches)).reply
    expect(searches[0]).toMatchObject({ type: 'court', state: 'done', things: 5, cut: false, open: 2 })
    expect(searches[1]).toMatchObject({ type: 'club', state: 'never', open: 0 })
  })

  test('pages follow each other without a gap', async () => {
    for (let place = 0; place < 4; place++) await court('海光球场', { geometry: at(117.1) })
    await search()
    const begin = (await steward.ask(api.listDuplicates, { query: { limit: '4' } })).reply
    const second = (await steward.ask(api.listDuplicates, { query: { limit: '4', cursor: begin.next ?? '' } })).reply
    expect(new Set([...begin.items, ...second.items].map((pair) => pair.id)).size).toBe(6)
    expect(second.next).toBeNull()
  })

  test('one who merges chooses the survivor and its values; taken back, both are as they were', async () => {
    const { one, other, pair } = await onePair()
    const body = {
      revision: pair.revision,
      survivor: one,
      revisions: { [one]: 1, [other]: 1 },
      take: ['lights'],
      reason: '同一场地',
    }
    const merged = await steward.ask(api.mergeDuplicate, { params: { pair: pair.id }, body })
    expect(merged.reply).toMatchObject({
      ...{ id: one, name: '海光球场', code: 'B1', aliases: ['海光（球场）'] },
      attributes: { lights: 8, fee: '30' },
    })
    expect(await list()).toEqual([])
    const same = await first({ state: 'same' })
    expect(same).toMatchObject({ state: 'same', note: '同一场地', decidedBy: expect.stringContaining('人员') })
    const back = await steward.ask(api.reopenDuplicate, {
      params: { pair: pair.id },
      body: { revision: same.revision, reason: '弄错了' },
    })
    expect(back.reply).toMatchObject({ state: 'open', decidedBy: null })
    const get = async (thing: string) => (await steward.ask(thingApi.getThing, { params: { thing } })).reply
    expect(await get(one)).toMatchObject({
      state: 'present',
      code: null,
      aliases: [],
      attributes: { lights: 4, fee: null },
    })
    expect(await get(other)).toMatchObject({ state: 'present', code: 'B1', attributes: { lights: 8 } })
  })

  test('two that are different are not proposed again, until somebody takes that back', async () => {
    const { pair } = await onePair()
    const params = { pair: pair.id }
    const apart = await steward.ask(api.separateDuplicate, { params, body: { revision: 1, reason: '东西两片' } })
    expect(apart.reply).toMatchObject({ state: 'different', note: '东西两片' })
    await search()
    expect(await list()).toEqual([])
    const again = await steward.ask(api.separateDuplicate, { params, body: { revision: 2 } })
    expect([again.status, again.problem.code]).toEqual([409, 'duplicates.decided-already'])
    await steward.ask(api.reopenDuplicate, { params, body: { revision: 2, reason: '再看看' } })
    expect(await list()).toMatchObject([{ id: pair.id, state: 'open' }])
    const { rows } = await sql<{ action: string }>`select action from audit where district = ${district}
      and action like 'duplicates.%' order by seq`.execute(open().database.owner)
    expect(rows.map((row) => row.action)).toEqual([
      ...['duplicates.search', 'duplicates.different', 'duplicates.search', 'duplicates.reopen'],
    ])
  })

  test('what was decided upon an older state is refused', async () => {
    const { one, other, pair } = await onePair()
    await steward.ask(thingApi.changeThing, { params: { thing: one }, body: { attributes: { lights: 6 } } })
    const body = { revision: 1, survivor: one, revisions: { [one]: 1, [other]: 1 }, reason: '同一场地' }
    const late = await steward.ask(api.mergeDuplicate, { params: { pair: pair.id }, body })
    expect([late.status, late.problem.code]).toEqual([409, 'registry.changed-meanwhile'])
    expect(await list()).toHaveLength(1)
  })

  test('a pair leaves the list when one of it ends, and a later search forgets it', async () => {
    const { other } = await onePair()
    await steward.ask(thingApi.endThing, { params: { thing: other }, body: { reason: '已拆除' } })
    expect(await list()).toEqual([])
    await search()
    const { rows } = await sql`select 1 from duplicate_pair where district = ${district}`.execute(open().database.owner)
    expect(rows).toEqual([])
  })

  test('an interrupted search goes on where it was; while one runs another is refused', async () => {
    for (let place = 0; place < 3; place++) await court('海光球场', { geometry: at(117.1) })
    await search()
    const { owner } = open().database
    await sql`delete from duplicate_pair where district = ${district}`.execute(owner)
    await sql`update duplicate_search set done = false, reached_order = t.name_order, reached_id = t.id, things = 2, pairs = 1
      from (select name_order, id from thing where district = ${district} order by name_order, id offset 1 limit 1) t
      where district = ${district}`.execute(owner)
    // Only the third is compared, with the two before it.
    expect(await search()).toMatchObject({ result: { things: 3, pairs: 3 } })
    expect(await list()).toHaveLength(2)
    const running = await city.jobs.start(
      systemActor(district),
      'duplicates.search',
      { zh: '查', en: 'Look' },
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
    )
    await sql`update duplicate_search set done = false, job = ${running.id}::uuid where district = ${district}`.execute(
      owner,
    )
    const refused = await steward.ask(api.searchDuplicates, { body: { type: 'court' } })
    expect(refused.problem.code).toBe('duplicates.search-running')
    await city.jobs.cancel(systemActor(district), running.id)
  })

  test('only who may merge sees the pairs, and only those of the district', async () => {
    const { pair } = await onePair()
    const leader = await city.signedIn(district, 'leader')
    expect((await leader.ask(api.listDuplicates)).status).toBe(403)
    const stranger = await city.signedIn(await open().freshDistrict(), 'data-steward')
    expect((await stranger.ask(api.getDuplicate, { params: { pair: pair.id } })).problem.code).toBe(
      'duplicates.no-such-pair',
    )
    expect((await stranger.ask(api.listDuplicates)).reply.items).toEqual([])
  })
})
