import * as keyApi from '@citybrain/contract/api/api-keys.ts'
import * as api from '@citybrain/contract/api/catalogue.ts'
import * as identityApi from '@citybrain/contract/api/identity.ts'
import * as organisationApi from '@citybrain/contract/api/organisation.ts'
import { whyRight } from '@citybrain/contract/api/rights.ts'
import * as historyApi from '@citybrain/contract/api/thing-history.ts'
import * as thingApi from '@citybrain/contract/api/things.ts'
import type { Role } from '@citybrain/contract/engines/rights.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { CLUB_TYPES, registryOf, tiles } from '../../testing/club-things.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { adoptTypes, createCatalogue, findDataGrants, thingRoutes, thingTileRoutes } from './index.ts'

const DAY = 86_400_000
const PHONE = '13800000001'
const HIDDEN = { masked: true, shown: '138****0001' }
/** Over 117.07 to 117.16 east, 39.10 to 39.16 north. */
const TILE = '12/3380/1563'

describeOnEachDatabase('a data grant', (open) => {
  let city: TestApp
  let district: DistrictCode
  let administrator: Browser
  let steward: Browser
  let liaison: Browser & { login: string; password: string }
  let member: string
  beforeAll(async () => {
    await adoptTypes(open().database, CLUB_TYPES)
    city = await createTestApp(open(), {
      findGrants: (parts) => findDataGrants({ ...parts, catalogue: createCatalogue(CLUB_TYPES, []) }),
      more: (parts) => [
        ...thingRoutes(registryOf(parts)),
        ...thingTileRoutes({ ...registryOf(parts), tiles, note: () => undefined }),
      ],
    })
  })
  beforeEach(async () => {
    district = await open().freshDistrict()
    administrator = await city.signedIn(district, 'administrator')
    steward = await city.signedIn(district, 'data-steward')
    liaison = await colleague('sports', 'liaison')
    const geometry = { type: 'Point', coordinates: [117.15, 39.15] }
    const body = { type: 'member', name: '王小五', geometry, attributes: { phone: PHONE, level: 3 } }
    member = (await steward.ask(thingApi.createThing, { body })).reply.id
  })
  afterAll(() => city.close())

  async function colleague(department: string, role: Role) {
    const browser = await city.signedIn(district, role)
    const account = (await browser.ask(identityApi.whoAmI)).reply.account.id
    await administrator.ask(identityApi.updateAccount, { params: { account }, body: { revision: 1, department } })
    return browser
  }
  const apply = async (more: object = {}, { type = 'member', by = liaison as Browser } = {}) => {
    const body = { purpose: '核对会员电话', until: '2023-12-31', upTo: 'sensitive', ...more }
    return by.ask(api.requestData, { params: { type }, body })
  }
  const settle = (request: string, decision: string, more: object = {}) =>
    steward.ask(api.decideDataRequest, {
      params: { request },
      body: { revision: decision === 'revoked' ? 2 : 1, decision, reason: '符合职责', ...more },
    })
  const granted = async (more: object = {}, where: Parameters<typeof apply>[1] = {}) => {
    const { id } = (await apply(more, where)).reply
    expect((await settle(id, 'granted')).status).toBe(200)
    return id
  }
  const see = async (who: Browser = liaison, headers: Record<string, string> = {}) =>
    (await who.ask(thingApi.getThing, { params: { thing: member }, headers })).reply
  const closeType = () => {
    const body = { revision: 0, sharing: 'none', department: null, frequency: null }
    return steward.ask(api.editResource, { params: { type: 'member' }, body })
  }
  const audited = async (action: string) => {
    const { rows } = await sql<{ after: Record<string, unknown> }>`select after from audit
      where district = ${district} and action = ${action} order by seq`.execute(open().database.owner)
    return rows.map(({ after }) => after)
  }

  test('opens fields of its one type to the people of its department, and the audit names the request', async () => {
    expect(await see()).toMatchObject({ name: '王**', attributes: { phone: HIDDEN } })
    const request = await granted()
    expect(await see()).toMatchObject({ name: '王小五', attributes: { phone: PHONE, level: 3 } })
    expect(await see(await colleague('culture', 'liaison'))).toMatchObject({
      name: '王**',
      attributes: { phone: HIDDEN },
    })
    const [record, ...more] = await audited('thing.read-granted')
    expect([record?.ids, record?.requests, more]).toEqual([[member], [request], []])
    expect(record?.fields).toEqual(expect.arrayContaining(['$name', '$geometry', 'phone']))
    expect(JSON.stringify(record)).not.toMatch(/王小五|13800000001/)
  })

  test('opens the list, the search, the history and the map as well', async () => {
    const list = () => liaison.ask(thingApi.listThings, { query: { type: 'member', q: '王小' } })
    const draw = async () =>
      city.app.fastify.inject({
        url: `/api/v1/things/tiles/${TILE}?type=member`,
        headers: { host: 'brain.test:8080', cookie: liaison.cookie ?? '' },
      })
    expect((await list()).problem.code).toBe('registry.not-cleared')
    expect((await draw()).rawPayload.toString()).not.toContain('王小五')
    const request = await granted()
    expect((await list()).reply.items).toMatchObject([{ name: '王小五', attributes: { phone: PHONE } }])
    const history = await liaison.ask(historyApi.getThingHistory, { params: { thing: member } })
    expect(history.reply.items).toMatchObject([{ patch: { $name: '王小五', phone: PHONE } }])
    expect((await draw()).rawPayload.toString()).toContain('王小五')
    const records = await audited('thing.read-granted')
    expect(records.map(({ requests }) => requests)).toEqual([[request], [request], [request]])
  })

  test('ends with the next request when it is revoked, or when its type is no longer shared', async () => {
    const first = await granted()
    expect((await see()).attributes.phone).toBe(PHONE)
    expect((await settle(first, 'revoked')).status).toBe(200)
    expect((await see()).attributes.phone).toEqual(HIDDEN)
    await granted()
    expect((await see()).attributes.phone).toBe(PHONE)
    await closeType()
    expect((await see()).attributes.phone).toEqual(HIDDEN)
  })

  test('lasts through its last day, and no longer', async () => {
    const today = city.clock.cityToday()
    const until = new Date(Date.parse(today) + DAY).toISOString().slice(0, 10)
    await granted({ until })
    city.clock.advance(DAY)
    await liaison.signIn(district, liaison.login, liaison.password)
    expect((await see()).attributes.phone).toBe(PHONE)
    city.clock.advance(DAY)
    await liaison.signIn(district, liaison.login, liaison.password)
    expect((await see()).attributes.phone).toEqual(HIDDEN)
  })

  test('opens no more than was granted, which is no more than was asked; without a class nothing beyond internal', async () => {
    const { id } = (await apply({ upTo: 'sensitive' })).reply
    expect((await settle(id, 'granted', { upTo: 'secret' })).problem.code).toBe('catalogue.more-than-asked')
    const lower = await settle(id, 'granted', { upTo: 'internal' })
    expect(lower.reply).toMatchObject({ askedUpTo: 'sensitive', grantedUpTo: 'internal', inForce: true })
    expect((await see()).attributes.phone).toEqual(HIDDEN)
    const plain = (await apply({ upTo: undefined })).reply
    expect(plain).toMatchObject({ askedUpTo: 'internal', grantedUpTo: null })
  })

  test('is not given where the type is no longer shared', async () => {
    const { id } = (await apply()).reply
    await closeType()
    expect((await settle(id, 'granted')).problem.code).toBe('catalogue.not-shared')
  })

  test('reaches a key of its people as far as the key’s scope, and leaves it at once', async () => {
    const keyFor = async (kind: string) => {
      const scope = [{ action: 'read', kind, within: 'district' }]
      const body = { name: `${kind}对账`, account: liaison.login, scope, validDays: 30 }
      const { secret } = (await administrator.ask(keyApi.createApiKey, { body })).reply
      return { authorization: `Bearer ${secret}` }
    }
    const key = await keyFor('thing/member')
    const request = await granted()
    expect((await see(city.browser(), key)).attributes.phone).toBe(PHONE)
    await settle(request, 'revoked')
    expect((await see(city.browser(), key)).attributes.phone).toEqual(HIDDEN)
  })

  test('of whoever reads one street opens what they see there, and no search, which would reach beyond', async () => {
    const words = { zh: '东场办', en: 'East courts' }
    const unit = { code: 'east', kind: 'street-office', name: words, short: words, street: `${district}001` }
    expect((await administrator.ask(organisationApi.addUnit, { body: unit })).status).toBe(200)
    const [asking, walker] = [await colleague('east', 'liaison'), await colleague('east', 'grid-worker')]
    const geometry = { type: 'Point', coordinates: [117.1, 39.15] }
    const body = { type: 'member', name: '李小六', geometry, attributes: { phone: PHONE } }
    const { id } = (await steward.ask(thingApi.createThing, { body })).reply
    const list = (query: object) => walker.ask(thingApi.listThings, { query: { type: 'member', ...query } })
    expect((await list({})).reply.items).toMatchObject([{ id, name: '李**', attributes: { phone: HIDDEN } }])
    await granted({}, { by: asking })
    expect((await list({})).reply.items).toMatchObject([{ id, name: '李小六', attributes: { phone: PHONE } }])
    expect((await list({ q: '李小' })).problem.code).toBe('registry.not-cleared')
    const past = await list({ asOf: city.clock.cityToday() })
    expect(past.reply.items).toMatchObject([{ id, attributes: { phone: PHONE } }])
  })

  test('goes with what is lent of its department, and ends with that', async () => {
    const helper = await city.signedIn(district, 'viewer')
    await granted()
    expect((await see(helper)).attributes.phone).toEqual(HIDDEN)
    const idOf = async (who: Browser) => (await who.ask(identityApi.whoAmI)).reply.account.id
    const today = city.clock.cityToday()
    const lent = { id: crypto.randomUUID(), from: await idOf(liaison), to: await idOf(helper), reason: '出差' }
    await liaison.ask(organisationApi.delegate, { body: { ...lent, start: today, end: today } })
    expect((await see(helper)).attributes.phone).toBe(PHONE)
    await liaison.ask(organisationApi.revokeDelegation, { params: { delegation: lent.id }, body: {} })
    expect((await see(helper)).attributes.phone).toEqual(HIDDEN)
  })

  test('stands in the answer to why, which without it names the roles', async () => {
    const why = async () => (await liaison.ask(whyRight, { query: { action: 'read', kind: 'thing/member' } })).reply
    expect(await why()).toMatchObject({ clearance: 'internal', grant: null })
    const request = await granted()
    const told = await why()
    expect(told).toMatchObject({ clearance: 'sensitive', grant: { request, type: 'member', until: '2023-12-31' } })
    expect(told.clearedBecause.zh).toContain(`部门 sports 获得数据使用授权（申请 ${request}）`)
  })

  test('is nothing before it is granted, and for nobody else: what they see stays the same to the letter', async () => {
    const court = (
      await steward.ask(thingApi.createThing, {
        body: { type: 'court', name: '一号场', attributes: { secretary: '李四' } },
      })
    ).reply.id
    const seen = async () => {
      const { reply } = await liaison.ask(thingApi.listThings, {})
      return JSON.stringify(reply.items)
    }
    const before = await seen()
    expect(before).toContain(court)
    const outsider = await colleague('culture', 'planner')
    const asked = fc.record({
      upTo: fc.constantFrom(...PrivacyClass.options),
      end: fc.constantFrom('waits', 'refused', 'revoked', 'of others', 'below'),
      type: fc.constantFrom('member', 'court'),
    })
    const request = async ({ upTo, end, type }: typeof asked extends fc.Arbitrary<infer T> ? T : never) => {
      const by = end === 'of others' ? outsider : liaison
      const { id } = (await apply({ upTo }, { type, by })).reply
      const lowest = upTo === 'public' ? 'public' : 'internal'
      if (end === 'refused') await settle(id, 'refused')
      if (end === 'revoked' || end === 'of others') await settle(id, 'granted')
      if (end === 'below') await settle(id, 'granted', { upTo: lowest })
      if (end === 'revoked') await settle(id, 'revoked')
    }
    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        await request(one)
        expect(await seen()).toBe(before)
      }),
      { numRuns: 25 },
    )
    expect(await audited('thing.read-granted')).toEqual([])
  })
})
