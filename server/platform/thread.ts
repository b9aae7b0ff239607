import { Worker } from 'node:worker_threads'

/** A thread that answers one question at a time; `{ share }` messages in between are its progress. */
export interface Thread<Answer> {
  /** Sends something that needs no answer, such as more of the input. */
  tell(message: unknown): void
  /** Asks, and resolves with the next answer; rejects when the thread fails or the signal is aborted. */
  ask(question: unknown): Promise<Answer>
  /** Ends the thread; to be called in any case. */
  close(): Promise<void>
}

export interface ThreadOptions {
  workerData?: unknown
  signal: AbortSignal
  onProgress?: (share: number) => void
  /** Bound of its heap; without one a thread takes what the machine has before it collects its garbage. */
  heapMebibytes?: number
}

const YOUNG_MEBIBYTES = 16

/** Starts a file as a thread of its own, for work that would hold the main thread up. */
export function openThread<Answer>(file: URL, options: ThreadOptions): Thread<Answer> {
  const { workerData, signal, onProgress, heapMebibytes } = options
  const resourceLimits = { maxOldGenerationSizeMb: heapMebibytes, maxYoungGenerationSizeMb: YOUNG_MEBIBYTES }
  const worker = new Worker(file, { workerData, ...(heapMebibytes !== undefined && { resourceLimits }) })
  let next = expected<Answer>()
  let ended: { reason: unknown } | null = null
  const end = (reason: unknown) => {
    ended ??= { reason }
    next.reject(ended.reason)
  }
  const stop = () => {
    end(signal.reason)
    void worker.terminate()
  }
  worker.on('message', (message: Answer | { share: number }) => {
    if (isProgress(message)) onProgress?.(message.share)
    else next.resolve(message)
  })
  worker.on('error', end)
  worker.on('exit', (code) => {
    signal.removeEventListener('abort', stop)
    end(new Error(`the thread of ${file.pathname.split('/').at(-1)} ended with ${code}`))
  })
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
  return {
    tell: (message) => worker.postMessage(message),
    ask: (question) => {
      next = expected()
      if (ended) next.reject(ended.reason)
      else worker.postMessage(question)
      return next.promise
    },
    close: async () => {
      await worker.terminate()
    },
  }
}

const isProgress = (message: unknown): message is { share: number } =>
  typeof message === 'object' && message !== null && 'share' in message

function expected<Answer>(): PromiseWithResolvers<Answer> {
  const next = Promise.withResolvers<Answer>()
  // Whoever waits gets the rejection; one that comes while nobody does, as at the end of the thread, is no error.
  next.promise.catch(() => undefined)
  return next
}
