import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startChild } from '../../testing/child.ts'
import { describeOnEachDatabase } from '../../testing/databases.ts'
import { makePlace } from '../../testing/place.ts'
import { quietLogger } from '../../testing/quiet-logger.ts'
import { createTestClock } from '../../testing/test-clock.ts'
import { type JobWork, openDatabase, openJobs, systemActor } from '../index.ts'

const TITLE = { zh: '平整球场', en: 'Rolling the court' }
const WORKER = new URL('../../testing/programs/worker.ts', import.meta.url)

const untilStopped: JobWork = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))))

describeOnEachDatabase('a job', (open, kind) => {
  const clock = createTestClock('2023-09-15T01:30:00.000Z')
  async function begin(work: JobWork) {
    const { database, freshDistrict } = open()
    const district = await freshDistrict()
    const jobs = await openJobs(database, clock, quietLogger)
    const job = await jobs.start(systemActor(district), 'tennis.roll', TITLE, work)
    return { database, district, jobs, job }
  }
  async function listen(watched: AsyncIterable<Job>): Promise<Job[]> {
    const seen: Job[] = []
    for await (const job of watched) seen.push(job)
    return seen
  }

  test('shows its progress and then its result, to those who watch', async () => {
    const step = Promise.withResolvers<void>()
    const { district, jobs, job } = await begin(async ({ progress }) => {
      await step.promise
      progress(0.5, { zh: '一半', en: 'Half' })
      await new Promise(setImmediate)
      return { courts: 4 }
    })
    const seen = listen(jobs.watch(district, job.id))
    step.resolve()
    const states = (await seen).map(({ state, share }) => ({ state, share }))
    expect(states.at(0)).toEqual({ state: 'running', share: 0 })
    expect(states.at(-1)).toEqual({ state: 'done', share: 1 })
    expect(await jobs.get(district, job.id)).toMatchObject({ state: 'done', result: { courts: 4 }, title: TITLE })
    await jobs.close()
  })

  test('writes its progress for other processes within seconds', async () => {
    const { database, district, jobs, job } = await begin(async (run) => {
      run.progress(0.25, { zh: '四分之一', en: 'A quarter' })
      return untilStopped(run)
    })
    const read = () => database.district(district).selectFrom('job').select('share').where('id', '=', job.id).execute()
    await expect.poll(read, { timeout: 5_000 }).toEqual([{ share: 0.25 }])
    await jobs.close()
  })

  test('stops when cancelled, and the log and the audit tell who did it', async () => {
    const { database, district, jobs, job } = await begin(untilStopped)
    const canceller = { ...systemActor(district), name: '王' }
    expect(await jobs.cancel(canceller, job.id)).toMatchObject({ state: 'cancelled' })
    const db = database.district(district)
    const events = await db.selectFrom('event').select('kind').orderBy('seq').execute()
    expect(events).toEqual([{ kind: 'job.started' }, { kind: 'job.ended' }])
    const audits = await db.selectFrom('audit').select(['action', 'actor_name']).orderBy('seq').execute()
    expect(audits).toContainEqual({ action: 'job.cancel', actor_name: '王' })
    await jobs.close()
  })

  test('that is refused says why in the words of the refusal', async () => {
    const words = { zh: '雨天不平整。', en: 'No rolling in the rain.' }
    const { district, jobs, job } = await begin(() => Promise.reject(new Refusal('Conflict', 'tennis.rain', words)))
    const last = (await listen(jobs.watch(district, job.id))).at(-1)
    expect(last).toMatchObject({ state: 'failed', refusal: { code: 'tennis.rain', words } })
    await jobs.close()
  })

  test('that fails through a fault of ours shows a number, not the fault', async () => {
    const { district, jobs, job } = await begin(() => Promise.reject(new Error('secret path')))
    const last = (await listen(jobs.watch(district, job.id))).at(-1)
    expect(last).toMatchObject({ state: 'failed', refusal: { code: 'platform.unexpected' } })
    expect(JSON.stringify(last)).not.toContain('secret path')
    await jobs.close()
  })

  test('is marked as interrupted when the server stops in an orderly way', async () => {
    const { database, district, jobs, job } = await begin(untilStopped)
    await jobs.close()
    const later = await openJobs(database, clock, quietLogger)
    expect(await later.get(district, job.id)).toMatchObject({ state: 'interrupted' })
    await later.close()
  })

  test('is not seen from another district', async () => {
    const { jobs, job } = await begin(untilStopped)
    const other = await open().freshDistrict()
    await expect(jobs.get(other, job.id)).rejects.toMatchObject({ kind: 'NotFound' })
    await expect(jobs.cancel(systemActor(other), job.id)).rejects.toMatchObject({ kind: 'NotFound' })
    expect(await jobs.list(other)).toEqual([])
    await jobs.close()
  })

  test('whose process was killed is marked as interrupted', async () => {
    const place = await makePlace(kind, 'all tables')
    const { databaseUrl, data } = place.config
    const child = startChild(WORKER, databaseUrl === null ? ['data', data] : ['database-url', databaseUrl])
    const id = (await child.line('job ')).slice(4)
    await child.kill()
    const database = await openDatabase(place.config, quietLogger)
    // On PostgreSQL the dead process counts as alive until its lease ends: we end it, instead of waiting 30 s.
    await sql`update job set lease_until = now() - interval '1 second'`.execute(database.owner)
    const jobs = await openJobs(database, clock, quietLogger)
    expect(await jobs.get(DistrictCode.parse('990001'), id)).toMatchObject({
      state: 'interrupted',
      endedAt: expect.any(String),
    })
    const db = database.district(DistrictCode.parse('990001'))
    expect(await db.selectFrom('event').select('kind').orderBy('seq').execute()).toEqual([
      { kind: 'job.started' },
      { kind: 'job.ended' },
    ])
    expect(await db.selectFrom('audit').select('action').orderBy('seq').execute()).toEqual([
      { action: 'job.start' },
      { action: 'job.end' },
    ])
    await jobs.close()
    await database.close()
    await place.remove()
  })

  if (kind === 'postgres') {
    test('of a living process is left alone by another one, which may still cancel it', async () => {
      const { database, district, jobs, job } = await begin(untilStopped)
      const others = await openJobs(database, clock, quietLogger)
      expect(await others.get(district, job.id)).toMatchObject({ state: 'running' })
      await others.cancel(systemActor(district), job.id)
      const read = async () => (await others.get(district, job.id)).state
      await expect.poll(read, { timeout: 15_000 }).toBe('cancelled')
      await jobs.close()
      await others.close()
    })
  }
})
