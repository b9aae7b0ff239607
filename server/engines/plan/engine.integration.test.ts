import { createHash, randomUUID } from 'node:crypto'
import * as planApi from '@citybrain/contract/api/plan.ts'
import * as registerApi from '@citybrain/contract/api/register.ts'
import type { Route, RouteReply } from '@citybrain/contract/api/route.ts'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { type Actor, type Jobs, openJobs } from '../../platform/index.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { createTestClock } from '../../testing/test-clock.ts'
import { type DocumentReader, type PlanEngine, planRoutes } from './index.ts'

const TEXT = `松江网球会2024年工作计划
一、主要目标
会员人数增长6%,会费收入完成上级下达任务。
二、重点任务
(一)建设场地。新建网球场6片,改造更衣室2间。加快建设东湖球馆。
(二)办好赛事。完善裁判轮值机制,全年举办公开赛12场。
`

/** The outside edge: a reader of plain text. The real readers are tested with their connector. */
const readPlainText: DocumentReader = async ({ bytes }) => ({
  format: 'txt',
  mediaType: 'text/plain',
  encoding: 'utf-8',
  sha256: createHash('sha256').update(bytes).digest('hex'),
  text: new TextDecoder().decode(bytes),
  boilerplate: [],
  title: null,
  publishedOn: null,
})

// Owners are read from these two lists only.
const profile = { departments: [], matters: [] } as unknown as DistrictProfile

interface Desk {
  actor: Actor
  call: <const R extends Route>(route: R, input?: object) => Promise<RouteReply<R>>
  jobs: Jobs
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof Refusal) return error
  throw error ?? new Error('nothing was refused')
}

describeOnEachDatabase('plans', (open) => {
  let engine: PlanEngine
  let jobs: Jobs

  beforeAll(async () => {
    const clock = createTestClock('2024-02-01T01:00:00.000Z')
    const { database } = open()
    jobs = await openJobs(database, clock, quietLogger)
    engine = {
      database,
      jobs,
      clock,
      readDocument: readPlainText,
      profileOf: () => profile,
      writeWorkbook: async () => new Uint8Array(),
    }
  })

  function deskOf(district: DistrictCode, name = '计划科'): Desk {
    const actor: Actor = {
      district,
      accountId: null,
      name,
      roles: ['planner'],
      via: 'session',
      ip: null,
      requestId: null,
    }
    const routes = planRoutes(engine)
    const call = async (route: Route, input: object = {}) => {
      const found = routes.find((one) => one.route === route)
      const db = open().database.district(district)
      return found?.handle({ actor, db, district, language: 'zh', ...input } as never)
    }
    return { actor, call: call as Desk['call'], jobs }
  }

  async function finished(desk: Desk, job: Job): Promise<Job> {
    for await (const now of desk.jobs.watch(desk.actor.district, job.id)) if (now.endedAt) return now
    throw new Error('the job never ended')
  }

  async function imported(text = TEXT) {
    const desk = deskOf(await open().freshDistrict())
    const job = await desk.call(planApi.pastePlan, { body: { text, kind: 'annual-plan' } })
    const end = await finished(desk, job)
    expect(end.state).toBe('done')
    const plan = String(end.result?.plan)
    const rows = async () =>
      (await desk.call(registerApi.listCommitments, { query: { plan, version: 1, limit: 1000 } })).items
    const change = (command: object, id = randomUUID()) =>
      desk.call(registerApi.changeRegister, { params: { plan, version: 1 }, body: { id, command } })
    return { desk, plan, rows, change }
  }

  const ref = ({ id, revision }: Commitment) => ({ id, revision })

  async function approved() {
    const city = await imported()
    const { desk, plan, rows, change } = city
    await change({ do: 'accept', rows: (await rows()).map(ref) })
    const reviewed = await desk.call(planApi.moveVersion, {
      params: { plan, version: 1 },
      body: { to: 'reviewed', revision: 1 },
    })
    await desk.call(planApi.moveVersion, {
      params: { plan, version: 1 },
      body: { to: 'approved', revision: reviewed.revision, on: '2024-01-20', by: '球会第三次代表大会' },
    })
    return city
  }

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
    const desk = deskOf(await open().freshDistrict())
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
    const stranger = deskOf(await open().freshDistrict())
    expect((await refusalOf(stranger.call(planApi.getPlan, { params: { plan } }))).code).toBe('plan.not-found')
    expect((await stranger.call(registerApi.listCommitments, { query: { plan, limit: 10 } })).total).toBe(0)
  })

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
    const { desk, plan, rows, change } = await approved()
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
    const { desk, plan } = await approved()
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
