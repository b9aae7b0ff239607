import * as api from '@citybrain/contract/api/identity.ts'
import { listAudit } from '@citybrain/contract/api/operations.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

const planner = { login: 'li.na', name: '李娜', roles: ['planner'], department: 'development-reform' }

describeOnEachDatabase('accounts', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open())
  })
  afterAll(() => city.close())

  test('an administrator creates an account, whose one-time password opens it', async () => {
    const district = await open().freshDistrict()
    const administrator = await city.signedIn(district, 'administrator')
    const { reply } = await administrator.ask(api.createAccount, { body: planner })
    expect(reply.account).toMatchObject({ ...planner, mustChangePassword: true, disabled: false, revision: 1 })
    expect((await city.browser().signIn(district, 'li.na', reply.oneTimePassword)).status).toBe(200)
  })

  test('a login is taken in any case of letters, but only within its district', async () => {
    const [here, there] = [await open().freshDistrict(), await open().freshDistrict()]
    const administrator = await city.signedIn(here, 'administrator')
    await administrator.ask(api.createAccount, { body: planner })
    const again = await administrator.ask(api.createAccount, { body: { ...planner, login: 'LI.NA' } })
    expect(again.problem).toMatchObject({ status: 409, code: 'identity.login-taken' })
    const neighbour = await city.signedIn(there, 'administrator')
    expect((await neighbour.ask(api.createAccount, { body: planner })).status).toBe(200)
  })

  test('whoever is no administrator may neither list nor make accounts', async () => {
    const district = await open().freshDistrict()
    for (const role of ['planner', 'liaison', 'leader'] as const) {
      const person = await city.signedIn(district, role)
      expect((await person.ask(api.listAccounts)).problem.code).toBe('request.not-allowed')
      expect((await person.ask(api.createAccount, { body: planner })).status).toBe(403)
    }
  })

  test('an administrator of one district sees and changes nobody of another, even by a known id', async () => {
    const [here, there] = [await open().freshDistrict(), await open().freshDistrict()]
    const stranger = await city.signedIn(there, 'administrator')
    const administrator = await city.signedIn(here, 'administrator')
    const { id } = (await administrator.ask(api.createAccount, { body: planner })).reply.account
    const { reply } = await stranger.ask(api.listAccounts)
    expect(reply.items.map((account) => account.login)).toEqual([stranger.login])
    const params = { account: id }
    const body = { revision: 1, disabled: true }
    expect((await stranger.ask(api.updateAccount, { params, body })).status).toBe(404)
    expect((await stranger.ask(api.resetPassword, { params })).status).toBe(404)
  })

  test('nobody ends another person’s session, not even with its id', async () => {
    const district = await open().freshDistrict()
    const owner = await city.signedIn(district, 'planner')
    const other = await city.signedIn(district, 'administrator')
    const session = (await owner.ask(api.listSessions)).reply.sessions[0]?.id ?? ''
    expect((await other.ask(api.revokeSession, { params: { session } })).status).toBe(404)
    expect((await owner.ask(api.whoAmI)).status).toBe(200)
  })

  test('a change made upon an old state is refused with the present one', async () => {
    const district = await open().freshDistrict()
    const administrator = await city.signedIn(district, 'administrator')
    const { id } = (await administrator.ask(api.createAccount, { body: planner })).reply.account
    const change = (name: string) =>
      administrator.ask(api.updateAccount, { params: { account: id }, body: { revision: 1, name } })
    expect((await change('李 娜')).reply).toMatchObject({ name: '李 娜', revision: 2 })
    const late = await change('李小娜')
    expect(late.problem.code).toBe('identity.account-changed-meanwhile')
    expect(late.problem.details).toMatchObject({ current: { name: '李 娜', revision: 2 } })
  })

  test('a disabled account is out at once; a role taken away is gone with the next request', async () => {
    const district = await open().freshDistrict()
    const administrator = await city.signedIn(district, 'administrator')
    const person = await city.signedIn(district, 'administrator', 'leader')
    const { id } = (await person.ask(api.whoAmI)).reply.account
    const params = { account: id }
    await administrator.ask(api.updateAccount, { params, body: { revision: 1, roles: ['leader'] } })
    expect((await person.ask(api.listAccounts)).problem.code).toBe('request.not-allowed')
    await administrator.ask(api.updateAccount, { params, body: { revision: 2, disabled: true } })
    expect((await person.ask(api.whoAmI)).status).toBe(401)
  })

  test('the last administrator can neither be disabled nor lose the role', async () => {
    const district = await open().freshDistrict()
    const only = await city.signedIn(district, 'administrator')
    const { id } = (await only.ask(api.whoAmI)).reply.account
    for (const change of [{ disabled: true }, { roles: ['planner'] }]) {
      const { problem } = await only.ask(api.updateAccount, {
        params: { account: id },
        body: { revision: 1, ...change },
      })
      expect(problem.code).toBe('identity.last-administrator')
    }
  })

  test('of two administrators who disable each other at the same time one stays', async () => {
    const district = await open().freshDistrict()
    const pair = [await city.signedIn(district, 'administrator'), await city.signedIn(district, 'administrator')]
    const ids = await Promise.all(pair.map(async (one) => (await one.ask(api.whoAmI)).reply.account.id))
    const answers = await Promise.all(
      pair.map((one, at) =>
        one.ask(api.updateAccount, { params: { account: ids[1 - at] ?? '' }, body: { revision: 1, disabled: true } }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('a reset ends the sessions and the old password, and frees a locked account', async () => {
    const district = await open().freshDistrict()
    const administrator = await city.signedIn(district, 'administrator')
    const person = await city.signedIn(district, 'planner')
    const { id } = (await person.ask(api.whoAmI)).reply.account
    for (let attempt = 1; attempt <= 6; attempt++)
      await city.browser(`203.0.113.${attempt}`).signIn(district, person.login, 'wrong')
    const { reply } = await administrator.ask(api.resetPassword, { params: { account: id } })
    expect((await person.ask(api.whoAmI)).status).toBe(401)
    expect((await city.browser().signIn(district, person.login, person.password)).status).toBe(401)
    expect((await city.browser().signIn(district, person.login, reply.oneTimePassword)).status).toBe(200)
  })

  test('accounts come page by page in the order of their logins, and can be searched by login and name', async () => {
    const district = await open().freshDistrict()
    const administrator = await city.signedIn(district, 'administrator')
    for (const login of ['a3', 'A1', 'a2', '100%_x'])
      await administrator.ask(api.createAccount, {
        body: { ...planner, login: login.replace('%', ''), name: `名${login}` },
      })
    const first = (await administrator.ask(api.listAccounts, { query: { q: 'a', limit: '2' } })).reply
    expect(first.items.map((one) => one.login)).toEqual(['A1', 'a2'])
    const second = (
      await administrator.ask(api.listAccounts, { query: { q: 'a', limit: '2', cursor: first.next ?? '' } })
    ).reply
    expect(second.items.map((one) => one.login)).toEqual(['a3'])
    expect(second.next).toBeNull()
    const searched = await administrator.ask(api.listAccounts, { query: { q: '0%_' } })
    expect(searched.reply.items.map((one) => one.name)).toEqual(['名100%_x'])
    const bad = await administrator.ask(api.listAccounts, { query: { cursor: 'made-up' } })
    expect(bad.problem.code).toBe('request.bad-cursor')
  })

  test('each change stands in the audit with who, what, before and after', async () => {
    const district = await open().freshDistrict()
    const administrator = await city.signedIn(district, 'administrator')
    const { id } = (await administrator.ask(api.createAccount, { body: planner })).reply.account
    await administrator.ask(api.updateAccount, { params: { account: id }, body: { revision: 1, disabled: true } })
    const { reply } = await administrator.ask(listAudit, { query: { subject: id } })
    expect(reply.items.map((one) => one.action)).toEqual(['account.change', 'account.create'])
    expect(reply.items[0]).toMatchObject({
      before: { disabled: false },
      after: { disabled: true },
      actor: { via: 'session' },
    })
    expect(JSON.stringify(reply)).not.toMatch(/argon2|password_hash/)
  })

  test('the first start makes one administrator with a one-time password, the second start none', async () => {
    const district = await open().freshDistrict()
    const made = await city.identity.ensureAdministrator(district)
    expect(made?.account).toMatchObject({ login: 'admin', roles: ['administrator'], mustChangePassword: true })
    expect((await city.browser().signIn(district, 'admin', made?.oneTimePassword ?? '')).status).toBe(200)
    expect(await city.identity.ensureAdministrator(district)).toBeNull()
  })

  test('the sample’s people sign in on a sample server only, and are no administrators of a real one', async () => {
    const district = await open().freshDistrict()
    const title = { zh: '系统管理员（虚构）', en: 'Administrator (fictional)' }
    const person = {
      login: 'admin',
      name: '赵样例',
      title,
      roles: ['administrator' as const],
      department: null,
      posts: [],
    }
    const sample = await createTestApp(open(), { samples: [{ ...person, password: 'shown-on-the-page' }] })
    try {
      await sample.identity.ensureSampleAccounts(district)
      await sample.identity.ensureSampleAccounts(district)
      const browser = sample.browser()
      const options = (await browser.ask(api.getSignInOptions, { params: { district } })).reply
      expect(options.samples[0]).toEqual({ ...person, password: 'shown-on-the-page' })
      expect((await browser.signIn(district, 'admin', 'shown-on-the-page')).status).toBe(200)
      expect((await browser.ask(api.whoAmI)).reply.sample).toBe(true)
      const real = city.browser()
      real.cookie = browser.cookie
      expect((await real.ask(api.whoAmI)).status).toBe(401)
      expect((await real.ask(api.getSignInOptions, { params: { district } })).reply.samples).toEqual([])
      expect((await real.signIn(district, 'admin', 'shown-on-the-page')).status).toBe(401)
      expect((await city.identity.ensureAdministrator(district))?.account.login).toBe('administrator')
    } finally {
      await sample.close()
    }
  })
})
