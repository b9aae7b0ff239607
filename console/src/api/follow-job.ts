import { followJob, getJob } from '@citybrain/contract/api/operations.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import { useEffect } from 'react'
import { addressOf, call } from './call.ts'

/** Progress of a job as the server tells it; where the stream breaks, by asking every second. */
export function useFollowJob(job: Job | null, onJob: (job: Job) => void, onError: (error: unknown) => void): void {
  const running = job?.state === 'running' ? job.id : null
  useEffect(() => {
    if (!running) return
    const events = new EventSource(addressOf(followJob, { params: { job: running } }))
    let timer: ReturnType<typeof setInterval> | undefined
    const hear = (event: MessageEvent<string>) => onJob(JSON.parse(event.data) as Job)
    events.addEventListener('message', hear)
    events.addEventListener('job', hear as EventListener)
    events.addEventListener('error', () => {
      events.close()
      timer ??= setInterval(() => void call(getJob, { params: { job: running } }).then(onJob, onError), 1000)
    })
    return () => {
      events.close()
      clearInterval(timer)
    }
  }, [running, onJob, onError])
}

/** Whether a job has ended without having done its work. */
export function isLost(job: Job | null): boolean {
  return job !== null && ['failed', 'cancelled', 'interrupted'].includes(job.state)
}
