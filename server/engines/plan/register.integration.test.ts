import { randomUUID } from 'node:crypto'
import * as registerApi from '@citybrain/contract/api/register.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { importText, openDesk, openEngine, ref, refusalOf } from '../../testing/plan-desk.ts'
import type { PlanEngine } from './index.ts'

describeOnEachDatabase('the register', (open) => {
  let engine: PlanEngine

  beforeAll(async () => {
    engine = await openEngine(open())
  })

  const newDesk = async () => openDesk(engine, await open().freshDistrict())
  const imported = async () => importText(await newDesk())

  it('tells the second of two planners what the first one changed, and keeps nothing of the second change', async () => {
    const { rows, change } = await imported()
    const [row] = await rows()
    if (!row) throw new Error('no row')
    await change({ do: 'edit', row: ref(row), set: { note: '第一人' } })
    const refusal = await refusalOf(change({ do: 'edit', row: ref(row), set: { note: '第二人' } }))
    expect(refusal.code).toBe('register.changed-meanwhile')
    expect(refusal.details.current).toMatchObject([{ id: row.id, note: '第一人', revision: 2 }])
  })

  it('lets exactly one of many planners win a row that all change at the same moment', async () => {
    const { desk, plan, rows, change } = await imported()
    const [row] = await rows()
    if (!row) throw new Error('no row')
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) => change({ do: 'edit', row: ref(row), set: { note: `第${at}人` } })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { items } = await desk.call(registerApi.listChanges, { params: { plan, version: 1 }, query: { limit: 100 } })
    expect(items).toHaveLength(1)
  })

  it('changes once when a change is sent twice', async () => {
    const { rows, change } = await imported()
    const [row] = await rows()
    if (!row) throw new Error('no row')
    const id = randomUUID()
    const first = await change({ do: 'accept', rows: [ref(row)] }, id)
    expect(await change({ do: 'accept', rows: [ref(row)] }, id)).toEqual(first)
  })

  it('undoes a split, redoes it, and refuses to undo it twice', async () => {
    const { desk, plan, rows, change } = await imported()
    const before = await rows()
    const row = before.find(({ subject }) => subject.includes('网球场'))
    if (!row) throw new Error('no row')
    const parts = [randomUUID(), randomUUID()].map((id) => ({ id, set: {}, value: null }))
    const split = await change({ do: 'split', row: ref(row), parts })
    expect((await rows()).map(({ id }) => id)).toEqual(expect.arrayContaining(parts.map(({ id }) => id)))
    const undo = (of: string) =>
      desk.call(registerApi.undoChange, { params: { plan, version: 1, change: of }, body: { id: randomUUID() } })
    const undone = await undo(split.id)
    const strip = (list: readonly Commitment[]) => list.map((one) => ({ ...one, revision: 0 }))
    expect(strip(await rows())).toEqual(strip(before))
    expect((await refusalOf(undo(split.id))).kind).toBe('Conflict')
    await undo(undone.id)
    expect((await rows()).filter(({ origin }) => origin === 'split')).toHaveLength(2)
  })

  it('keeps the audit record of a change with what was before and after', async () => {
    const { desk, rows, change } = await imported()
    const [row] = await rows()
    if (!row) throw new Error('no row')
    await change({ do: 'reject', rows: [ref(row)] })
    const { rows: audits } = await sql<{ before: Commitment[]; after: Commitment[] }>`
      select before, after from audit where action = 'register.reject'`.execute(
      open().database.district(desk.actor.district),
    )
    expect(audits.map(({ before, after }) => [before[0]?.state, after[0]?.state])).toEqual([['proposed', 'rejected']])
  })

  it('lists clauses without a commitment until a planner confirms them', async () => {
    const { desk, plan, rows, change } = await imported()
    await change({ do: 'reject', rows: (await rows()).map(ref) })
    const params = { plan, version: 1 }
    const { open: clauses } = await desk.call(registerApi.getCoverage, { params })
    expect(clauses.length).toBeGreaterThan(3)
    const marked = await desk.call(registerApi.markClauses, { params, body: { clauses, promisesNothing: true } })
    expect([marked.open.length, marked.confirmed.length]).toEqual([0, clauses.length])
    const again = await desk.call(registerApi.markClauses, { params, body: { clauses, promisesNothing: false } })
    expect(again.open).toEqual(clauses)
  })

  it('finds rows by Chinese text, by pinyin initials and by section, a page at a time', async () => {
    const { desk, plan, rows } = await imported()
    const ask = (query: object) => desk.call(registerApi.listCommitments, { query: { plan, limit: 1000, ...query } })
    expect((await ask({ q: '网球场' })).items.map(({ value }) => value)).toEqual(['6'])
    expect((await ask({ q: 'WQC' })).items.map(({ value }) => value)).toEqual(['6'])
    expect((await ask({ q: '%' })).total).toBe((await rows()).filter(({ quote }) => quote.includes('%')).length)
    const all = await rows()
    const first = await ask({ limit: 2 })
    const rest = await ask({ cursor: first.next ?? '', limit: 1000 })
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  })
})
