import * as api from '@citybrain/contract/api/quality.ts'
import * as historyApi from '@citybrain/contract/api/thing-history.ts'
import * as thingApi from '@citybrain/contract/api/things.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { code, integer, text } from '@citybrain/contract/pack/field.ts'
import { link, type QualityRule, type ThingType, thingType } from '@citybrain/contract/pack/thing.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { registryOf } from '../../testing/club-things.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { adoptTypes, createCatalogue, thingRoutes } from './index.ts'

const words = { zh: '会所', en: 'Clubhouse' }
const rule = (key: string, check: object, weight = 1): QualityRule =>
  ({ key, title: words, weight, ...check }) as QualityRule

const HOUSE: ThingType = thingType({
  ...{ key: 'clubhouse', title: words, description: words, version: 1, geometry: 'point' },
  code: { title: words, kind: 'uscc', required: false },
  fields: [
    integer('seats', words),
    integer('guests', words),
    text('keeper', words, { privacy: 'secret' }),
    code('branch', words, { kind: 'uscc' }),
  ],
  links: [link('near', { title: words, inverse: words }, ['clubhouse'], { many: true })],
  quality: [
    rule('seats', { check: 'known', field: 'seats' }, 3),
    rule('half', { check: 'filled', percent: 50 }),
    rule('located', { check: 'located' }),
    rule('inside', { check: 'inside' }),
    rule('coded', { check: 'coded' }),
    rule('sound', { check: 'code-sound' }),
    rule('fresh', { check: 'fresh', days: 30 }),
    rule('few', { check: 'between', field: 'seats', min: '1', max: '99' }),
    rule('room', { check: 'not-below', field: 'seats', other: 'guests' }),
    rule('tied', { check: 'linked', link: 'near' }),
    rule('alive', { check: 'links-live', link: 'near' }),
    rule('kept', { check: 'known', field: 'keeper' }),
  ],
})

