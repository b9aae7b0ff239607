import { cancelJob } from '@citybrain/contract/api/operations.ts'
import { importPlan, pastePlan } from '@citybrain/contract/api/plan.ts'
import type { Job } from '@citybrain/contract/kernel/job.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { isLost, useFollowJob } from '../../api/follow-job.ts'
import { keys } from '../../api/plans.ts'
import type { About } from './page.tsx'
import type { Pasted } from './paste-form.tsx'

export interface ImportWork {
  readonly state: 'idle' | 'sending' | 'running' | 'failed'
  readonly name: string
  readonly job: Job | null
  readonly error: unknown
  sendFile(file: File, about: About): void
  sendText(pasted: Pasted, about: About): void
  cancel(): void
  again(): void
}

/** Sends a document, follows its job to the end, and goes to the review when it is there. */
export function useImport(): ImportWork {
  const [name, setName] = useState('')
  const [job, setJob] = useState<Job | null>(null)
  const [error, setError] = useState<unknown>(null)
  const sending = useRef<AbortController | null>(null)
  const forget = useCallback(() => {
    sending.current = null
    setName('')
    setJob(null)
    setError(null)
  }, [])
  useFollowJob(job, setJob, setError)
  useArrival(job)
  const send = (title: string, ask: (signal: AbortSignal) => Promise<Job>) => {
    const control = new AbortController()
    sending.current = control
    setName(title)
    ask(control.signal).then(setJob, (failure) => (control.signal.aborted ? forget() : setError(failure)))
  }
  return {
    state: error || isLost(job) ? 'failed' : job ? 'running' : name ? 'sending' : 'idle',
    name,
    job,
    error,
    sendFile: (file, about) =>
      send(file.name, (signal) => {
        const form = new FormData()
        form.set('file', file, file.name)
        return call(importPlan, { query: aboutQuery(about), form, signal })
      }),
    sendText: (pasted, about) =>
      send(pasted.title || pasted.text.trim().slice(0, 30), (signal) =>
        call(pastePlan, {
          body: { text: pasted.text, ...(pasted.title ? { title: pasted.title } : {}), ...aboutQuery(about) },
          signal,
        }),
      ),
    cancel: () => {
      sending.current?.abort()
      if (job?.state === 'running') void call(cancelJob, { params: { job: job.id } }).then(setJob, setError)
      else forget()
    },
    again: forget,
  }
}

function aboutQuery(about: About): { kind: About['kind']; period?: string } {
  return /^\d{4}(-\d{4})?$/.test(about.period) ? { kind: about.kind, period: about.period } : { kind: about.kind }
}

function useArrival(job: Job | null): void {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const plan = job?.state === 'done' ? job.result?.plan : undefined
  useEffect(() => {
    if (typeof plan !== 'string') return
    for (const key of [keys.plans, keys.ledger, keys.targets, ['row-count']])
      void queries.invalidateQueries({ queryKey: key })
    void navigate(`/documents/${plan}`, { replace: true })
  }, [plan, navigate, queries])
}
