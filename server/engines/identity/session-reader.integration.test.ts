import * as api from '@citybrain/contract/api/identity.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { SESSION_MEMORY_MS } from './session-reader.ts'

describeOnEachDatabase('sessions that are remembered', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open())
  })
  afterAll(() => city.close())

  test('what is changed here counts with the next request: a role taken away, a session ended elsewhere', async () => {
    const district = await open().freshDistrict()
    const administrator = await city.signedIn(district, 'administrator')
    const person = await city.signedIn(district, 'planner', 'administrator')
    expect((await person.ask(api.listAccounts)).status).toBe(200)
    const { items } = (await administrator.ask(api.listAccounts)).reply
    const account = items.find(({ login }) => login === person.login)
    await administrator.ask(api.updateAccount, {
      params: { account: account?.id ?? '' },
      body: { revision: account?.revision ?? 0, roles: ['planner'] },
    })
    expect((await person.ask(api.listAccounts)).status).toBe(403)
    const session = (await person.ask(api.listSessions)).reply.sessions.find(({ current }) => current)
    await person.ask(api.revokeSession, { params: { session: session?.id ?? '' } })
    expect((await person.ask(api.whoAmI)).status).toBe(401)
  })

  test('what another process changes counts within a second', async () => {
    const district = await open().freshDistrict()
    const person = await city.signedIn(district, 'planner')
    expect((await person.ask(api.whoAmI)).status).toBe(200)
    await sql`update account set disabled = true`.execute(open().database.district(district))
    await vi.waitFor(async () => expect((await person.ask(api.whoAmI)).status).toBe(401), {
      ...{ timeout: 10 * SESSION_MEMORY_MS, interval: 50 },
    })
  })

  test('a session that has gone idle is over although it is remembered', async () => {
    const district = await open().freshDistrict()
    const person = await city.signedIn(district, 'planner')
    expect((await person.ask(api.whoAmI)).status).toBe(200)
    city.clock.advance(61 * 60_000)
    expect((await person.ask(api.whoAmI)).status).toBe(401)
  })
})
