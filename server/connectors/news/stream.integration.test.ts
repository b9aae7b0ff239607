import type { AddressInfo } from 'node:net'
import { followEvents } from '@citybrain/contract/api/events.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addCourts, changeCourt, makeCourts } from '../../testing/courts.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { openNews } from '../../testing/news.ts'
import { type Browser, createTestApp, type TestApp } from '../../testing/test-app.ts'

const WAIT = { timeout: 20_000, interval: 50 }

interface Heard {
  readonly ids: string[]
  readonly items: { kind: string; subject: { id: string } }[]
  readonly status: number
  stop(): void
}

describeOnEachDatabase('the stream of events', (open) => {
  let city: TestApp
  let address = ''
  const streams: Heard[] = []
  beforeAll(async () => {
    await makeCourts(open().database)
    city = await createTestApp(open(), { more: (parts) => openNews(parts).routes })
    await city.app.fastify.listen({ port: 0, host: '127.0.0.1' })
    address = `http://127.0.0.1:${(city.app.fastify.server.address() as AddressInfo).port}/api/v1/events`
  })
  afterEach(() => {
    for (const stream of streams.splice(0)) stream.stop()
  })
  afterAll(() => city.close())

  async function follow(who: Browser, query = '', headers: Record<string, string> = {}): Promise<Heard> {
    const stopping = new AbortController()
    const response = await fetch(`${address}${query}`, {
      headers: { cookie: who.cookie ?? '', ...headers },
      signal: stopping.signal,
    })
    const heard: Heard = { ids: [], items: [], status: response.status, stop: () => stopping.abort() }
    streams.push(heard)
    if (response.status === 200) void listen(response, heard).catch(() => undefined)
    return heard
  }
  async function listen(response: Response, heard: Heard): Promise<void> {
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk)
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        const [, id, data] = /^id: (.+)\ndata: (.+)$/.exec(event) ?? []
        if (!id || !data) continue
        heard.ids.push(id)
        heard.items.push(JSON.parse(data))
      }
    }
  }
  async function club() {
    const district = await open().freshDistrict()
    await addCourts(open().database.district(district), district, ['1', '2'])
    const administrator = await city.signedIn(district, 'administrator')
    const change = (court: string, kind?: string) =>
      changeCourt(open().database.district(district), district as DistrictCode, court, kind)
    return { district, administrator, change }
  }
  const courtsOf = ({ items }: Heard) => items.map(({ subject }) => subject.id)

  test('tells what happens from now on, of the kinds asked for', async () => {
    const { administrator, change } = await club()
    await change('1')
    const heard = await follow(administrator, '?kinds=court.*')
    await change('2')
    await change('2', 'tennis.served')
    await change('1', 'court.closed')
    await expect.poll(() => heard.items.map(({ kind }) => kind), WAIT).toEqual(['court.changed', 'court.closed'])
  })

  test('whoever comes back goes on after the last event they had, and misses nothing in between', async () => {
    const { administrator, change } = await club()
    const first = await follow(administrator, '?kinds=court.*')
    await change('1')
    await expect.poll(() => first.ids.length, WAIT).toBe(1)
    first.stop()
    await change('2')
    await change('1')
    const again = await follow(administrator, '?kinds=court.*', { 'last-event-id': first.ids[0] ?? '' })
    await expect.poll(() => courtsOf(again), WAIT).toEqual(['2', '1'])
    const byQuery = await follow(administrator, `?kinds=court.*&after=${first.ids[0]}`)
    await expect.poll(() => courtsOf(byQuery), WAIT).toEqual(['2', '1'])
  })

  test('nobody hears of what they may not see, nor of another district', async () => {
    const { district, change } = await club()
    const leader = await city.signedIn(district, 'leader')
    const stranger = (await club()).administrator
    const administrator = await city.signedIn(district, 'administrator')
    const [deaf, elsewhere, hearing] = [await follow(leader), await follow(stranger), await follow(administrator)]
    await change('1')
    await expect.poll(() => courtsOf(hearing), WAIT).toEqual(['1'])
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(deaf.items).toEqual([])
    expect(elsewhere.items).toEqual([])
  })

  test('a place that no stream gave, and kinds that are none, are refused with their status', async () => {
    const { administrator } = await club()
    expect((await follow(administrator, '', { 'last-event-id': 'x' })).status).toBe(400)
    expect((await follow(administrator, '?kinds=%00')).status).toBe(400)
    const { problem } = await administrator.ask(followEvents, { query: { after: 'bm8' } })
    expect(problem.code).toBe('platform.bad-position')
  })
})
