import { Worker } from 'node:worker_threads'
import { BadDocument, damaged } from './bad-document.ts'
import { limits } from './limits.ts'
import type { ReaderInput, ReaderMessage } from './reader-worker.ts'

/** What the reading process is given. */
export interface ReaderTask {
  input: ReaderInput
  heapMebibytes: number
}

const WATCH_EVERY_MS = 50
/** Young generation and what the engine itself keeps, beside the old generation that the limit names. */
const HEAP_MARGIN_MEBIBYTES = 128

// Whoever asked is gone: nobody waits for the answer.
process.once('disconnect', () => process.exit())
process.once('message', (task) => {
  const { input, heapMebibytes } = task as ReaderTask
  const worker = startWorker(input, heapMebibytes)
  worker.on('message', (message: ReaderMessage) =>
    message.kind === 'page' ? process.send?.(message) : answer(message),
  )
  worker.on('error', (error) => refuse(explainCrash(error)))
  worker.on('exit', () => refuse(damaged(new Error('the reading thread ended without an answer'))))
  setInterval(() => void watch(worker, heapMebibytes), WATCH_EVERY_MS)
})

let answered = false

/** The first answer counts, and ends the process. */
function answer(message: ReaderMessage): void {
  if (answered) return
  answered = true
  process.send?.(message, undefined, undefined, () => process.exit())
}

function refuse({ code, detail, cause }: BadDocument): void {
  answer({ kind: 'refused', code, detail, cause: cause instanceof Error ? cause.message : null })
}

/** The thread that reads: the process itself stays free to watch it. */
function startWorker(input: ReaderInput, heapMebibytes: number): Worker {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
    workerData: input,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMebibytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  })
  // Libraries print warnings about broken files; what matters comes as a refusal.
  worker.stdout.resume()
  worker.stderr.resume()
  return worker
}

/** The heap limit doesn't see array buffers, and a table that doubles may leap over it: both are refused before. */
async function watch(worker: Worker, heapMebibytes: number): Promise<void> {
  try {
    const heap = await worker.getHeapStatistics()
    const overHeap = heap.total_heap_size > (heapMebibytes + HEAP_MARGIN_MEBIBYTES) * 1024 * 1024
    if (overHeap || heap.external_memory > limits.externalBytes) refuse(new BadDocument('document.bomb'))
  } catch {
    // The thread has ended in the meantime: its own events tell how.
  }
}

function explainCrash(error: unknown): BadDocument {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new BadDocument('document.bomb', undefined, { cause: error })
    : damaged(error)
}
