import { randomUUID } from 'node:crypto'
import * as planApi from '@citybrain/contract/api/plan.ts'
import * as registerApi from '@citybrain/contract/api/register.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { approve, importText, openDesk, openEngine, ref, refusalOf, TEXT } from '../../testing/plan-desk.ts'
import type { PlanEngine } from './index.ts'

type City = Awaited<ReturnType<typeof importText>>
const REPORT = TEXT.replace('工作计划', '工作报告').replace('6片', '8片')

describeOnEachDatabase('links between targets', (open) => {
  let engine: PlanEngine

  beforeAll(async () => {
    engine = await openEngine(open())
  })

  /** A plan and a work report with the row of each that promises courts. */
  async function twoDocuments() {
    const desk = openDesk(engine, await open().freshDistrict())
    const [plan, report] = [await importText(desk), await importText(desk, REPORT, 'work-report')]
    const courtsOf = async (city: City) => (await city.rows()).find(({ subject }) => subject.includes('网球场'))
    const courts = [await courtsOf(plan), await courtsOf(report)].filter((row) => row !== undefined)
    const link = (rows: readonly Pick<Commitment, 'plan' | 'id'>[], id = randomUUID()) => {
      const members = rows.map((row) => ({ plan: row.plan, commitment: row.id }))
      return desk.call(registerApi.linkTargets, { body: { id, title: '网球场', members } })
    }
    const confirmed = async () => {
      const { links } = await desk.call(registerApi.getTargetMatrix, { query: { period: '2024' } })
      return links.filter(({ state }) => state === 'confirmed')
    }
    const count = async () => {
      const db = engine.database.district(desk.actor.district)
      return (await sql<{ links: number }>`select count(*)::int as links from target_link`.execute(db)).rows[0]?.links
    }
    return { desk, plan, report, courts, link, confirmed, count }
  }

  it('refuses rows of one document, a row chosen twice, and a row that is not there', async () => {
    const { plan, courts, link } = await twoDocuments()
    const [first] = courts
    if (!first) throw new Error('no row')
    expect((await refusalOf(link((await plan.rows()).slice(0, 2)))).code).toBe('plan.links-one-document')
    expect((await refusalOf(link([...courts, first]))).code).toBe('plan.links-one-document')
    const gone = { plan: randomUUID(), id: randomUUID() }
    expect((await refusalOf(link([first, gone]))).code).toBe('register.no-such-row')
  })

  it('links once when the same link is sent twice at the same moment', async () => {
    const { courts, link, confirmed } = await twoDocuments()
    const id = randomUUID()
    expect(await Promise.all([link(courts, id), link(courts, id)])).toEqual([{ linked: id }, { linked: id }])
    expect((await confirmed()).map(({ members }) => members.length)).toEqual([2])
  })

  it('takes a link back when one of its two documents is deleted', async () => {
    const { desk, report, courts, link, count } = await twoDocuments()
    await link(courts)
    await desk.call(planApi.deletePlan, { params: { plan: report.plan } })
    expect(await count()).toBe(0)
  })

  it('keeps a link of a row that was split while that can be undone, and takes it back with the approval', async () => {
    const { plan, courts, link, confirmed, count } = await twoDocuments()
    await link(courts)
    const [row] = courts
    if (!row) throw new Error('no row')
    const parts = [randomUUID(), randomUUID()].map((id) => ({ id, set: {}, value: null }))
    const { id } = await plan.change({ do: 'split', row: ref(row), parts })
    const undo = { params: { plan: plan.plan, version: 1, change: id }, body: { id: randomUUID() } }
    const undone = await plan.desk.call(registerApi.undoChange, undo)
    expect((await confirmed())[0]?.members).toHaveLength(2)
    const [restored] = undone.after
    if (!restored) throw new Error('nothing was restored')
    const again = parts.map((part) => ({ ...part, id: randomUUID() }))
    await plan.change({ do: 'split', row: ref(restored), parts: again })
    await approve(plan)
    expect(await count()).toBe(0)
  })
})
