import { Worker } from 'node:worker_threads'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'

export interface CompileTask {
  text: string
  /** Said by the planner; read from the text where null. */
  period: string | null
  plan: string
  profile: DistrictProfile
  /** The city's day. */
  today: string
}

/** What was read of a text; lists as JSON, ready to be stored. */
export interface PlanReading {
  title: string | null
  period: string | null
  sections: string
  clauses: string
  results: string
  resultCount: number
  rowCount: number
}

/** Some rows of the register as a JSON list of `RowRecord`, in order of place. */
export interface RowChunk {
  count: number
  records: string
}

export type CompileMessage = { share: number } | { reading: PlanReading } | { rows: RowChunk }

export interface CompiledText {
  reading: PlanReading
  /** The rows, made while the ones before them are stored; to be read once. */
  rows: AsyncIterable<RowChunk>
  /** Ends the thread; to be called in any case. */
  close(): Promise<void>
}

interface Compiling {
  signal: AbortSignal
  onProgress: (share: number) => void
}

/** Compiles a text in a thread of its own. Rejects with the signal's reason when it is aborted. */
export async function compileInThread(task: CompileTask, compiling: Compiling): Promise<CompiledText> {
  compiling.signal.throwIfAborted()
  const thread = startThread(task, compiling)
  try {
    const first = await thread.heard()
    if (!('reading' in first)) throw new Error('the compiler gave rows before its reading')
    return { reading: first.reading, rows: rowsOf(thread), close: thread.close }
  } catch (error) {
    await thread.close()
    throw error
  }
}

type Heard = Exclude<CompileMessage, { share: number }>

interface Thread {
  /** The next message that is no progress. */
  heard(): Promise<Heard>
  askForRows(): void
  close(): Promise<void>
}

function startThread(task: CompileTask, { signal, onProgress }: Compiling): Thread {
  const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), { workerData: task })
  let next = expected()
  let ended: { reason: unknown } | null = null
  const fail = (reason: unknown) => {
    ended ??= { reason }
    next.reject(ended.reason)
  }
  const stop = () => {
    fail(signal.reason)
    void worker.terminate()
  }
  signal.addEventListener('abort', stop, { once: true })
  worker.on('message', (message: CompileMessage) => {
    if ('share' in message) onProgress(message.share)
    else next.resolve(message)
  })
  worker.on('error', fail)
  worker.on('exit', (code) => {
    signal.removeEventListener('abort', stop)
    fail(new Error(`the compiler's thread ended with ${code}`))
  })
  return {
    heard: () => next.promise,
    askForRows: () => {
      next = expected()
      if (ended) next.reject(ended.reason)
      worker.postMessage('more')
    },
    close: async () => {
      await worker.terminate()
    },
  }
}

function expected(): PromiseWithResolvers<Heard> {
  const next = Promise.withResolvers<Heard>()
  // Whoever waits gets the rejection; one that comes while nobody does, as at the end of the thread, is no error.
  next.promise.catch(() => undefined)
  return next
}

async function* rowsOf(thread: Thread): AsyncGenerator<RowChunk> {
  thread.askForRows()
  for (;;) {
    const message = await thread.heard()
    if (!('rows' in message) || message.rows.count === 0) return
    thread.askForRows()
    yield message.rows
  }
}
