import * as api from '@citybrain/contract/api/catalogue.ts'
import * as qualityApi from '@citybrain/contract/api/quality.ts'
import * as thingApi from '@citybrain/contract/api/things.ts'
import type { Role } from '@citybrain/contract/engines/rights.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createActor, systemActor } from '../../platform/index.ts'
import { CLUB_TYPES, registryOf } from '../../testing/club-things.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { listRequests, makeRequest } from './data-requests.ts'
import { countUses, type DataUses } from './data-use.ts'
import { adoptTypes, type RegistryDeps, thingRoutes } from './index.ts'

describeOnEachDatabase('the data catalogue', (open) => {
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
        return thingRoutes(deps, uses.note)
      },
    })
  })
  beforeEach(async () => {
    district = await open().freshDistrict()
    steward = await city.signedIn(district, 'data-steward')
  })
  afterAll(async () => {
    await uses.close()
    await city.close()
  })

  const resourceOf = async (type: string, who = steward) =>
    (await who.ask(api.listResources)).reply.resources.find((one) => one.type === type)
  const edit = (body: object) =>
    steward.ask(api.editResource, {
      params: { type: 'court' },
      body: { revision: 0, sharing: null, department: null, frequency: null, ...body },
    })
  /** Somebody of a department, as a post makes them. */
  function colleague(department: string, role: Role = 'liaison') {
    const by = { via: 'post', name: { zh: '岗位', en: 'Post' }, until: null } as const
    const holdings = [{ role, by, owner: null, streets: [], departments: [department] }]
    const actor = createActor({
      ...systemActor(district),
      name: '联络员',
      holdings,
      clearance: 'internal',
      via: 'session',
    })
    return { actor, db: open().database.district(district) }
  }
  const ask = (department: string, more: object = {}) =>
    makeRequest(deps, colleague(department), {
      ...{
        id: crypto.randomUUID(),
        type: 'court',
        purpose: '安排赛事场地',
        until: '2026-12-01',
        upTo: 'internal' as const,
      },
      ...more,
    })
  const far = '2024-06-30'

  test('a type is a resource: how it is shared, how many there are, what is filled in, how good it is', async () => {
    await steward.ask(thingApi.createThing, { body: { type: 'court', name: '一号场', attributes: { lights: 4 } } })
    await steward.ask(thingApi.createThing, { body: { type: 'court', name: '二号场' } })
    const { reply } = await steward.ask(qualityApi.measureQuality, { body: { type: 'court' } })
    for await (const job of city.jobs.watch(district, reply.id)) expect(job.state).not.toBe('failed')
    expect(await resourceOf('court')).toMatchObject({
      ...{
        sharing: 'conditional',
        ownSharing: false,
        department: null,
        things: 2,
        measured: 2,
        score: 50,
        revision: 0,
      },
      known: { lights: 1, address: 0 },
      changedAt: expect.any(String),
    })
    expect(await resourceOf('club')).toMatchObject({ things: 0, changedAt: null, score: null, measured: 0 })
  })

  test('the district says otherwise than the pack, and only upon what it saw', async () => {
    const said = await edit({ sharing: 'none', department: 'sports', frequency: 'weekly' })
    expect(said.reply).toMatchObject({ sharing: 'none', ownSharing: true, department: 'sports', revision: 1 })
    expect((await edit({ sharing: 'unconditional' })).problem.code).toBe('catalogue.changed-meanwhile')
    const back = await edit({ revision: 1, sharing: null, department: 'sports' })
    expect(back.reply).toMatchObject({ sharing: 'conditional', ownSharing: false, frequency: null, revision: 2 })
    const leader = await city.signedIn(district, 'leader')
    const refused = await leader.ask(api.editResource, {
      params: { type: 'court' },
      body: { revision: 2, sharing: null, department: null, frequency: null },
    })
    expect(refused.status).toBe(403)
  })

  test('a department asks, the steward grants with a reason and revokes; each step stands with its name', async () => {
    const made = await ask('sports', { until: far })
    expect(made).toMatchObject({ state: 'waiting', inForce: false, department: 'sports', requestedBy: '联络员' })
    const decide = (revision: number, decision: 'granted' | 'refused' | 'revoked') =>
      steward.ask(api.decideDataRequest, {
        params: { request: made.id },
        body: { revision, decision, reason: '符合职责' },
      })
    expect((await decide(1, 'revoked')).problem.code).toBe('catalogue.decided-already')
    expect((await decide(1, 'granted')).reply).toMatchObject({ state: 'granted', inForce: true, reason: '符合职责' })
    expect((await decide(2, 'refused')).problem.code).toBe('catalogue.decided-already')
    expect((await decide(1, 'revoked')).problem.code).toBe('catalogue.changed-meanwhile')
    expect((await decide(2, 'revoked')).reply).toMatchObject({ state: 'revoked', inForce: false, revision: 3 })
    const { rows } = await sql<{ action: string }>`select action from audit where district = ${district}
      and action like 'data-request.%' order by seq`.execute(open().database.owner)
    expect(rows.map((row) => row.action)).toEqual(['data-request.make', 'data-request.granted', 'data-request.revoked'])
  })

  test('nobody asks for another department, for what is not shared, or without an end', async () => {
    await expect(ask('sports', { department: 'culture', until: far })).rejects.toMatchObject({
      code: 'catalogue.no-department',
    })
    await expect(ask('sports', { until: '2020-01-01' })).rejects.toMatchObject({ code: 'catalogue.past-day' })
    await expect(ask('sports', { until: '2099-01-01' })).rejects.toMatchObject({ code: 'catalogue.past-day' })
    await edit({ sharing: 'none' })
    await expect(ask('sports', { until: far })).rejects.toMatchObject({ code: 'catalogue.not-shared' })
    const unplaced = await steward.ask(api.requestData, {
      params: { type: 'club' },
      body: { purpose: '安排赛事场地', until: far },
    })
    expect(unplaced.problem.code).toBe('catalogue.no-department')
  })

  test('a department sees its own requests, the steward all of them, another district none', async () => {
    const own = await ask('sports', { until: far })
    await ask('culture', { until: far })
    const page = { after: null, limit: 10 }
    expect(await listRequests(deps, colleague('sports'), page)).toMatchObject([{ id: own.id }])
    const all = (await steward.ask(api.listDataRequests, { query: { limit: '1' } })).reply
    const rest = (await steward.ask(api.listDataRequests, { query: { limit: '1', cursor: all.next ?? '' } })).reply
    expect(new Set([...all.items, ...rest.items].map((one) => one.department))).toEqual(new Set(['sports', 'culture']))
    const other = await city.signedIn(await open().freshDistrict(), 'data-steward')
    expect((await other.ask(api.listDataRequests)).reply.items).toEqual([])
  })

  test('who read how much is counted by day and added up, in one write for all that was counted', async () => {
    const { reply: one } = await steward.ask(thingApi.createThing, { body: { type: 'court', name: '一号场' } })
    await steward.ask(thingApi.createThing, { body: { type: 'court', name: '二号场' } })
    await uses.flush()
    await steward.ask(thingApi.listThings, { query: { type: 'court' } })
    await steward.ask(thingApi.getThing, { params: { thing: one.id } })
    await uses.flush()
    await steward.ask(thingApi.getThing, { params: { thing: one.id } })
    await uses.flush()
    const { use } = (await steward.ask(api.listUse, { params: { type: 'court' } })).reply
    expect(use).toEqual([
      { on: deps.clock.cityToday(), reader: expect.stringContaining('人员'), via: 'session', requests: 3, things: 4 },
    ])
    const leader = await city.signedIn(district, 'leader')
    expect((await leader.ask(api.listUse, { params: { type: 'court' } })).status).toBe(403)
  })
})
