import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import * as planApi from '@citybrain/contract/api/plan.ts'
import * as registerApi from '@citybrain/contract/api/register.ts'
import type { Route, RouteReply } from '@citybrain/contract/api/route.ts'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import { WrittenReply } from '../engines/identity/index.ts'
import { type DocumentReader, type PlanEngine, planRoutes } from '../engines/plan/index.ts'
import { type Actor, type Jobs, openJobs, systemActor } from '../platform/index.ts'
import type { TestDatabase } from './databases.ts'
import { quietLogger } from './quiet-logger.ts'
import { createTestClock } from './test-clock.ts'

export const TEXT = `松江网球会2024年工作计划
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

/** The engine over a test's database, on 1 February 2024. */
export async function openEngine({ database }: TestDatabase): Promise<PlanEngine> {
  const clock = createTestClock('2024-02-01T01:00:00.000Z')
  return openPlainEngine({ database, clock, jobs: await openJobs(database, clock, quietLogger) })
}

/** The engine that reads plain text, over these parts. */
export function openPlainEngine({
  database,
  clock,
  jobs,
}: Pick<PlanEngine, 'database' | 'clock' | 'jobs'>): PlanEngine {
  return {
    ...{ database, jobs, clock },
    readDocument: readPlainText,
    profileOf: () => profile,
    writeWorkbook: () => Readable.from([]),
  }
}

/** A planner of a district who calls the engine's routes. */
export interface Desk {
  actor: Actor
  call: <const R extends Route>(route: R, input?: object) => Promise<RouteReply<R>>
  jobs: Jobs
}

export function openDesk(engine: PlanEngine, district: DistrictCode): Desk {
  const actor = { ...systemActor(district), name: '计划科', via: 'session' } as const
  const routes = planRoutes(engine)
  const call = async (route: Route, input: object = {}) => {
    const found = routes.find((one) => one.route === route)
    const db = engine.database.district(district)
    const { signal } = new AbortController()
    const reply = await found?.handle({ actor, db, district, signal, language: 'zh', ...input } as never)
    return reply instanceof WrittenReply ? JSON.parse(await text(reply.body)) : reply
  }
  return { actor, call: call as Desk['call'], jobs: engine.jobs }
}

export async function finished(desk: Desk, job: Job): Promise<Job> {
  for await (const now of desk.jobs.watch(desk.actor.district, job.id)) if (now.endedAt) return now
  throw new Error('the job never ended')
}

/** Pastes a text as a plan of the desk's district and waits until it is compiled. */
export async function importText(desk: Desk, text = TEXT, kind = 'annual-plan') {
  const end = await finished(desk, await desk.call(planApi.pastePlan, { body: { text, kind } }))
  if (end.state !== 'done') throw new Error(`the import ended as ${end.state}`)
  const plan = String(end.result?.plan)
  const rows = async () =>
    (await desk.call(registerApi.listCommitments, { query: { plan, version: 1, limit: 1000 } })).items
  const change = (command: object, id = randomUUID()) =>
    desk.call(registerApi.changeRegister, { params: { plan, version: 1 }, body: { id, command } })
  return { desk, plan, rows, change }
}

export const ref = ({ id, revision }: Commitment) => ({ id, revision })

/** Accepts every row of a plan and has the people's congress of 20 January approve it. */
export async function approve({ desk, plan, rows, change }: Awaited<ReturnType<typeof importText>>) {
  await change({ do: 'accept', rows: (await rows()).map(ref) })
  const params = { plan, version: 1 }
  const reviewed = await desk.call(planApi.moveVersion, { params, body: { to: 'reviewed', revision: 1 } })
  const body = { to: 'approved', revision: reviewed.revision, on: '2024-01-20', by: '球会第三次代表大会' }
  await desk.call(planApi.moveVersion, { params, body })
}

export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof Refusal) return error
  throw error ?? new Error('nothing was refused')
}
