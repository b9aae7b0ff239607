import * as planApi from '@citybrain/contract/api/plan.ts'
import * as registerApi from '@citybrain/contract/api/register.ts'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { finished, importText, openDesk, openEngine, ref } from '../../testing/plan-desk.ts'
import type { PlanEngine } from './index.ts'

const LINES = 1_800
/** Long enough for several pieces of an import and for pages of a reply; the padding makes its coverage a thread's. */
const TEXT = [
  '松江网球会2024年工作计划',
  '一、重点任务',
  ...Array.from({ length: LINES }, (_, at) => `新建第${at + 1}号球场看台${at + 2}座。${'东湖的风很大。'.repeat(16)}`),
].join('\n')

describeOnEachDatabase('long documents', (open) => {
  let engine: PlanEngine

  beforeAll(async () => {
    engine = await openEngine(open())
  })

  const newDesk = async () => openDesk(engine, await open().freshDistrict())

  it('keeps every row of a document that is stored in pieces, and compares and covers it wholly', async () => {
    const desk = await newDesk()
    const { plan, change, rows } = await importText(desk, TEXT)
    const params = { plan, version: 1 }
    const { total } = await desk.call(registerApi.listCommitments, { query: { ...params, q: '看台', limit: 1 } })
    expect(total).toBe(LINES)
    const [first] = await rows()
    if (!first) throw new Error('no row')
    await change({ do: 'reject', rows: [ref(first)] })
    const { rows: compared } = await desk.call(registerApi.comparePlans, {
      query: { left: `${plan}:1`, right: `${plan}:1` },
    })
    expect(compared.length).toBeGreaterThanOrEqual(LINES - 1)
    expect(new Set(compared.map(({ outcome }) => outcome))).toEqual(new Set(['same']))
    const coverage = await desk.call(registerApi.getCoverage, { params })
    expect(coverage.open.some(({ quote }) => quote.includes('东湖的风很大'))).toBe(true)
    const covered = coverage.coveredCharacters + coverage.open.reduce((sum, { start, end }) => sum + end - start, 0)
    expect(covered).toBe(coverage.bodyCharacters)
  })

  it('leaves nothing of an import that is cancelled while its rows are stored', async () => {
    const desk = await newDesk()
    const job = await desk.call(planApi.pastePlan, { body: { text: TEXT, kind: 'annual-plan' } })
    for await (const now of desk.jobs.watch(desk.actor.district, job.id)) if (now.note.zh.startsWith('正在保存')) break
    await desk.jobs.cancel(desk.actor, job.id)
    expect((await finished(desk, job)).state).toBe('cancelled')
    const { rows } = await sql<{ count: number }>`
      select (select count(*) from plan_document) + (select count(*) from commitment) as count`.execute(
      open().database.district(desk.actor.district),
    )
    expect(rows[0]?.count).toBe(0)
  })
})
