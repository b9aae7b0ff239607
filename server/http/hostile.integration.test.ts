import { randomUUID } from 'node:crypto'
import { getDuplicate } from '@citybrain/contract/api/duplicates.ts'
import { followEvents } from '@citybrain/contract/api/events.ts'
import * as operationsApi from '@citybrain/contract/api/operations.ts'
import * as registerApi from '@citybrain/contract/api/register.ts'
import { listResponsibilityPast } from '@citybrain/contract/api/responsibility.ts'
import type { Route } from '@citybrain/contract/api/route.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { CityUnderAttack, send, show } from '../testing/city-under-attack.ts'
import { describeOnEachDatabase } from '../testing/databases.ts'
import { type Input, replaced, spoiled, spoilings } from '../testing/hostile-input.ts'
import type { Browser } from '../testing/test-app.ts'

// Some thousand requests, a few milliseconds each.
vi.setConfig({ testTimeout: 300_000 })

const FAULTS_SHOWN = 20
/** What is asked for by an id that nothing has, and what never ends. */
const NO_LISTS: Route[] = [
  ...[operationsApi.getJob, operationsApi.followJob, getDuplicate, followEvents],
  listResponsibilityPast,
]

describeOnEachDatabase('hostile input', (open) => {
  let target: CityUnderAttack
  beforeAll(async () => {
    target = await CityUnderAttack.open(open())
  })
  afterAll(() => target.city.close())

  async function attack(who: Browser | null, route: Route, input: Input, faults: string[]): Promise<void> {
    if (faults.length >= FAULTS_SHOWN) return
    const { status, type, text } = await send(target.city, who, route, input)
    if (status >= 500) faults.push(`${status} ${show(route, input)} ${lastFault()}`)
    if (status >= 400 && !type.startsWith('application/problem+json')) faults.push(`${type} ${show(route, input)}`)
    if (status >= 400 && !/^[a-z]+\.[a-z-]+$/.test(JSON.parse(text).code)) faults.push(`no code ${show(route, input)}`)
  }

  function lastFault(): string {
    const line = target.city.logged.findLast(({ level }) => level === 'error')
    return JSON.stringify(line?.fields ?? null).slice(0, 300)
  }

  test('no value in any field of any route is a fault of ours, and each refusal is a problem document', async () => {
    const faults: string[] = []
    for (const [who, route, input] of await target.sound())
      for (const bad of spoiled(input)) await attack(who, route, bad, faults)
    expect(faults).toEqual([])
  })

  test('no value in any command to the register is a fault of ours', async () => {
    const faults: string[] = []
    const bodyOf = async (kind: number) => ({ id: randomUUID(), command: (await target.commands())[kind] })
    const kinds = (await target.commands()).length
    for (let kind = 0; kind < kinds; kind += 1)
      for (const [place, value] of spoilings(await bodyOf(kind))) {
        // Some of these are sound after all and change the register: each one is made upon the rows as they are.
        const body = replaced(await bodyOf(kind), place, value)
        await attack(target.planner, registerApi.changeRegister, { params: target.version, body }, faults)
      }
    expect(faults).toEqual([])
  })

  test('after all that every list can still be read, and no job failed for a reason of ours', async () => {
    const wholeRegister = { plan: target.plan, limit: '1000' }
    for (const [who, route, input] of await target.sound()) {
      if (route.method !== 'GET' || NO_LISTS.includes(route)) continue
      const { cursor: _, ...given } = input.query ?? {}
      const query = route === registerApi.listCommitments ? wholeRegister : given
      const { status, text } = await send(target.city, who, route, { ...input, query })
      expect(`${show(route, input)} ${status} ${status === 200 ? '' : text}`).toBe(`${show(route, input)} 200 `)
    }
    const { reply } = await target.planner.ask(operationsApi.listJobs)
    const ended = await Promise.all(reply.jobs.map(({ id }) => target.ended(id)))
    expect(ended.filter(({ refusal }) => refusal?.code === 'platform.unexpected')).toEqual([])
  })
})
