import * as api from '@citybrain/contract/api/api-keys.ts'
import * as identityApi from '@citybrain/contract/api/identity.ts'
import * as operationsApi from '@citybrain/contract/api/operations.ts'
import type { Route } from '@citybrain/contract/api/route.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

const READ_AUDIT = { action: 'read', kind: 'audit', within: 'district' }
const DAY_MS = 86_400_000

describeOnEachDatabase('API keys', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open())
  })
  afterAll(() => city.close())

  /** An administrator, and a key made in its name. */
  async function withKey(more: object = {}) {
    const district = await open().freshDistrict()
    const administrator = await city.signedIn(district, 'administrator')
    const body = { name: '对账程序', scope: [READ_AUDIT], validDays: 30, ...more }
    const { status, reply, problem } = await administrator.ask(api.createApiKey, { body })
    return { district, administrator, status, problem, key: reply.key, secret: reply.secret }
  }

  /** What a program with this key, no cookie and no token, is answered. */
  async function ask(secret: string, route: Route, asked: { params?: Record<string, string>; body?: unknown } = {}) {
    const { status, problem, reply, headers } = await city
      .browser()
      .ask(route, { ...asked, headers: { authorization: `Bearer ${secret}` } })
    return { status, code: problem?.code, reply, headers }
  }

  test('a key is shown once, and nothing that is stored or listed would let anybody in', async () => {
    const { administrator, district, secret, key } = await withKey()
    expect(secret).toMatch(new RegExp(`^cbk_${district}_[0-9a-f]{12}_[\\w-]{43}$`))
    expect(secret.startsWith(key.prefix)).toBe(true)
    const { reply } = await administrator.ask(api.listApiKeys)
    expect(reply.items).toEqual([key])
    expect(JSON.stringify(reply)).not.toContain(secret.slice(-43))
    expect(key).toMatchObject({ state: 'active', lastUsedAt: null, perMinute: 600, scope: [READ_AUDIT] })
    const { rows } = await sql`select *, encode(secret_hash, 'escape') from api_key`.execute(
      open().database.district(district),
    )
    expect(JSON.stringify(rows)).not.toContain(secret.slice(-43))
  })

  test('a program with the key does what the scope grants, without cookie or token, and the audit names the key', async () => {
    const { secret, administrator } = await withKey()
    expect(await ask(secret, operationsApi.listAudit)).toMatchObject({ status: 200 })
    const { reply } = await administrator.ask(api.listApiKeys)
    expect(reply.items[0]?.lastUsedAt).toBe(city.clock.systemNow())
  })

  test('what the account may do but the scope does not grant is refused', async () => {
    const { secret } = await withKey()
    expect(await ask(secret, identityApi.listAccounts)).toMatchObject({ status: 403, code: 'request.not-allowed' })
    expect(await ask(secret, api.createApiKey, { body: {} })).toMatchObject({ status: 403 })
  })

  test('a key reaches no session and no password of its account', async () => {
    const { secret } = await withKey()
    for (const route of [identityApi.whoAmI, identityApi.listSessions, identityApi.changePassword] as Route[])
      expect(await ask(secret, route, { body: route.method === 'GET' ? undefined : {} })).toMatchObject({
        status: 403,
        code: 'request.not-for-keys',
      })
  })

  test('a scope beyond the account, an unknown right, and a key that makes keys are refused', async () => {
    const scope = (...grants: object[]) => withKey({ scope: grants })
    expect((await scope({ action: 'approve', kind: 'plan' })).problem.code).toBe('identity.scope-beyond-account')
    for (const odd of [
      { action: 'manage', kind: 'api-key' },
      { action: 'manage', kind: 'account' },
      { action: 'approve', kind: 'thing' },
      { action: 'read', kind: 'thing/../plan' },
      { action: 'read', kind: '__proto__' },
      { action: 'fly', kind: 'plan' },
    ])
      expect((await scope(odd)).problem.code).toBe('request.invalid')
    expect((await withKey({ scope: [] })).status).toBe(400)
    expect((await withKey({ validDays: 366 })).status).toBe(400)
    expect((await withKey({ account: 'nobody' })).problem.code).toBe('identity.no-such-key-account')
  })

  test('a key acts in another account’s name where one is given, and does no more than that account', async () => {
    const district = await open().freshDistrict()
    const administrator = await city.signedIn(district, 'administrator')
    const planner = await city.signedIn(district, 'planner')
    const body = { name: '计划接口', account: planner.login, validDays: 1 }
    const scope = [{ action: 'read', kind: 'audit' }]
    const beyond = await administrator.ask(api.createApiKey, { body: { ...body, scope } })
    expect(beyond.problem.code).toBe('identity.scope-beyond-account')
    const made = await administrator.ask(api.createApiKey, {
      body: { ...body, scope: [{ action: 'read', kind: 'job' }] },
    })
    expect(made.reply.key.account.login).toBe(planner.login)
    expect(await ask(made.reply.secret, operationsApi.listJobs)).toMatchObject({ status: 200 })
  })

  test('a revoked key ends at once, an expired one when its time has come, also while it is remembered', async () => {
    const revoked = await withKey()
    expect(await ask(revoked.secret, operationsApi.listAudit)).toMatchObject({ status: 200 })
    const { reply } = await revoked.administrator.ask(api.revokeApiKey, { params: { key: revoked.key.id } })
    expect(reply.state).toBe('revoked')
    expect(await ask(revoked.secret, operationsApi.listAudit)).toMatchObject({ status: 401, code: 'request.bad-key' })
    const again = await revoked.administrator.ask(api.revokeApiKey, { params: { key: revoked.key.id } })
    expect(again.reply.revokedAt).toBe(reply.revokedAt)

    const short = await withKey({ validDays: 1 })
    city.clock.advance(DAY_MS - 1000)
    expect(await ask(short.secret, operationsApi.listAudit)).toMatchObject({ status: 200 })
    city.clock.advance(1000)
    expect(await ask(short.secret, operationsApi.listAudit)).toMatchObject({ status: 401, code: 'request.bad-key' })
  })

  test('a key of a disabled account stands for nobody with the next request, though it is remembered', async () => {
    const { district, administrator } = await withKey()
    const planner = await city.signedIn(district, 'planner')
    const body = { name: '计划', account: planner.login, validDays: 9, scope: [{ action: 'read', kind: 'job' }] }
    const { reply } = await administrator.ask(api.createApiKey, { body })
    expect(await ask(reply.secret, operationsApi.listJobs)).toMatchObject({ status: 200 })
    const { account } = reply.key
    const found = await administrator.ask(identityApi.listAccounts, { query: { q: account.login } })
    const change = { revision: found.reply.items[0]?.revision, disabled: true }
    await administrator.ask(identityApi.updateAccount, { params: { account: account.id }, body: change })
    expect(await ask(reply.secret, operationsApi.listJobs)).toMatchObject({ status: 401, code: 'request.bad-key' })
  })

  test('a forged key, a shortened one and one of another district stand for nobody', async () => {
    const { secret, district } = await withKey()
    const there = await open().freshDistrict()
    const other = secret.at(-2) === 'A' ? 'B' : 'A'
    for (const forged of [
      secret.slice(0, -1),
      `${secret}A`,
      `${secret.slice(0, -2)}${other}${secret.at(-1)}`,
      secret.replace(district, there),
      secret.replace(district, '999998'),
      `cbk_${district}_${'0'.repeat(12)}_${'A'.repeat(43)}`,
      'cbk_',
      '%00',
    ])
      expect(await ask(forged, operationsApi.listAudit)).toMatchObject({ status: 401, code: 'request.bad-key' })
  })

  test('beyond its requests per minute a key is told when to come back, and then may', async () => {
    city.clock.advance(60_000)
    const { secret } = await withKey({ perMinute: 2 })
    for (const status of [200, 200, 429]) expect((await ask(secret, operationsApi.listAudit)).status).toBe(status)
    expect((await ask(secret, operationsApi.listAudit)).headers['retry-after']).toMatch(/^\d+$/)
    city.clock.advance(60_000)
    expect((await ask(secret, operationsApi.listAudit)).status).toBe(200)
  })

  test('a checked key goes by its own limit, whatever else comes from its address; a wrong one by the address’s', async () => {
    const busy = await createTestApp(open(), { perMinute: 12 })
    try {
      const administrator = await busy.signedIn(await open().freshDistrict(), 'administrator')
      const body = { name: '对账程序', scope: [READ_AUDIT], validDays: 30 }
      const { secret } = (await administrator.ask(api.createApiKey, { body })).reply
      const statuses = async (key: string, address: string) => {
        const answers = []
        for (let time = 0; time < 20; time += 1)
          answers.push(
            await busy.browser(address).ask(operationsApi.listAudit, { headers: { authorization: `Bearer ${key}` } }),
          )
        return answers.map(({ status }) => status)
      }
      expect(await statuses(secret, '192.0.2.80')).toEqual(Array(20).fill(200))
      const wrong = await statuses(`${secret.slice(0, -4)}AAAA`, '192.0.2.81')
      expect([wrong.at(0), wrong.at(-1)]).toEqual([401, 429])
    } finally {
      await busy.close()
    }
  })

  test('another district neither sees nor revokes our keys', async () => {
    const { key } = await withKey()
    const stranger = await city.signedIn(await open().freshDistrict(), 'administrator')
    expect((await stranger.ask(api.listApiKeys)).reply.items).toEqual([])
    expect((await stranger.ask(api.revokeApiKey, { params: { key: key.id } })).problem.code).toBe(
      'identity.no-such-key',
    )
  })

  test('keys are listed newest first, page by page', async () => {
    const { administrator, key } = await withKey()
    for (const name of ['二', '三']) {
      city.clock.advance(1000)
      await administrator.ask(api.createApiKey, { body: { name, scope: [READ_AUDIT], validDays: 1 } })
    }
    const first = await administrator.ask(api.listApiKeys, { query: { limit: '2' } })
    expect(first.reply.items.map(({ name }) => name)).toEqual(['三', '二'])
    const query = { limit: '2', cursor: first.reply.next ?? '' }
    expect((await administrator.ask(api.listApiKeys, { query })).reply).toEqual({ items: [key], next: null })
  })
})
