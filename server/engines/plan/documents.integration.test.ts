import { randomUUID } from 'node:crypto'
import * as planApi from '@citybrain/contract/api/plan.ts'
import * as registerApi from '@citybrain/contract/api/register.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import { beforeAll, expect, it } from 'vitest'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { approve, finished, importText, openDesk, openEngine, ref, refusalOf, TEXT } from '../../testing/plan-desk.ts'
import { type DocumentReader, type PlanEngine, planRoutes } from './index.ts'

describeOnEachDatabase('documents and their versions', (open) => {
  let engine: PlanEngine

  beforeAll(async () => {
    engine = await openEngine(open())
  })

  const newDesk = async () => openDesk(engine, await open().freshDistrict())
  const imported = async () => importText(await newDesk())

  it('stores an imported document with its text, outline and every commitment', async () => {
    const { desk, plan, rows } = await imported()
    const document = await desk.call(planApi.getPlan, { params: { plan } })
    expect([document.title, document.period, document.versions.map(({ state }) => state)]).toEqual([
      '松江网球会2024年工作计划',
      '2024',
      ['draft'],
    ])
    const { text } = await desk.call(planApi.getPlanText, { params: { plan } })
    const points = Array.from(text)
    const found = await rows()
    expect(found.every((row) => points.slice(row.start, row.end).join('') === row.quote)).toBe(true)
    expect(found.find(({ subject }) => subject.includes('网球场'))).toMatchObject({
      value: '6',
      unit: '片',
      state: 'proposed',
    })
  })

  it('stores nothing of an import that is cancelled', async () => {
    const desk = await newDesk()
    const untilStopped: DocumentReader = (_, { signal }) =>
      new Promise((_done, stop) => signal.addEventListener('abort', () => stop(signal.reason)))
    const slow = { ...engine, readDocument: untilStopped }
    const paste = planRoutes(slow).find((one) => one.route === planApi.pastePlan)
    const job = (await paste?.handle({ ...desk, body: { text: TEXT, kind: 'annual-plan' } } as never)) as Job
    await desk.jobs.cancel(desk.actor, job.id)
    expect((await finished(desk, job)).state).toBe('cancelled')
    expect((await desk.call(planApi.listPlans, { query: { limit: 10 } })).items).toEqual([])
  })

  it('shows a district nothing of another one', async () => {
    const { plan } = await imported()
    const stranger = await newDesk()
    expect((await refusalOf(stranger.call(planApi.getPlan, { params: { plan } }))).code).toBe('plan.not-found')
    expect((await stranger.call(registerApi.listCommitments, { query: { plan, limit: 10 } })).total).toBe(0)
  })

  it('does not call a version reviewed while rows are open', async () => {
    const { desk, plan } = await imported()
    const move = desk.call(planApi.moveVersion, { params: { plan, version: 1 }, body: { to: 'reviewed', revision: 1 } })
    expect((await refusalOf(move)).code).toBe('plan.rows-open')
  })

  it('refuses an approval dated after today', async () => {
    const { desk, plan, rows, change } = await imported()
    await change({ do: 'accept', rows: (await rows()).map(ref) })
    await desk.call(planApi.moveVersion, { params: { plan, version: 1 }, body: { to: 'reviewed', revision: 1 } })
    const early = desk.call(planApi.moveVersion, {
      params: { plan, version: 1 },
      body: { to: 'approved', revision: 2, on: '2024-02-02', by: '代表大会' },
    })
    expect((await refusalOf(early)).code).toBe('plan.approval-in-future')
  })

  it('closes the targets of an approved version, keeps its owners open, and cannot be deleted', async () => {
    const city = await imported()
    await approve(city)
    const { desk, plan, rows, change } = city
    const [row] = await rows()
    if (!row) throw new Error('no row')
    expect((await refusalOf(change({ do: 'edit', row: ref(row), set: { subject: '别的' } }))).code).toBe(
      'plan.approved-is-final',
    )
    const owned = await change({ do: 'assign', rows: [ref(row)], set: { leader: '王副会长' } })
    expect(owned.after[0]?.leader).toBe('王副会长')
    expect((await refusalOf(desk.call(planApi.deletePlan, { params: { plan } }))).code).toBe('plan.approved-is-final')
  })

  it('adjusts an approved plan by a new version that ends as adjusted with the clause in force that day', async () => {
    const city = await imported()
    await approve(city)
    const { desk, plan } = city
    const second = await desk.call(planApi.startAdjustment, { params: { plan }, body: { reason: '场地租约提前到期' } })
    expect([second.number, second.state, second.adjusts]).toEqual([2, 'draft', 1])
    const params = { plan, version: 2 }
    const query = { plan, version: 2, limit: 1000 }
    const row = (await desk.call(registerApi.listCommitments, { query })).items.find(({ value }) => value === '6')
    if (!row) throw new Error('no row')
    const command = { do: 'edit', row: ref(row), set: { value: '4' } }
    await desk.call(registerApi.changeRegister, { params, body: { id: randomUUID(), command } })
    const reviewed = await desk.call(planApi.moveVersion, { params, body: { to: 'reviewed', revision: 1 } })
    const adjusted = await desk.call(planApi.moveVersion, {
      params,
      body: { to: 'approved', revision: reviewed.revision, on: '2024-01-31', by: '常务理事会' },
    })
    expect([adjusted.state, adjusted.basis?.clause]).toEqual(['adjusted', '第17条'])
    const { rows } = await desk.call(registerApi.comparePlans, { query: { left: `${plan}:1`, right: `${plan}:2` } })
    const changed = rows.filter(({ outcome }) => outcome !== 'same')
    expect(changed.map(({ outcome, fields }) => [outcome, fields])).toEqual([['changed', ['value']]])
  })

  it('sets one target of two documents side by side and remembers a confirmed link', async () => {
    const { desk, plan, rows } = await imported()
    const second = TEXT.replace('工作计划', '工作报告').replace('6片', '8片')
    const job = await finished(
      desk,
      await desk.call(planApi.pastePlan, { body: { text: second, kind: 'work-report' } }),
    )
    const other = String(job.result?.plan)
    const matrix = await desk.call(registerApi.getTargetMatrix, { query: { period: '2024' } })
    const courts = matrix.links.find(({ title }) => title.includes('网球场'))
    expect([courts?.state, courts?.members.length, courts?.differs]).toEqual(['proposed', 2, ['value']])
    const members = (courts?.members ?? []).map((row) => ({ plan: row.plan, commitment: row.id }))
    await desk.call(registerApi.linkTargets, { body: { id: randomUUID(), title: '网球场', members } })
    const twice = desk.call(registerApi.linkTargets, { body: { id: randomUUID(), title: '再连', members } })
    expect((await refusalOf(twice)).code).toBe('plan.linked-elsewhere')
    const after = await desk.call(registerApi.getTargetMatrix, { query: { period: '2024' } })
    expect(after.links.find(({ title }) => title === '网球场')?.state).toBe('confirmed')
    expect([plan, other]).toHaveLength(2)
    expect((await rows()).length).toBeGreaterThan(4)
  })
})
