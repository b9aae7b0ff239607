import { setTimeout as pause } from 'node:timers/promises'
import { getJob } from '@citybrain/contract/api/operations.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import type { Caller } from './call.ts'
import { importStopped } from './refusals.ts'

const POLL_MS = 200

/** The job when it is done; a job that failed is refused in its own words. */
export async function ended(call: Caller, begun: Job): Promise<Job> {
  let job = begun
  while (job.endedAt === null) {
    await pause(POLL_MS)
    job = await call(getJob, { params: { job: job.id } })
  }
  if (job.refusal) throw new Refusal('Invalid', job.refusal.code, job.refusal.words)
  if (job.state !== 'done') throw importStopped(job.note)
  return job
}
