import { createHmac } from 'node:crypto'
import * as api from '@citybrain/contract/api/webhooks.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openClock } from '../../platform/index.ts'
import { addCourts, changeCourt, makeCourts } from '../../testing/courts.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { openNews, openReceiver, type Receiver, sendNews } from '../../testing/news.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

const WAIT = { timeout: 30_000, interval: 50 }

describeOnEachDatabase('webhooks', (open) => {
  let city: TestApp
  const closing: { close(): Promise<unknown> }[] = []
  beforeAll(async () => {
    await makeCourts(open().database)
    city = await createTestApp(open(), { more: (parts) => openNews(parts).routes })
  })
  afterEach(async () => {
    for (const one of closing.splice(0).reverse()) await one.close()
  })
  afterAll(() => city.close())

  const kept = async <T extends { close(): Promise<unknown> }>(opening: Promise<T>) => {
    const opened = await opening
    closing.push(opened)
    return opened
  }
  /** A process that sends, by the real clock. */
  async function sending() {
    const { database } = open()
    const clock = await openClock(database, { today: null }, quietLogger)
    await clock.close()
    return kept(sendNews({ database, clock }))
  }
  async function club(...ids: string[]) {
    const district = await open().freshDistrict()
    const administrator = await city.signedIn(district, 'administrator')
    await addCourts(open().database.district(district), district, ids)
    const change = async (courts: string, kind?: string) => {
      for (const court of courts) await changeCourt(open().database.district(district), district, court, kind)
    }
    const add = async (receiver: Receiver, more: object = {}) => {
      const body = { name: '球会', url: `${receiver.url}/news`, kinds: ['court.*'], ...more }
      const { reply, problem } = await administrator.ask(api.createWebhook, { body })
      if (!reply.webhook) throw new Error(`${problem.code} ${JSON.stringify(city.logged.at(-2))}`)
      return { ...reply, params: { webhook: reply.webhook.id } }
    }
    const get = async (params: { webhook: string }) => (await administrator.ask(api.getWebhook, { params })).reply
    return { district, administrator, change, add, get }
  }

  const items = ({ received }: Receiver) => received.map(({ body }) => JSON.parse(body))
  const courtsOf = (receiver: Receiver) => items(receiver).map((item) => item.subject.id)

  /** The numbers of each court's news, in the order in which they came. */
  function byCourt(receiver: Receiver): Record<string, number[]> {
    const found: Record<string, number[]> = {}
    for (const { subject, seq } of items(receiver)) found[subject.id] = [...(found[subject.id] ?? []), seq]
    return found
  }
  const inLog = async (district: DistrictCode) => {
    const rows = await open()
      .database.district(district)
      .selectFrom('event')
      .select(['subject_id', 'seq'])
      .where('subject_kind', '=', 'court')
      .orderBy('seq')
      .execute()
    const found: Record<string, number[]> = {}
    for (const { subject_id, seq } of rows) found[subject_id] = [...(found[subject_id] ?? []), seq]
    return found
  }

  test('a receiver gets each change once, in the order of its thing, signed so that it can tell who sent it', async () => {
    await sending()
    const receiver = await kept(openReceiver())
    const { district, change, add, get } = await club('1', '2')
    const { secret, params } = await add(receiver)
    await change('1122')
    await expect.poll(() => receiver.received.length, WAIT).toBe(4)
    expect(byCourt(receiver)).toEqual(await inLog(district))
    const [first] = receiver.received
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = first?.headers ?? {}
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    const expected = createHmac('sha256', key).update(`${id}.${at}.${first?.body}`).digest('base64')
    expect(signature).toBe(`v1,${expected}`)
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ id, district, kind: 'court.changed' })
    await expect.poll(async () => (await get(params)).counts, WAIT).toMatchObject({ accepted: 4, delivered: 4 })
    expect(await get(params)).toMatchObject({ state: 'healthy', lastError: null })
  })

  test('only the kinds asked for, and only what the account may hear of', async () => {
    await sending()
    const [courts, deaf] = [await kept(openReceiver()), await kept(openReceiver())]
    const { district, change, add, get } = await club('1')
    const leader = await city.signedIn(district, 'leader')
    const closed = await add(courts, { kinds: ['court.closed'] })
    const unheard = await add(deaf, { account: leader.login })
    await change('1')
    await change('1', 'court.closed')
    await expect.poll(async () => (await get(closed.params)).counts.delivered, WAIT).toBe(1)
    expect(items(courts).map(({ kind }) => kind)).toEqual(['court.closed'])
    expect((await get(unheard.params)).counts).toMatchObject({ accepted: 0, delivered: 0 })
  })

  test('a receiver that was down gets everything when it is back, and its state says since when it failed', async () => {
    await sending()
    const receiver = await kept(openReceiver())
    const { district, change, add, get } = await club('1', '2')
    const { params } = await add(receiver)
    receiver.answer = () => null
    await change('112')
    await expect.poll(async () => (await get(params)).state, WAIT).toBe('failing')
    expect((await get(params)).lastError).toMatch(/ECONNRESET|socket hang up/)
    await change('21')
    receiver.answer = () => 200
    await expect.poll(() => byCourt(receiver), WAIT).toEqual(await inLog(district))
    await expect.poll(() => get(params), WAIT).toMatchObject({ state: 'healthy', failingSince: null })
    expect((await get(params)).counts).toMatchObject({ accepted: 5, delivered: 5, waiting: 0, dead: 0 })
  })

  test('what a receiver refuses again and again is put aside, others go on, and it can be sent again or given up', async () => {
    await sending()
    const receiver = await kept(openReceiver())
    const { administrator, change, add, get } = await club('1', '2')
    const { params } = await add(receiver)
    receiver.answer = ({ body }) => (JSON.parse(body).subject.id === '1' ? 422 : 200)
    await change('12')
    for (let step = 0; step < 30 && (await get(params)).counts.dead === 0; step += 1) {
      await change('2')
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
    const list = () => administrator.ask(api.listDeliveries, { params, query: { state: 'dead' } })
    const [dead] = (await list()).reply.items
    expect(dead).toMatchObject({ subject: { id: '1' }, attempts: 8, status: 422, error: 'status 422' })
    expect(courtsOf(receiver)).not.toContain('1')

    receiver.answer = () => 200
    const replayed = await administrator.ask(api.replayDeliveries, { params, body: { what: { kind: 'dead' } } })
    expect(replayed.reply).toEqual({ replayed: 1 })
    await expect.poll(() => courtsOf(receiver), WAIT).toContain('1')
    const { counts } = await get(params)
    expect(counts.accepted).toBe(counts.delivered + counts.waiting + counts.dead + counts.discarded)
  })

  test('a paused receiver is sent nothing and loses nothing; one that answers Gone pauses itself', async () => {
    await sending()
    const receiver = await kept(openReceiver())
    const { administrator, change, add, get } = await club('1')
    const { params, webhook } = await add(receiver)
    const pause = (revision: number, paused: boolean) =>
      administrator.ask(api.updateWebhook, { params, body: { revision, paused } })
    expect((await pause(webhook.revision, true)).reply.state).toBe('paused')
    await change('11')
    await expect.poll(async () => (await get(params)).counts.waiting, WAIT).toBe(2)
    expect(receiver.received).toEqual([])
    expect((await pause(webhook.revision, false)).problem.code).toBe('news.changed-meanwhile')
    receiver.answer = () => 410
    await pause(webhook.revision + 1, false)
    await expect.poll(async () => (await get(params)).state, WAIT).toBe('paused')
    receiver.answer = () => 200
    await pause(webhook.revision + 2, false)
    await expect.poll(() => receiver.received.length, WAIT).toBe(2)
  })

  test('deliveries since a moment are sent again, and a waiting one can be given up with a reason', async () => {
    await sending()
    const receiver = await kept(openReceiver())
    const { administrator, change, add, get } = await club('1')
    const { params, webhook } = await add(receiver)
    await change('11')
    await expect.poll(async () => (await get(params)).counts.delivered, WAIT).toBe(2)
    const since = { what: { kind: 'since', at: '2020-01-01T00:00:00.000Z' } }
    expect((await administrator.ask(api.replayDeliveries, { params, body: since })).reply).toEqual({ replayed: 2 })
    await expect.poll(() => receiver.received.length, WAIT).toBe(4)
    await expect.poll(async () => (await get(params)).counts, WAIT).toMatchObject({ accepted: 4, delivered: 4 })

    await administrator.ask(api.updateWebhook, { params, body: { revision: webhook.revision, paused: true } })
    await change('1')
    await expect.poll(async () => (await get(params)).counts.waiting, WAIT).toBe(1)
    const [waiting] = (await administrator.ask(api.listDeliveries, { params })).reply.items
    const at = { ...params, seq: String(waiting?.seq) }
    const gone = await administrator.ask(api.discardDelivery, { params: at, body: { reason: '系统停用' } })
    expect(gone.reply).toMatchObject({ state: 'discarded', error: '系统停用' })
    const again = await administrator.ask(api.discardDelivery, { params: at, body: { reason: '系统停用' } })
    expect(again.problem.code).toBe('news.no-such-delivery')
    expect((await get(params)).counts).toMatchObject({ accepted: 5, waiting: 0, discarded: 1 })
  })

  test('a redirect is not followed and a test message says what came back', async () => {
    const receiver = await kept(openReceiver())
    const { administrator, add } = await club()
    const { params } = await add(receiver)
    const ask = async () => (await administrator.ask(api.testWebhook, { params })).reply
    expect(await ask()).toMatchObject({ delivered: true, status: 204, error: null })
    expect(items(receiver)[0]).toMatchObject({ kind: 'webhook.test' })
    receiver.answer = () => 302
    expect(await ask()).toMatchObject({ delivered: false, status: 302 })
    expect(receiver.received).toHaveLength(1)
  })

  test('no message leaves for this machine’s neighbours, whatever the address looks like', async () => {
    const { administrator } = await club()
    for (const url of [
      'http://10.0.0.1/',
      'http://169.254.169.254/latest',
      'http://[::1]:5432/',
      'http://[::ffff:10.0.0.1]/',
      'http://2130706433.example.invalid/',
      'http://0x0a000001/',
      'http://8.8.8.8/',
      'https://192.168.0.1/',
      'https://[64:ff9b::a00:1]/',
    ]) {
      const { reply } = await administrator.ask(api.createWebhook, { body: { name: 'x', url } })
      const params = { webhook: reply.webhook.id }
      const tried = await administrator.ask(api.testWebhook, { params })
      expect(`${url} ${tried.reply.delivered} ${tried.reply.status}`).toBe(`${url} false null`)
      expect(tried.reply.error).toMatch(/WEBHOOK_NETWORKS|ENOTFOUND|EAI_AGAIN/)
    }
    for (const url of ['ftp://a.cn/', 'javascript:alert(1)', 'https://user:pass@a.cn/', 'x'])
      expect((await administrator.ask(api.createWebhook, { body: { name: 'x', url } })).status).toBe(400)
  })

  test('a new secret is told once and signs from then on; the database holds neither', async () => {
    const receiver = await kept(openReceiver())
    const { district, administrator, add } = await club()
    const { params, secret } = await add(receiver)
    const renewed = await administrator.ask(api.renewWebhookSecret, { params })
    expect(renewed.reply.secret).not.toBe(secret)
    await administrator.ask(api.testWebhook, { params })
    const [sent] = receiver.received
    const { headers = {}, body } = sent ?? {}
    const key = Buffer.from(renewed.reply.secret.replace('whsec_', ''), 'base64')
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    const rows = await open().database.district(district).selectFrom('event').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(renewed.reply.secret)
    expect(JSON.stringify((await administrator.ask(api.listWebhooks)).reply)).not.toContain('whsec_')
  })
})
