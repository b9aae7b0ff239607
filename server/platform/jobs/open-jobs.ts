import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { Actor } from '../actor.ts'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/database.ts'
import type { Logger } from '../log/logger.ts'
import { save } from '../save.ts'
import { type Changes, createChanges } from './changes.ts'
import { jobNotFound, tooManyJobs } from './job-errors.ts'
import { findJob, insertJob, listJobs, markInterrupted, renewLeases, requestCancel, updateJob } from './job-store.ts'
import type { Jobs, JobWork } from './jobs.ts'
import { type AbortReason, doneEnd, failedEnd, type JobEnd, type RunningJob, UNEXPECTED } from './running-job.ts'

const WRITE_MS = 1_000
const POLL_MS = 1_000
const CANCEL_MS = 2_000
const HEARTBEAT_MS = 5_000
const RUNNING_LIMIT = 8
const BEGUN: Words = { zh: '已开始。', en: 'Begun.' }

interface Parts {
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
}

/** Runs jobs in this process and keeps their records; see `Jobs` for what each function promises. */
class JobRunner implements Jobs {
  private readonly parts: Parts
  private readonly worker = randomUUID()
  private readonly running = new Map<string, RunningJob>()
  private readonly changes: Changes = createChanges()
  private readonly heartbeat: NodeJS.Timeout

  constructor(parts: Parts) {
    this.parts = parts
    this.heartbeat = setInterval(() => {
      this.beat().catch((error: unknown) => parts.logger.warn({ err: error }, 'could not renew the leases of jobs'))
    }, HEARTBEAT_MS).unref()
  }

  async start(actor: Actor, kind: string, title: Words, work: JobWork): Promise<Job> {
    const mine = [...this.running.values()].filter((job) => job.actor.district === actor.district)
    if (mine.length >= RUNNING_LIMIT) throw tooManyJobs(RUNNING_LIMIT)
    const job = this.prepare(actor, kind, title)
    this.running.set(job.record.id, job)
    try {
      await this.saveStart(job)
    } catch (error) {
      this.running.delete(job.record.id)
      throw error
    }
    job.ended = this.run(job, work)
    return job.record
  }

  async get(district: DistrictCode, id: string): Promise<Job> {
    const here = this.running.get(id)
    if (here?.actor.district === district) return here.record
    const record = await findJob(this.parts.database.district(district), id)
    if (record === null) throw jobNotFound(id)
    return record
  }

  async list(district: DistrictCode): Promise<Job[]> {
    const records = await listJobs(this.parts.database.district(district))
    return records.map((record) => this.running.get(record.id)?.record ?? record)
  }

  async cancel(actor: Actor, id: string): Promise<Job> {
    const record = await this.get(actor.district, id)
    if (record.state !== 'running') return record
    const subject = { kind: 'job', id }
    await save(this.parts.database.district(actor.district), {
      writes: [{ sql: requestCancel(actor.district, id) }],
      events: [],
      audits: [{ action: 'job.cancel', subject }],
      actor,
    })
    const here = this.running.get(id)
    here?.controller.abort('cancelled' satisfies AbortReason)
    // Most work stops at once; one that doesn't is not waited for.
    await Promise.race([here?.ended, pause(CANCEL_MS)])
    return this.get(actor.district, id)
  }

  async *watch(district: DistrictCode, id: string, signal?: AbortSignal): AsyncIterable<Job> {
    let shown: Job | undefined
    while (!signal?.aborted) {
      // Listening begins before reading, so that no change falls in between.
      const change = this.changes.next(id, POLL_MS, signal)
      const record = await this.get(district, id)
      if (JSON.stringify(record) !== JSON.stringify(shown)) yield record
      shown = record
      if (record.state !== 'running') return
      await change
    }
  }

  async close(): Promise<void> {
    clearInterval(this.heartbeat)
    const jobs = [...this.running.values()]
    for (const job of jobs) job.controller.abort('interrupted' satisfies AbortReason)
    await Promise.all(jobs.map((job) => job.ended))
  }

