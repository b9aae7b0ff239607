import { Worker } from 'node:worker_threads'
import { limits } from './limits.ts'
import type { LookerMessage } from './looker-worker.ts'
import type { BadFileCode } from './verdicts.ts'

/** What the looking process is given. */
export interface LookerTask {
  bytes: Uint8Array
  processBytes: number
}

const WATCH_EVERY_MS = 25

// Whoever asked is gone: nobody waits for the answer.
process.once('disconnect', () => process.exit())
process.once('message', (task) => {
  const { bytes, processBytes } = task as LookerTask
  const worker = new Worker(new URL('./looker-worker.ts', import.meta.url), {
    workerData: bytes,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMebibytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  })
  // Decoders print warnings about broken pictures; what matters comes as a refusal.
  worker.stdout.resume()
  worker.stderr.resume()
  worker.on('message', answer)
  worker.on('error', (error) => refuse(codeOf(error), error))
  worker.on('exit', () => refuse('attachments.damaged', new Error('the looking thread ended without an answer')))
  setInterval(() => watch(processBytes), WATCH_EVERY_MS)
})

let answered = false

/** The first answer counts, and ends the process. */
function answer(message: LookerMessage): void {
  if (answered) return
  answered = true
  process.send?.(message, undefined, undefined, () => process.exit())
}

function refuse(code: BadFileCode, cause: unknown): void {
  answer({ kind: 'refused', code, cause: cause instanceof Error ? cause.message : null })
}

/** The decoders' memory counts for no limit of the engine: the process as a whole is weighed. */
function watch(processBytes: number): void {
  if (process.memoryUsage.rss() > processBytes) refuse('attachments.bomb', new Error('too much memory'))
}

function codeOf(error: unknown): BadFileCode {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'attachments.bomb' : 'attachments.damaged'
}
