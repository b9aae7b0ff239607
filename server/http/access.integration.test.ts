import * as api from '@citybrain/contract/api/identity.ts'
import { getReadiness, listJobs } from '@citybrain/contract/api/operations.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../testing/databases.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

describeOnEachDatabase('access', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open())
  })
  afterAll(() => city.close())

  test('a change without the page’s token, or with another session’s, is refused', async () => {
    const district = await open().freshDistrict()
    const person = await city.signedIn(district, 'planner')
    const other = await city.signedIn(district, 'planner')
    for (const forged of ['', 'x', other.csrfToken ?? '']) {
      const { status, problem } = await person.ask(api.signOut, { headers: { 'x-csrf-token': forged } })
      expect({ status, code: problem.code }).toEqual({ status: 403, code: 'request.bad-csrf-token' })
    }
    expect((await person.ask(api.signOut)).status).toBe(200)
  })

  test('a change asked for by another site’s page is refused, token or not; signing in, too', async () => {
    const district = await open().freshDistrict()
    const person = await city.signedIn(district, 'planner')
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'http://brain.test:9090' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign) {
      expect((await person.ask(api.signOut, { headers })).problem.code).toBe('request.cross-site')
      const { problem } = await city.browser().ask(api.signIn, {
        params: { district },
        body: { login: person.login, password: person.password },
        headers,
      })
      expect(problem.code).toBe('request.cross-site')
    }
    const own = { origin: 'http://brain.test:8080', 'sec-fetch-site': 'same-origin' }
    expect((await person.ask(api.signOut, { headers: own })).status).toBe(200)
  })

  test('a form of another site cannot speak for us: only JSON is read', async () => {
    const district = await open().freshDistrict()
    const response = await city.app.fastify.inject({
      method: 'POST',
      url: `/api/v1/districts/${district}/sessions`,
      payload: '{"login":"a","password":"b"}',
      headers: { 'content-type': 'text/plain' },
    })
    expect(response.statusCode).toBe(415)
    expect(response.json().code).toBe('request.not-json')
  })

  test('behind https the cookie is Secure, bound to the host, and only that address may ask for changes', async () => {
    const secure = await createTestApp(open(), { publicOrigin: 'https://brain.example.gov.cn' })
    try {
      const district = await open().freshDistrict()
      const made = await secure.identity.ensureAdministrator(district)
      const browser = secure.browser()
      const { headers } = await browser.signIn(district, 'admin', made?.oneTimePassword ?? '')
      expect(headers['set-cookie']).toMatch(/^__Host-citybrain=\S+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
      expect(headers['strict-transport-security']).toContain('max-age=31536000')
      const own = { origin: 'https://brain.example.gov.cn' }
      expect((await browser.ask(api.signOut, { headers: { origin: 'http://brain.test:8080' } })).status).toBe(403)
      expect((await browser.ask(api.signOut, { headers: own })).status).toBe(200)
    } finally {
      await secure.close()
    }
  })

  test('a forged, a shortened and another district’s cookie stand for nobody', async () => {
    const [here, there] = [await open().freshDistrict(), await open().freshDistrict()]
    const person = await city.signedIn(here, 'planner')
    const cookie = person.cookie ?? ''
    for (const forged of [
      `citybrain=${here}.${'A'.repeat(43)}`,
      cookie.slice(0, -1),
      cookie.replace(here, there),
      cookie.replace(here, '999999'),
      'citybrain=%00',
    ]) {
      person.cookie = forged
      expect((await person.ask(api.whoAmI)).problem.code).toBe('request.not-signed-in')
    }
  })

  test('the header of the local socket means nothing over the network', async () => {
    const district = await open().freshDistrict()
    const { problem } = await city.browser().ask(listJobs, { headers: { 'citybrain-district': district } })
    expect(problem.code).toBe('request.not-signed-in')
  })

  test('a district that nobody serves is not found', async () => {
    const { status, problem } = await city.browser().signIn('999998' as never, 'admin', 'x')
    expect({ status, code: problem.code }).toEqual({ status: 404, code: 'identity.no-such-district' })
  })

  test('what the contract does not name is dropped on the way in', async () => {
    const district = await open().freshDistrict()
    const administrator = await city.signedIn(district, 'administrator')
    const body = { login: 'chen', name: '陈', roles: ['leader'], sample: true, disabled: true, revision: 7 }
    const { reply } = await administrator.ask(api.createAccount, { body })
    expect(reply.account).toMatchObject({ disabled: false, revision: 1 })
  })

  test('the server is ready while its database answers', async () => {
    expect((await city.browser().ask(getReadiness)).reply).toEqual({ status: 'ready' })
  })
})
