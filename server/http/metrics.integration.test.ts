import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeOnEachDatabase } from '../testing/databases.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'

describeOnEachDatabase('metrics', (open) => {
  let city: TestApp
  beforeAll(async () => {
    city = await createTestApp(open(), { metricsAccess: 'loopback' })
  })
  afterAll(() => city.close())
  const ask = (remoteAddress: string) => city.app.fastify.inject({ method: 'GET', url: '/metrics', remoteAddress })

  test('tell of requests, jobs, the log and the process to programs on this machine', async () => {
    await city.app.fastify.inject({ method: 'GET', url: '/healthz' })
    const { statusCode, headers, body } = await ask('127.0.0.1')
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toContain('text/plain')
    expect(body).toContain('citybrain_http_request_seconds_count{method="GET",route="/healthz",status="200"} 1')
    for (const name of ['citybrain_log_accepted', 'citybrain_jobs', 'citybrain_process_cpu_seconds_total'])
      expect(body).toContain(`# HELP ${name} `)
  })

  test('are refused to everybody else', async () => {
    expect((await ask('192.0.2.1')).statusCode).toBe(403)
  })
})
