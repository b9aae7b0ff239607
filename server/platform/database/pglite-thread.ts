import { Worker } from 'node:worker_threads'
import type { PgliteReply, PgliteRequest } from './pglite-messages.ts'
import type { Answer } from './session.ts'
import { SqlError } from './sql-error.ts'

type Ask = PgliteRequest extends infer R ? (R extends PgliteRequest ? Omit<R, 'id'> : never) : never
interface Waiting {
  resolve(answer: Answer): void
  reject(error: Error): void
}

/** The worker thread seen from the main thread: questions out, answers back. */
export interface PgliteThread {
  ask(question: Ask): Promise<Answer>
  /** Resolves when the thread ended without having been asked to. */
  readonly lost: Promise<Error>
  close(): Promise<void>
}

function lostError(reason: string): Error {
  return new Error(`the embedded database stopped and this server must be restarted; nothing saved is lost (${reason})`)
}

function settle(waiting: Map<number, Waiting>, reply: PgliteReply): void {
  const one = waiting.get(reply.id)
  waiting.delete(reply.id)
  if (one === undefined) return
  if ('answer' in reply) one.resolve(reply.answer)
  else if ('fault' in reply) one.reject(new SqlError(reply.fault))
  else one.reject(new Error(reply.failure))
}

/** Starts the thread and waits until the database in the folder is open. */
export async function startPgliteThread(folder: string): Promise<PgliteThread> {
  const worker = new Worker(new URL('pglite-worker.ts', import.meta.url), { workerData: { folder } })
  const waiting = new Map<number, Waiting>()
  const lost = Promise.withResolvers<Error>()
  let ended: Error | undefined
  let nextId = 1
  const opened = new Promise<Answer>((resolve, reject) => waiting.set(0, { resolve, reject }))

  function end(reason: string): void {
    ended ??= lostError(reason)
    for (const one of waiting.values()) one.reject(ended)
    waiting.clear()
    lost.resolve(ended)
  }
  worker.on('message', (reply: PgliteReply) => settle(waiting, reply))
  worker.on('error', (error) => end(error instanceof Error ? error.message : String(error)))
  const exited = new Promise<void>((resolve) => {
    worker.on('exit', (code) => {
      end(`the thread ended with code ${code}`)
      resolve()
    })
  })

  function ask(question: Ask): Promise<Answer> {
    if (ended !== undefined) return Promise.reject(ended)
    const id = nextId++
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, ...question })
    })
  }
  await opened
  return {
    ask,
    lost: lost.promise,
    close: async () => {
      await ask({ ask: 'close' })
      await exited
    },
  }
}