  /** Renews the leases of the jobs here, stops those cancelled from another process, sweeps those of dead processes. */
  async beat(): Promise<void> {
    for (const id of await renewLeases(this.parts.database, this.worker)) {
      this.running.get(id)?.controller.abort('cancelled' satisfies AbortReason)
    }
    const marked = await markInterrupted(this.parts.database, this.worker)
    if (marked > 0) this.parts.logger.warn({ jobs: marked }, 'marked jobs of ended processes as interrupted')
  }

  private prepare(actor: Actor, kind: string, title: Words): RunningJob {
    const now = this.parts.clock.systemNow()
    const record: Job = {
      ...{ id: randomUUID(), kind, title, state: 'running', share: 0, note: BEGUN, result: null, refusal: null },
      ...{ startedBy: actor.name, startedAt: now, endedAt: null },
    }
    const idle = Promise.resolve()
    return { actor, record, controller: new AbortController(), timer: undefined, writing: idle, ended: idle }
  }

  private async saveStart({ actor, record }: RunningJob): Promise<void> {
    const subject = { kind: 'job', id: record.id }
    await save(this.parts.database.district(actor.district), {
      writes: [{ sql: insertJob(actor, this.worker, record), rows: 1 }],
      events: [{ kind: 'job.started', subject, payload: { kind: record.kind } }],
      audits: [{ action: 'job.start', subject, after: { kind: record.kind, title: record.title } }],
      actor,
    })
  }

  private async run(job: RunningJob, work: JobWork): Promise<void> {
    const { signal } = job.controller
    const progress = (share: number, note: Words) => this.report(job, share, note)
    let end: JobEnd
    try {
      end = doneEnd(await work({ signal, progress }))
    } catch (error) {
      const fault = randomUUID().slice(0, 8)
      end = failedEnd(error, signal, fault)
      if (end.refusal?.code === UNEXPECTED) this.parts.logger.error({ err: error, fault }, 'a job failed')
    }
    await this.finish(job, end)
  }

  private report(job: RunningJob, share: number, note: Words): void {
    if (job.record.state !== 'running') return
    job.record = { ...job.record, share: Math.min(1, Math.max(0, share)), note }
    this.changes.tell(job.record.id)
    job.timer ??= setTimeout(() => {
      job.timer = undefined
      job.writing = job.writing.then(() => this.writeProgress(job))
    }, WRITE_MS)
  }

  private async writeProgress({ actor, record }: RunningJob): Promise<void> {
    try {
      await updateJob(actor.district, record).execute(this.parts.database.district(actor.district))
    } catch (error) {
      this.parts.logger.warn({ err: error, job: record.id }, 'could not write the progress of a job')
    }
  }

  private async finish(job: RunningJob, end: JobEnd): Promise<void> {
    clearTimeout(job.timer)
    await job.writing
    const { id, kind, share } = job.record
    const endedAt = this.parts.clock.systemNow()
    const last = { ...job.record, ...end, share: end.state === 'done' ? 1 : share, endedAt }
    const { district } = job.actor
    try {
      await save(this.parts.database.district(district), {
        writes: [{ sql: updateJob(district, last), rows: 1 }],
        events: [{ kind: 'job.ended', subject: { kind: 'job', id }, payload: { kind, state: end.state } }],
        audits: [{ action: 'job.end', subject: { kind: 'job', id }, after: { state: end.state } }],
        actor: job.actor,
      })
    } catch (error) {
      // The record then says "running" until its lease ends and the sweep marks it.
      this.parts.logger.error({ err: error, job: id }, 'could not record the end of a job')
    }
    this.running.delete(id)
    this.changes.tell(id)
  }
}

/** Starts the runner of jobs; jobs of processes that are gone are marked as interrupted first. */
export async function openJobs(database: Database, clock: Clock, logger: Logger): Promise<Jobs> {
  const runner = new JobRunner({ database, clock, logger })
  await runner.beat()
  return runner
}
