import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { Actor } from '../actor.ts'

/** What the work of a job gets. */
export interface JobRun {
  /** Aborted when somebody cancels the job or the server shuts down. */
  readonly signal: AbortSignal
  /** `share` from 0 to 1; cheap to call often, written at most once a second. */
  progress(share: number, note: Words): void
}
export type JobWork = (job: JobRun) => Promise<object>

/** Long work with progress and cancel, seen by its own district only. */
export interface Jobs {
  /** Records the job and begins the work in the background; what it resolves to becomes the job's result. */
  start(actor: Actor, kind: string, title: Words, work: JobWork): Promise<Job>
  /** Throws NotFound. */
  get(district: DistrictCode, id: string): Promise<Job>
  /** Newest first, at most 100. */
  list(district: DistrictCode): Promise<Job[]>
  /** Asks the work to stop; one that has ended already stays as it is. Throws NotFound. */
  cancel(actor: Actor, id: string): Promise<Job>
  /** The record now and after each change, until the job has ended or the signal aborts. */
  watch(district: DistrictCode, id: string, signal?: AbortSignal): AsyncIterable<Job>
  /** Aborts what runs here and waits until its end is recorded. */
  close(): Promise<void>
}
