import { Worker } from 'node:worker_threads'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
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

function unreadable(folder: string, error: unknown): Refusal {
  const reason = wordsOf(error)
  return new Refusal(
    'Conflict',
    'platform.database-unreadable',
    {
      zh: `无法打开目录 ${folder} 中的数据库（${reason}）；请恢复备份，或用 --data 另选目录。`,
      en: `The database in ${folder} cannot be opened (${reason}); restore a backup, or choose another folder with --data.`,
    },
    { folder },
  )
}

/** PGlite also throws plain objects, such as a failed system call's number. */
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : JSON.stringify(error))

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
  let closing = false
  const opened = new Promise<Answer>((resolve, reject) => waiting.set(0, { resolve, reject }))

  function end(reason: string): void {
    ended ??= lostError(reason)
    for (const one of waiting.values()) one.reject(ended)
    waiting.clear()
    if (!closing) lost.resolve(ended)
  }
  worker.on('message', (reply: PgliteReply) => settle(waiting, reply))
  worker.on('error', (error) => {
    waiting.get(0)?.reject(error instanceof Error ? error : new Error(wordsOf(error)))
    end(wordsOf(error))
  })
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
  try {
    await opened
  } catch (error) {
    await worker.terminate()
    throw unreadable(folder, error)
  }
  return {
    ask,
    lost: lost.promise,
    close: async () => {
      closing = true
      await ask({ ask: 'close' })
      await exited
    },
  }
}
