import * as api from '@citybrain/contract/api/identity.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../testing/databases.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

describeOnEachDatabase('refusals', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open())
  })
  afterAll(() => city.close())

  async function refused(language: string) {
    return city.browser().ask(api.whoAmI, { headers: { 'accept-language': language } })
  }

  test('a refusal is a problem document in the reader’s language, with a code that stays', async () => {
    const zh = await refused('zh-CN,zh;q=0.9,en;q=0.8')
    expect(zh.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(zh.problem).toMatchObject({
      type: 'urn:citybrain:error:request.not-signed-in',
      title: '未登录',
      status: 401,
      code: 'request.not-signed-in',
      detail: '尚未登录，或登录已过期。请重新登录。',
    })
    expect(zh.problem.instance).toBe(`urn:uuid:${zh.headers['x-request-id']}`)
    const en = await refused('en-GB,en;q=0.9,zh;q=0.5')
    expect(en.problem.detail).toBe('You are not signed in, or your session has ended. Sign in again.')
  })

  test('each fault of a form is named with its place, in the reader’s language', async () => {
    const district = await open().freshDistrict()
    const ask = (language: string) =>
      city.browser().ask(api.signIn, {
        params: { district },
        body: { login: '', password: 7 },
        headers: { 'accept-language': language },
      })
    const { status, problem } = await ask('zh')
    expect({ status, code: problem.code }).toEqual({ status: 400, code: 'request.invalid' })
    const faults = problem.details?.faults as { path: string; message: string }[]
    expect(faults.map(({ path }) => path)).toEqual(['body.login', 'body.password'])
    expect(faults[1]?.message).toMatch(/[\u4e00-\u9fff]/)
    const english = (await ask('en')).problem.details?.faults as { message: string }[]
    expect(english[1]?.message).toBe('Invalid input: expected string, received number')
  })

  test('what cannot be read, what is too large and what does not exist have codes of their own', async () => {
    const { fastify } = city.app
    const url = `/api/v1/districts/${await open().freshDistrict()}/sessions`
    const headers = { 'content-type': 'application/json' }
    const codeOf = async (payload: string) =>
      (await fastify.inject({ method: 'POST', url, payload, headers })).json().code
    expect(await codeOf('{"login":')).toBe('request.malformed')
    expect(await codeOf('{"__proto__":{"x":1}}')).toBe('request.malformed')
    expect(await codeOf(JSON.stringify({ login: 'a'.repeat(1_100_000) }))).toBe('request.too-large')
    expect((await fastify.inject('/api/nothing-here')).json().code).toBe('request.no-such-route')
    expect((await fastify.inject('/assets/nothing.js')).json().code).toBe('request.no-such-route')
    expect((await fastify.inject('/%')).json().code).toBe('request.malformed')
  })

  test('more sign-ins per minute from one network than a large office makes are refused for a while', async () => {
    const strict = await createTestApp(open())
    try {
      const district = await open().freshDistrict()
      const ask = () => strict.browser('2001:db8::7').ask(api.signIn, { params: { district }, body: {} })
      for (let attempt = 1; attempt <= 60; attempt++) expect((await ask()).status).toBe(400)
      const { status, problem, headers } = await ask()
      expect({ status, code: problem.code }).toEqual({ status: 429, code: 'request.too-many' })
      expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    } finally {
      await strict.close()
    }
  })

  test('the field app stands in a frame of the origins that were set, and nothing else does; without any it doesn’t', async () => {
    const embedded = await createTestApp(open(), { embedOrigins: ['https://app.nankai.gov.cn'] })
    const framing = async ({ app }: TestApp, url: string) => {
      const { headers } = await app.fastify.inject(url)
      const [, ancestors] = /frame-ancestors ([^;]+)/.exec(String(headers['content-security-policy'])) ?? []
      return [ancestors, headers['x-frame-options']]
    }
    try {
      for (const url of ['/field', '/field/report', '/field?x=1'])
        expect(await framing(embedded, url)).toEqual(['https://app.nankai.gov.cn', undefined])
      for (const url of ['/', '/fields', '/work', '/field-worker.js'])
        expect(await framing(embedded, url)).toEqual(["'none'", 'DENY'])
      expect(await framing(city, '/field')).toEqual(["'none'", 'DENY'])
    } finally {
      await embedded.close()
    }
  })

  test('a page that was not built says how; every answer carries the security headers', async () => {
    const { fastify } = city.app
    const response = await fastify.inject({ url: '/plans/anything', headers: { accept: 'text/html' } })
    expect(response.statusCode).toBe(503)
    expect(response.body).toContain('npm run build')
    const policy = String(response.headers['content-security-policy'])
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    for (const url of ['/', '/api/v1/districts', '/api/none', '/api/docs/', '/healthz'])
      expect((await fastify.inject(url)).headers['x-content-type-options']).toBe('nosniff')
  })
})
