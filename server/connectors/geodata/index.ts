import { Worker } from 'node:worker_threads'
import { BadGeodata, unreadable } from './bad-geodata.ts'
import type { Geodata } from './features.ts'
import { limits } from './limits.ts'
import type { ReaderAnswer, ReaderInput } from './reader-worker.ts'

export { BadGeodata } from './bad-geodata.ts'
export type { Geodata } from './features.ts'

interface ReadOptions {
  readonly signal?: AbortSignal
}

/** Readings that run at once; the others wait in their order. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * Reads a file of spatial data, its format told by its content, in a thread of its own with bounded memory and time.
 * Coordinates come as the file has them. Throws `BadGeodata` with a stable code and a sentence in both languages.
 */
export async function readGeodata(input: ReaderInput, { signal }: ReadOptions = {}): Promise<Geodata> {
  if (input.bytes.length === 0) throw new BadGeodata('geodata.empty')
  const megabytes = `${(input.bytes.length / 1024 / 1024).toFixed(1)} MB`
  if (input.bytes.length > limits.fileBytes) throw new BadGeodata('geodata.too-large', { zh: megabytes, en: megabytes })
  const before = turn
  const mine = before.then(() => {
    signal?.throwIfAborted()
    return readInWorker(input, signal)
  })
  turn = mine.catch(() => undefined)
  return mine
}

function readInWorker(input: ReaderInput, signal: AbortSignal | undefined): Promise<Geodata> {
  const worker = startWorker(input)
  return new Promise<Geodata>((resolve, reject) => {
    const abort = () => reject(signal?.reason)
    const deadline = setTimeout(() => reject(new BadGeodata('geodata.too-slow')), limits.deadlineMs)
    signal?.addEventListener('abort', abort)
    worker.on('message', (answer: ReaderAnswer) => {
      if ('read' in answer) resolve(answer.read)
      else reject(new BadGeodata(answer.refused.code, undefined, { cause: answer.refused.en, said: answer.refused }))
    })
    worker.on('error', (error) => reject(explainCrash(error)))
    worker.on('exit', () => {
      clearTimeout(deadline)
      signal?.removeEventListener('abort', abort)
      reject(unreadable('读取线程提前结束', 'the reading thread ended without an answer'))
    })
  }).finally(() => worker.terminate())
}

function startWorker(input: ReaderInput): Worker {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
    workerData: input,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMebibytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  })
  worker.stdout.resume()
  worker.stderr.resume()
  return worker
}

function explainCrash(error: unknown): BadGeodata {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new BadGeodata('geodata.bomb', undefined, { cause: error })
    : unreadable('文件已损坏或不完整', 'it is damaged or incomplete', error)
}
