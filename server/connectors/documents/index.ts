import { fork } from 'node:child_process'
import { BadDocument, damaged } from './bad-document.ts'
import { limits } from './limits.ts'
import { checkSize, type ReadDocument } from './read.ts'
import type { ReaderTask } from './reader-process.ts'
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

let reading = 0
const waiting: (() => void)[] = []

/**
 * Reads a document of any supported format in a process of its own, with bounded memory and time, so that no file can
 * stall or bring down the server: an engine that runs out of memory in one leap ends its whole process. Throws
 * `BadDocument` with a stable code and a sentence in Chinese and English.
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
    return await readInProcess(input, options, bounds)
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

async function readInProcess(input: ReaderInput, options: ReadOptions, bounds: ReaderBounds): Promise<ReadDocument> {
  options.signal?.throwIfAborted()
  const child = startReader()
  return new Promise<ReadDocument>((resolve, reject) => {
    const abort = () => reject(options.signal?.reason)
    const deadline = setTimeout(() => reject(new BadDocument('document.too-slow')), bounds.deadlineMs)
    options.signal?.addEventListener('abort', abort)
    child.on('message', (message: ReaderMessage) => {
      if (message.kind === 'page')
        options.onProgress?.(message.page / message.pages, `page ${message.page}/${message.pages}`)
      else if (message.kind === 'read') resolve(message.document)
      else reject(new BadDocument(message.code, message.detail, { cause: message.cause }))
    })
    child.on('error', (error) => reject(damaged(error)))
    child.on('exit', (code, signal) => {
      clearTimeout(deadline)
      options.signal?.removeEventListener('abort', abort)
      reject(explainEnd(code, signal))
    })
    child.send({ input, heapMebibytes: bounds.heapMebibytes } satisfies ReaderTask)
  }).finally(() => child.kill('SIGKILL'))
}

function startReader() {
  // Windows starts nothing without it; nothing else of our settings is a reader's business.
  const { SystemRoot } = process.env
  return fork(new URL('./reader-process.ts', import.meta.url), {
    ...{ serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    env: { ...(SystemRoot !== undefined && { SystemRoot }) },
  })
}

/** How the engine ends a process whose memory has run out: by SIGABRT, where a shell stands between by its number. */
const ABORTED = 134

function explainEnd(code: number | null, signal: NodeJS.Signals | null): BadDocument {
  const cause = new Error(`the reading process ended without an answer (${signal ?? code})`)
  const swollen = signal === 'SIGABRT' || signal === 'SIGKILL' || code === ABORTED
  return swollen ? new BadDocument('document.bomb', undefined, { cause }) : damaged(cause)
}