describeOnEachDatabase('the quality of data', (open) => {
  let city: TestApp
  let district: DistrictCode
  let steward: Browser
  beforeAll(async () => {
    await adoptTypes(open().database, [HOUSE])
    city = await createTestApp(open(), {
      more: (parts) => thingRoutes({ ...registryOf(parts), catalogue: createCatalogue([HOUSE], []) }),
    })
  })
  beforeEach(async () => {
    district = await open().freshDistrict()
    steward = await city.signedIn(district, 'data-steward')
  })
  afterAll(() => city.close())

  const house = async (name: string, more: object = {}): Promise<string> =>
    (await steward.ask(thingApi.createThing, { body: { type: 'clubhouse', name, ...more } })).reply.id
  async function measure() {
    const { reply } = await steward.ask(api.measureQuality, { body: {} })
    for await (const job of city.jobs.watch(district, reply.id))
      if (job.state === 'failed') throw new Error(job.refusal?.words.en)
    const [report] = (await steward.ask(api.getQuality)).reply.reports
    if (!report) throw new Error('no report')
    return report
  }
  async function ruleOf(key: string): Promise<[passed: number, checked: number]> {
    const found = (await measure()).rules.find((one) => one.rule.key === key)
    return [found?.passed ?? -1, found?.checked ?? -1]
  }
  const failing = async (key: string, who = steward, query: Record<string, string> = {}) =>
    who.ask(api.listFailing, { params: { type: 'clubhouse', rule: key }, query })
  const names = async (key: string) => (await failing(key)).reply.items.map((one) => one.name)

  test('each rule counts what it holds for, and lists what it doesn’t', async () => {
    await house('甲', { attributes: { seats: 40, guests: 30 } })
    await house('乙', { attributes: { seats: 20, guests: 30 } })
    await house('丙', { attributes: { seats: null } })
    await house('丁', { attributes: { seats: 400 } })
    expect(await ruleOf('seats')).toEqual([3, 4])
    expect(await names('seats')).toEqual(['丙'])
    expect(await ruleOf('half')).toEqual([2, 4])
    expect(await ruleOf('few')).toEqual([2, 3])
    expect(await names('few')).toEqual(['丁'])
    expect(await ruleOf('room')).toEqual([1, 2])
    expect(await names('room')).toEqual(['乙'])
    expect(await ruleOf('located')).toEqual([0, 4])
    expect(await ruleOf('coded')).toEqual([0, 4])
  })

  test('a relation that is missing, or leads to what has ended, is found', async () => {
    const [one, other, lone] = [await house('甲'), await house('乙'), await house('丙')]
    const tie = (thing: string, to: string) =>
      steward.ask(historyApi.linkThings, { params: { thing, link: 'near', other: to }, body: { validFrom: null } })
    await tie(one, other)
    await tie(other, lone)
    await tie(lone, one)
    await steward.ask(historyApi.unlinkThings, {
      params: { thing: lone, link: 'near', other: one },
      query: { reason: '撤' },
    })
    await steward.ask(thingApi.endThing, { params: { thing: other }, body: { reason: '拆除' } })
    expect(await ruleOf('tied')).toEqual([1, 2])
    expect(await names('tied')).toEqual(['丙'])
    expect(await ruleOf('alive')).toEqual([0, 1])
    expect(await names('alive')).toEqual(['甲'])
  })

  test('a position outside the district and a stale record are found', async () => {
    await sql`insert into region (district, id, kind, code) values (${district}, gen_random_uuid(), 'district', ${district})`.execute(
      open().database.owner,
    )
    await sql`insert into region_version (district, region_id, number, name, geometry, source, recorded_by)
      select district, id, 1, '区', ST_Multi(ST_MakeEnvelope(117, 39, 117.2, 39.2, 4490)), '样例', '样例' from region
      where district = ${district}`.execute(open().database.owner)
    const old = await house('内', { geometry: { type: 'Point', coordinates: [117.1, 39.1] } })
    await house('外', { geometry: { type: 'Point', coordinates: [117.3, 39.1] } })
    await house('无')
    expect(await ruleOf('inside')).toEqual([1, 2])
    expect(await names('inside')).toEqual(['外'])
    await sql`update thing set updated_at = updated_at - interval '31 days' where id = ${old}::uuid`.execute(
      open().database.owner,
    )
    expect(await ruleOf('fresh')).toEqual([2, 3])
    expect(await names('fresh')).toEqual(['内'])
  })

  test('a code that its own check digit contradicts is found, though it was let in earlier', async () => {
    const wrong = await house('错码', { code: '91350100M000100Y43' })
    await house('对码', { code: '91120104MA05XXXX1' }).catch(() => undefined)
    expect(await ruleOf('sound')).toEqual([1, 1])
    await sql`update thing set code = '91350100M000100Y44' where id = ${wrong}::uuid`.execute(open().database.owner)
    expect(await ruleOf('sound')).toEqual([0, 1])
    expect(await names('sound')).toEqual(['错码'])
  })

  test('the score weighs the rules, and each source has its own', async () => {
    await house('甲', { attributes: { seats: 40 }, source: { system: '台账', document: null } })
    await house('乙', { attributes: {} })
    const report = await measure()
    // Seats weigh 3, the others 1. 甲 passes seats, fresh and few of those and half, located, coded, tied, kept: 5 of 10;
    // 乙 passes fresh of seats, half, located, coded, fresh, tied, kept: 1 of 9.
    expect(report.sources).toEqual([
      { source: 'city-brain', things: 1, score: 11.1 },
      { source: '台账', things: 1, score: 50 },
    ])
    expect(report).toMatchObject({ things: 2, score: 31.5, milliseconds: expect.any(Number), at: expect.any(String) })
    const only = await failing('located', steward, { source: '台账' })
    expect(only.reply.items.map((one) => one.name)).toEqual(['甲'])
  })

  test('pages follow each other; a rule that isn’t there is refused', async () => {
    for (const name of ['甲', '乙', '丙']) await house(name)
    const first = (await failing('seats', steward, { limit: '2' })).reply
    const second = (await failing('seats', steward, { limit: '2', cursor: first.next ?? '' })).reply
    expect([...first.items, ...second.items]).toHaveLength(3)
    expect(second.next).toBeNull()
    expect((await failing('nothing')).problem.code).toBe('quality.no-such-rule')
  })

  test('everybody on the staff sees the scores; measuring is the steward’s, and a guarded field stays guarded', async () => {
    await house('甲')
    await measure()
    const leader = await city.signedIn(district, 'leader')
    expect((await leader.ask(api.getQuality)).reply.reports[0]?.things).toBe(1)
    expect((await leader.ask(api.measureQuality, { body: {} })).status).toBe(403)
    expect((await failing('seats', leader)).reply.items).toHaveLength(1)
    expect((await failing('kept', leader)).problem.code).toBe('registry.not-cleared')
    const stranger = await city.signedIn(await open().freshDistrict(), 'data-steward')
    expect((await stranger.ask(api.getQuality)).reply.reports[0]).toMatchObject({ at: null, things: 0 })
    expect((await failing('seats', stranger)).reply.items).toEqual([])
  })
})
