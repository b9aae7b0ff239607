import { Worker } from 'node:worker_threads'
import { BadDocument, damaged } from './bad-document.ts'
import { limits } from './limits.ts'
import { checkSize, type ReadDocument } from './read.ts'
import type { ReaderInput, ReaderMessage } from './reader-worker.ts'

export { type Archive, openArchive } from './archive.ts'
export { BadDocument, type BadDocumentCode } from './bad-document.ts'
export type { ReadDocument } from './read.ts'
export { decodeText } from './text.ts'

export interface ReadOptions {
  /** Stops the reading at once; the promise rejects with the signal's reason. */
  signal?: AbortSignal
  /** How much is read, 0 to 1, and a note for the log such as `page 3/12`. */
  onProgress?: (share: number, note: string) => void
}

/** Time and room of one reading, for tests and tools that need other limits. */
interface ReaderBounds {
  deadlineMs: number
  heapMebibytes: number
}

const WATCH_EVERY_MS = 50
/** Young generation and what the engine itself keeps, beside the old generation that the limit names. */
const HEAP_MARGIN_MEBIBYTES = 128

let reading = 0
const waiting: (() => void)[] = []

/**
 * Reads a document of any supported format in a thread of its own, with bounded memory and time, so that no file can
 * stall or bring down the server. Throws `BadDocument` with a stable code and a sentence in Chinese and English.
 * Offsets in the answer are code points of `text`; for .txt that is the decoded file as it is, BOM and CR kept.
 */
export async function readDocument(
  input: ReaderInput,
  options: ReadOptions = {},
  bounds: ReaderBounds = limits,
): Promise<ReadDocument> {
  checkSize(input.bytes)
  options.signal?.throwIfAborted()
  await takeTurn(options.signal)
  try {
    return await readInWorker(input, options, bounds)
  } finally {
    passTurn()
  }
}

async function takeTurn(signal: AbortSignal | undefined): Promise<void> {
  if (reading < limits.readersAtOnce) {
    reading += 1
    return
  }
  await new Promise<void>((resolve, reject) => {
    const leave = () => {
      waiting.splice(waiting.indexOf(enter), 1)
      reject(signal?.reason)
    }
    const enter = () => {
      signal?.removeEventListener('abort', leave)
      resolve()
    }
    waiting.push(enter)
    signal?.addEventListener('abort', leave, { once: true })
  })
}

/** Hands the place on to the one who waits longest, so that nobody slips in between. */
function passTurn(): void {
  const next = waiting.shift()
  if (next) next()
  else reading -= 1
}

async function readInWorker(input: ReaderInput, options: ReadOptions, bounds: ReaderBounds): Promise<ReadDocument> {
  options.signal?.throwIfAborted()
  const worker = startWorker(input, bounds)
  return new Promise<ReadDocument>((resolve, reject) => {
    const abort = () => reject(options.signal?.reason)
    const deadline = setTimeout(() => reject(new BadDocument('document.too-slow')), bounds.deadlineMs)
    const watch = setInterval(() => refuseSwollen(worker, bounds, reject), WATCH_EVERY_MS)
    options.signal?.addEventListener('abort', abort)
    worker.on('message', (message: ReaderMessage) => {
      if (message.kind === 'page')
        options.onProgress?.(message.page / message.pages, `page ${message.page}/${message.pages}`)
      else if (message.kind === 'read') resolve(message.document)
      else reject(new BadDocument(message.code, message.detail, { cause: message.cause }))
    })
    worker.on('error', (error) => reject(explainCrash(error)))
    worker.on('exit', () => {
      clearTimeout(deadline)
      clearInterval(watch)
      options.signal?.removeEventListener('abort', abort)
      reject(damaged(new Error('the reading thread ended without an answer')))
    })
  }).finally(() => worker.terminate())
}

function startWorker(input: ReaderInput, bounds: ReaderBounds): Worker {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
    workerData: input,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: bounds.heapMebibytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  })
  // Libraries print warnings about broken files; what matters comes as a refusal.
  worker.stdout.resume()
  worker.stderr.resume()
  return worker
}

/**
 * The heap limit doesn't see array buffers, and a table that doubles can leap over it into an abort of the whole
 * process (seen under load): both are stopped here, well before.
 */
async function refuseSwollen(worker: Worker, bounds: ReaderBounds, refuse: (error: Error) => void): Promise<void> {
  try {
    const heap = await worker.getHeapStatistics()
    const overHeap = heap.total_heap_size > (bounds.heapMebibytes + HEAP_MARGIN_MEBIBYTES) * 1024 * 1024
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
