import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { getPlan, getPlanText, listPlans, pastePlan } from '@citybrain/contract/api/plan.ts'
import { listCommitments } from '@citybrain/contract/api/register.ts'
import { expect, test } from 'vitest'
import { type City, startCity } from './support/city.ts'
import { type Desk, openDesk } from './support/desk.ts'

// Each costs a start of the city; they gather where an import ends, and every run picks others.
const MOMENTS = 8
/** After an import that was lost the next kill comes later, after one that was whole earlier: they gather at its end. */
const LATER = 1.4
/** One task a line: long enough that an import takes a while, and its number of rows is known. */
const LINES = 1_500
const text = [
  '网球会2024年工作计划',
  '一、重点任务',
  ...Array.from({ length: LINES }, (_, at) => `新建第${at + 1}号网球场看台${at + 2}座。`),
].join('\n')

/** Whole or not at all: everything that belongs to a document is there. */
async function expectWhole(desk: Desk, plan: string) {
  const document = await desk.call(getPlan, { params: { plan } })
  const stored = await desk.call(getPlanText, { params: { plan } })
  const { total } = await desk.call(listCommitments, { query: { plan, version: 1, limit: 1 } })
  expect(stored.text).toBe(text)
  expect(document.versions).toHaveLength(1)
  expect(total).toBeGreaterThanOrEqual(LINES)
}

test('an import killed at any moment leaves the whole document or nothing of it', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'citybrain-killed-'))
  let city: City = await startCity({ dataFolder })
  const first = await openDesk(city.url, 'planner')
  const begun = performance.now()
  const undisturbed = await first.call(pastePlan, { body: { text, title: '不受打扰', kind: 'annual-plan' } })
  expect((await first.ended(undisturbed.id)).state).toBe('done')
  let aimMs = performance.now() - begun
  let whole = 0
  for (let moment = 0; moment < MOMENTS; moment += 1) {
    const desk = await openDesk(city.url, 'planner')
    const { id } = await desk.call(pastePlan, { body: { text, title: `第${moment}次`, kind: 'annual-plan' } })
    await wait((0.5 + Math.random()) * aimMs)
    await city.kill()
    city = await startCity({ dataFolder })
    const after = await openDesk(city.url, 'planner')
    const { items } = await after.call(listPlans, { query: { limit: 100 } })
    const found = items.find(({ title }) => title === `第${moment}次`)
    const job = await after.ended(id)
    // Killed between the two writes, the document is stored and the job still says that it was interrupted.
    if (!found) expect(job.state).toBe('interrupted')
    if (found) await expectWhole(after, found.id)
    whole += found ? 1 : 0
    aimMs *= found ? 1 / LATER : LATER
  }
  await city.kill()
  await rm(dataFolder, { recursive: true, force: true })
  // Neither outcome alone would say anything about the moment between them.
  expect([whole > 0, whole < MOMENTS]).toEqual([true, true])
  console.log(`killed ${MOMENTS} times: ${whole} whole, ${MOMENTS - whole} nothing`)
}, 600_000)
