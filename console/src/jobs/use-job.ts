import { cancelJob } from '@citybrain/contract/api/operations.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../api/call.ts'
import { isLost, useFollowJob } from '../api/follow-job.ts'

export interface JobWork {
  readonly state: 'idle' | 'sending' | 'running' | 'failed'
  readonly job: Job | null
  readonly error: unknown
  start(): void
  cancel(): void
}

/** Starts a job, follows it to its end, and says when that has come. */
export function useJob(send: () => Promise<Job>, onEnd: () => void): JobWork {
  const [job, setJob] = useState<Job | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  useFollowJob(job, setJob, setError)
  const told = useRef(onEnd)
  told.current = onEnd
  const ended = job !== null && job.state !== 'running'
  useEffect(() => {
    if (ended) told.current()
  }, [ended])
  const start = () => {
    setError(null)
    setJob(null)
    setSending(true)
    send()
      .then(setJob, setError)
      .finally(() => setSending(false))
  }
  const cancel = useCallback(() => {
    if (job) void call(cancelJob, { params: { job: job.id } }).then(setJob, setError)
  }, [job])
  const running = job?.state === 'running'
  const state = error || isLost(job) ? 'failed' : sending ? 'sending' : running ? 'running' : 'idle'
  return { state, job, error, start, cancel }
}
