import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import * as planApi from '@citybrain/contract/api/plan.ts'
import * as registerApi from '@citybrain/contract/api/register.ts'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { approve, importText, openDesk, openEngine, ref, refusalOf, TEXT } from '../../testing/plan-desk.ts'
import type { PlanEngine } from './index.ts'

type City = Awaited<ReturnType<typeof importText>>

describeOnEachDatabase('versions of a register', (open) => {
  let engine: PlanEngine

  beforeAll(async () => {
    engine = await openEngine(open())
  })

  const imported = async () => importText(openDesk(engine, await open().freshDistrict()))
  const adjust = ({ desk, plan }: City) =>
    desk.call(planApi.startAdjustment, { params: { plan }, body: { reason: '场地租约提前到期' } })
  const discard = ({ desk, plan }: City, version: number) =>
    desk.call(planApi.discardAdjustment, { params: { plan, version } })
  const move = ({ desk, plan }: City, version: number, body: object) =>
    desk.call(planApi.moveVersion, { params: { plan, version }, body })
  const approval = (revision: number, on: string) => ({ to: 'approved', revision, on, by: '常务理事会' })

  it('discards an adjustment while it is a draft, after which another one can begin', async () => {
    const city = await imported()
    expect((await refusalOf(discard(city, 1))).code).toBe('plan.wrong-state')
    await approve(city)
    expect((await refusalOf(discard(city, 1))).code).toBe('plan.wrong-state')
    await adjust(city)
    expect((await refusalOf(adjust(city))).code).toBe('plan.wrong-state')
    const { revision } = await move(city, 2, { to: 'reviewed', revision: 1 })
    expect((await refusalOf(discard(city, 2))).code).toBe('plan.wrong-state')
    await move(city, 2, { to: 'draft', revision })
    expect(await discard(city, 2)).toEqual({ discarded: 2 })
    const { versions } = await city.desk.call(planApi.getPlan, { params: { plan: city.plan } })
    expect(versions.map(({ number, state }) => [number, state])).toEqual([[1, 'approved']])
    expect((await refusalOf(discard(city, 2))).code).toBe('plan.not-found')
    expect((await adjust(city)).number).toBe(2)
  })

  it('lets one of two planners who begin an adjustment at once win', async () => {
    const city = await imported()
    await approve(city)
    const tries = await Promise.allSettled([adjust(city), adjust(city), adjust(city)])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('refuses an approval long before the plan’s year, and an adjustment before what it adjusts', async () => {
    const city = await imported()
    await city.change({ do: 'accept', rows: (await city.rows()).map(ref) })
    const { revision } = await move(city, 1, { to: 'reviewed', revision: 1 })
    const early = await refusalOf(move(city, 1, approval(revision, '2022-12-31')))
    expect([early.code, early.details.earliest]).toEqual(['plan.approval-too-early', '2023-01-01'])
    await move(city, 1, approval(revision, '2024-01-20'))
    await adjust(city)
    await move(city, 2, { to: 'reviewed', revision: 1 })
    expect((await refusalOf(move(city, 2, approval(2, '2024-01-19')))).details.earliest).toBe('2024-01-20')
    expect((await move(city, 2, approval(2, '2024-01-31'))).state).toBe('adjusted')
  })

  it('takes a change of owners back also after the approval', async () => {
    const city = await imported()
    await approve(city)
    const [row] = await city.rows()
    if (!row) throw new Error('no row')
    const { id } = await city.change({ do: 'assign', rows: [ref(row)], set: { leader: '王副会长', note: '换届' } })
    const params = { plan: city.plan, version: 1, change: id }
    const undone = await city.desk.call(registerApi.undoChange, { params, body: { id: randomUUID() } })
    expect(undone.after[0]?.leader).toBe(null)
  })

  /** Begins work while a transaction of the same district is open, and gives what came of it after the commit. */
  async function during<T>(city: City, statements: ReturnType<typeof sql>[], begin: () => Promise<T>): Promise<T> {
    const [opened, closing] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const holding = engine.database.transaction(city.desk.actor.district, async (tx) => {
      for (const statement of statements) await statement.execute(tx)
      opened.resolve()
      await closing.promise
    })
    await opened.promise
    const begun = begin()
    begun.catch(() => undefined)
    await pause(300)
    closing.resolve()
    await holding
    return begun
  }

  it('does not call a version reviewed whose row somebody is just reopening', async () => {
    const city = await imported()
    await city.change({ do: 'accept', rows: (await city.rows()).map(ref) })
    const of = sql`where plan_id = ${city.plan}::uuid`
    const reopening = [
      sql`update plan_version set changed_at = now() ${of}`,
      sql`update commitment set state = 'proposed', revision = revision + 1 ${of}`,
    ]
    const reviewed = during(city, reopening, () => move(city, 1, { to: 'reviewed', revision: 1 }))
    expect((await refusalOf(reviewed)).code).toBe('plan.rows-open')
  })

  it('does not delete a document that is just being approved', async () => {
    const city = await imported()
    const { desk, plan } = city
    const approving = [
      sql`update plan_version set state = 'approved', approved_on = '2024-01-20' where plan_id = ${plan}::uuid`,
    ]
    const deleted = during(city, approving, () => desk.call(planApi.deletePlan, { params: { plan } }))
    expect((await refusalOf(deleted)).code).toBe('plan.approved-is-final')
  })

  it('answers a change that is sent twice at the same moment with the one change that it made', async () => {
    const city = await imported()
    const [row] = await city.rows()
    if (!row) throw new Error('no row')
    const id = randomUUID()
    const twice = [1, 2, 3].map(() => city.change({ do: 'accept', rows: [ref(row)] }, id))
    const [first, ...others] = await Promise.all(twice)
    expect(others).toEqual([first, first])
  })

  it('confirms clauses of the body only, in a version that exists', async () => {
    const city = await imported()
    const { desk, plan } = city
    const mark = (version: number, clause: object) =>
      desk.call(registerApi.markClauses, {
        params: { plan, version },
        body: { clauses: [clause], promisesNothing: true },
      })
    const length = Array.from(TEXT).length
    expect((await refusalOf(mark(1, { start: 0, end: length }))).code).toBe('plan.no-such-clause')
    expect((await refusalOf(mark(2, { start: 0, end: length }))).code).toBe('plan.not-found')
    const missing = desk.call(registerApi.getCoverage, { params: { plan, version: 2 } })
    expect((await refusalOf(missing)).code).toBe('plan.not-found')
    const [row] = await city.rows()
    if (!row) throw new Error('no row')
    await city.change({ do: 'reject', rows: (await city.rows()).map(ref) })
    const [clause] = (await desk.call(registerApi.getCoverage, { params: { plan, version: 1 } })).open
    if (!clause) throw new Error('no open clause')
    expect((await mark(1, clause)).confirmed.map(({ start }) => start)).toEqual([clause.start])
  })
})
