import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Job, JobState } from '@citybrain/contract/kernel/job.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { Actor } from '../actor.ts'

/** A job that runs in this process. */
export interface RunningJob {
  readonly actor: Actor
  readonly controller: AbortController
  record: Job
  /** Progress that is not yet written, and the write that is under way. */
  timer: NodeJS.Timeout | undefined
  writing: Promise<void>
  ended: Promise<void>
}

/** Why a job was aborted, as the reason of its signal. */
export type AbortReason = 'cancelled' | 'interrupted'

export interface JobEnd {
  readonly state: JobState
  readonly note: Words
  readonly result: Record<string, unknown> | null
  readonly refusal: Job['refusal']
}

/** Code of a failure that is a fault of ours. */
export const UNEXPECTED = 'platform.unexpected'

const DONE: Words = { zh: '已完成。', en: 'Done.' }
const STOPPED = {
  cancelled: { zh: '已取消。', en: 'Cancelled.' },
  interrupted: {
    zh: '服务停止，任务未完成，请重新开始。',
    en: 'The server was stopped before the work ended; start it again.',
  },
} as const satisfies Record<AbortReason, Words>

export function doneEnd(result: object): JobEnd {
  return { state: 'done', note: DONE, result: { ...result }, refusal: null }
}

/** How a job ended that threw; `fault` is the number under which the log shows an unexpected error. */
export function failedEnd(error: unknown, signal: AbortSignal, fault: string): JobEnd {
  if (signal.aborted) {
    const state: AbortReason = signal.reason === 'interrupted' ? 'interrupted' : 'cancelled'
    return { state, note: STOPPED[state], result: null, refusal: null }
  }
  if (error instanceof Refusal)
    return { state: 'failed', note: error.words, result: null, refusal: { code: error.code, words: error.words } }
  const note = {
    zh: `出现意外错误，编号 ${fault}；请联系管理员。`,
    en: `An unexpected error, number ${fault}; tell the administrator.`,
  }
  return { state: 'failed', note, result: null, refusal: { code: UNEXPECTED, words: note } }
}
