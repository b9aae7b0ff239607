import { Worker } from 'node:worker_threads'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { CompiledPlan } from '@citybrain/contract/engines/outline.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'

export interface CompileTask {
  text: string
  /** Said by the planner; read from the text where null. */
  period: string | null
  plan: string
  profile: DistrictProfile
  /** The city's day. */
  today: string
}

export type CompileMessage = { share: number } | CompiledRegister

export interface CompiledRegister {
  compiled: CompiledPlan
  rows: Commitment[]
}

/** Compiles a text in a thread of its own. Rejects with the signal's reason when it is aborted. */
export function compileInThread(
  task: CompileTask,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<CompiledRegister> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), { workerData: task })
    const stop = () => {
      void worker.terminate()
      reject(signal.reason)
    }
    signal.addEventListener('abort', stop, { once: true })
    worker.on('message', (message: CompileMessage) => {
      if ('share' in message) return onProgress(message.share)
      resolve(message)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      signal.removeEventListener('abort', stop)
      if (code !== 0) reject(new Error(`the compiler's thread ended with ${code}`))
    })
  })
}
