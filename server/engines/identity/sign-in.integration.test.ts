import * as api from '@citybrain/contract/api/identity.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../platform/index.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describeOnEachDatabase('sign-in', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open())
  })
  afterAll(() => city.close())

  async function newAccount(roles: ('planner' | 'administrator')[] = ['planner']) {
    const district = await open().freshDistrict()
    const draft = { login: 'Wang.Fang', name: '王芳', roles, department: 'development-reform' }
    return { district, ...(await city.identity.createAccount(systemActor(district), draft)) }
  }

  test('a planner signs in with capital or small letters and learns who she is and what she may do', async () => {
    const { district, oneTimePassword } = await newAccount()
    const { status, reply } = await city.browser().ask(api.signIn, {
      params: { district },
      body: { login: 'wang.fang', password: oneTimePassword },
    })
    expect(status).toBe(200)
    expect(reply.account).toMatchObject({ login: 'Wang.Fang', name: '王芳', department: 'development-reform' })
    expect(reply.rights).toContain('edit:plan')
    expect(reply.rights).not.toContain('manage:account')
    expect(reply).toMatchObject({ today: '2023-09-15', mustChangePassword: true, sample: false })
    expect(reply.district.name.zh).toBe(`测试区${district}`)
  })

  test('with a one-time password nothing can be done but choosing another, which ends the old session', async () => {
    const { district, oneTimePassword } = await newAccount(['administrator'])
    const browser = city.browser()
    await browser.signIn(district, 'wang.fang', oneTimePassword)
    expect((await browser.ask(api.listAccounts)).problem.code).toBe('request.password-change-first')
    const oldCookie = browser.cookie
    const changed = await browser.ask(api.changePassword, { body: { current: oneTimePassword, next: 'Kite7march' } })
    expect(changed.reply.mustChangePassword).toBe(false)
    expect((await browser.ask(api.listAccounts)).status).toBe(200)
    browser.cookie = oldCookie
    expect((await browser.ask(api.whoAmI)).problem.code).toBe('request.not-signed-in')
    expect((await city.browser().signIn(district, 'wang.fang', oneTimePassword)).status).toBe(401)
  })

  test('a weak, a wrong and an unchanged password are each refused with what to do', async () => {
    const { district, oneTimePassword } = await newAccount()
    const browser = city.browser()
    await browser.signIn(district, 'wang.fang', oneTimePassword)
    const change = async (current: string, next: string) =>
      (await browser.ask(api.changePassword, { body: { current, next } })).problem.code
    expect(await change(oneTimePassword, 'short')).toBe('identity.weak-password')
    expect(await change('not it', 'Kite7march')).toBe('identity.wrong-password')
    expect(await change(oneTimePassword, oneTimePassword)).toBe('identity.weak-password')
  })

  test('the cookie is for our pages only and holds a token that the database does not', async () => {
    const { district, oneTimePassword } = await newAccount()
    const browser = city.browser()
    const { headers } = await browser.signIn(district, 'wang.fang', oneTimePassword)
    expect(headers['set-cookie']).toMatch(/^citybrain=\d{6}\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const token = browser.cookie?.split('.')[1] ?? 'none'
    const stored = await sql<{ all: string }>`select string_agg(s::text, ';') as all from session s`.execute(
      open().database.district(district),
    )
    expect(stored.rows[0]?.all).toContain('192.0.2.1')
    expect(stored.rows[0]?.all).not.toContain(token)
    expect(stored.rows[0]?.all).not.toContain(Buffer.from(token).toString('hex'))
  })

  test('each sign-in has a new token, and the one the browser came with is void', async () => {
    const { district, oneTimePassword } = await newAccount()
    const browser = city.browser()
    await browser.signIn(district, 'wang.fang', oneTimePassword)
    const first = browser.cookie
    await browser.signIn(district, 'wang.fang', oneTimePassword)
    expect(browser.cookie).not.toBe(first)
    browser.cookie = first
    expect((await browser.ask(api.whoAmI)).status).toBe(401)
  })

  test('after signing out the cookie opens nothing', async () => {
    const { district, oneTimePassword } = await newAccount()
    const browser = city.browser()
    await browser.signIn(district, 'wang.fang', oneTimePassword)
    const kept = browser.cookie
    expect((await browser.ask(api.signOut)).reply).toEqual({ signedOut: true })
    browser.cookie = kept
    expect((await browser.ask(api.whoAmI)).status).toBe(401)
  })

  test('an unknown login, a wrong password and a disabled account get one and the same answer', async () => {
    const { district, account, oneTimePassword } = await newAccount()
    const wrong = await city.browser('192.0.2.7').signIn(district, 'wang.fang', 'wrong')
    await city.identity.updateAccount(systemActor(district), { id: account.id, revision: 1, disabled: true })
    const answers = [
      await city.browser('192.0.2.7').signIn(district, 'nobody', 'Kite7march'),
      await city.browser('192.0.2.7').signIn(district, 'wang.fang', oneTimePassword),
      wrong,
    ]
    for (const { status, problem } of answers)
      expect({ status, code: problem.code }).toEqual({ status: 401, code: 'identity.sign-in-refused' })
    expect(new Set(answers.map(({ problem }) => problem.detail)).size).toBe(1)
  })

  test('five wrong passwords lock the account for half a minute, known or not, also against the right one', async () => {
    const { district, oneTimePassword } = await newAccount()
    for (const login of ['wang.fang', 'nobody'])
      for (let attempt = 1; attempt <= 5; attempt++)
        expect((await city.browser(`192.0.2.${attempt}`).signIn(district, login, 'wrong')).status).toBe(401)
    const locked = await city.browser('192.0.2.9').signIn(district, 'WANG.FANG', oneTimePassword)
    expect(locked.status).toBe(429)
    expect(locked.headers['retry-after']).toBe('30')
    expect(locked.problem).toMatchObject({ code: 'identity.sign-in-locked', details: { retryAfterSeconds: 30 } })
    expect((await city.browser('192.0.2.9').signIn(district, 'nobody', 'x')).status).toBe(429)
    city.clock.advance(30_000)
    expect((await city.browser('192.0.2.9').signIn(district, 'wang.fang', oneTimePassword)).status).toBe(200)
  })

  test('a lock outlives a restart of the server', async () => {
    const { district, oneTimePassword } = await newAccount()
    for (let attempt = 1; attempt <= 5; attempt++)
      await city.browser(`192.0.2.1${attempt}`).signIn(district, 'wang.fang', 'wrong')
    const restarted = await createTestApp(open())
    try {
      expect((await restarted.browser().signIn(district, 'wang.fang', oneTimePassword)).status).toBe(429)
    } finally {
      await restarted.close()
    }
  })

  test('twenty guesses at once are counted as twenty: no more than five are looked at', async () => {
    const { district } = await newAccount()
    const guesses = Array.from({ length: 20 }, (_, at) =>
      city.browser(`192.0.2.${20 + at}`).signIn(district, 'wang.fang', `guess ${at}`),
    )
    const statuses = (await Promise.all(guesses)).map(({ status }) => status).sort()
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(15)
  })

  test('thirty failures from one address, each under another login, make that address wait', async () => {
    const { district, oneTimePassword } = await newAccount()
    for (let attempt = 1; attempt <= 30; attempt++)
      expect((await city.browser('192.0.2.66').signIn(district, `nobody-${attempt}`, 'x')).status).toBe(401)
    expect((await city.browser('192.0.2.66').signIn(district, 'wang.fang', oneTimePassword)).status).toBe(429)
    expect((await city.browser('192.0.2.67').signIn(district, 'wang.fang', oneTimePassword)).status).toBe(200)
  })

  test('an hour without a request ends a session, a request in between does not', async () => {
    const { district, oneTimePassword } = await newAccount()
    const browser = city.browser()
    await browser.signIn(district, 'wang.fang', oneTimePassword)
    city.clock.advance(59 * MINUTE)
    expect((await browser.ask(api.whoAmI)).status).toBe(200)
    city.clock.advance(59 * MINUTE)
    expect((await browser.ask(api.whoAmI)).status).toBe(200)
    city.clock.advance(61 * MINUTE)
    expect((await browser.ask(api.whoAmI)).status).toBe(401)
  })

  test('twelve hours end a session however busy it is', async () => {
    const { district, oneTimePassword } = await newAccount()
    const browser = city.browser()
    await browser.signIn(district, 'wang.fang', oneTimePassword)
    for (let half = 1; half < 24; half++) {
      city.clock.advance(HOUR / 2)
      expect((await browser.ask(api.whoAmI)).status).toBe(200)
    }
    city.clock.advance(HOUR / 2)
    expect((await browser.ask(api.whoAmI)).status).toBe(401)
  })

  test('sessions are listed to their owner and ended one by one', async () => {
    const { district } = await newAccount()
    const here = await city.signedIn(district, 'planner')
    const there = city.browser('203.0.113.5')
    await there.signIn(district, here.login, here.password)
    const { reply } = await here.ask(api.listSessions)
    expect(reply.sessions.map(({ current, address }) => ({ current, address }))).toContainEqual({
      current: false,
      address: '203.0.113.5',
    })
    const other = reply.sessions.find((session) => !session.current)?.id ?? ''
    expect((await here.ask(api.revokeSession, { params: { session: other } })).status).toBe(200)
    expect((await there.ask(api.whoAmI)).status).toBe(401)
    expect((await here.ask(api.whoAmI)).status).toBe(200)
  })

  test('neither passwords nor a login mistyped for one stand in audit, events or attempts', async () => {
    const { district, oneTimePassword } = await newAccount()
    await city.browser('192.0.2.80').signIn(district, 'my-secret-typed-in-wrong-box', 'Kite7march')
    await city.browser('192.0.2.80').signIn(district, 'wang.fang', oneTimePassword)
    const { rows } = await sql<{ all: string }>`
      select coalesce((select string_agg(a::text, ';') from audit a), '')
        || coalesce((select string_agg(e::text, ';') from event e), '')
        || coalesce((select string_agg(t::text, ';') from sign_in_attempt t), '') as all`.execute(
      open().database.district(district),
    )
    expect(rows[0]?.all).toContain('identity.sign-in-refused')
    for (const secret of ['my-secret', 'Kite7march', oneTimePassword]) expect(rows[0]?.all).not.toContain(secret)
  })
})
