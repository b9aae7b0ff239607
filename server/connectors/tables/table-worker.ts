import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { BATCH_CHARACTERS, BATCH_ROWS, openRows, outlineOf, type RowSource } from './read.ts'

/** What the reading thread is told at its start: look at the file, or give its rows from one on (zero-based). */
export type TableTask =
  | { readonly do: 'outline'; readonly path: string }
  | { readonly do: 'rows'; readonly path: string; readonly sheet: string; readonly fromRow: number }

// Nothing that is read here has any business on the network.
Reflect.deleteProperty(globalThis, 'fetch')
Reflect.deleteProperty(globalThis, 'WebSocket')

const task = workerData as TableTask
let rows: RowSource | null = null

parentPort?.on('message', () => {
  answer().then(
    (message) => parentPort?.postMessage(message),
    (error: unknown) => {
      // Anything but a refusal ends the thread as an error, which its owner reports.
      if (!(error instanceof Refusal)) throw error
      parentPort?.postMessage({ refused: { code: error.code, words: error.words } })
    },
  )
})

async function answer(): Promise<object> {
  if (task.do === 'outline') return { outline: await outlineOf(task.path) }
  rows ??= await openRows(task.path, task.sheet)
  return nextBatch(rows, task.fromRow)
}

/** Rows as JSON text: a text passes between threads as a copy of bytes, half a million strings would not. */
async function nextBatch(source: RowSource, fromRow: number): Promise<object> {
  const pieces: string[] = []
  let characters = 0
  let last: number | null = null
  while (pieces.length < BATCH_ROWS && characters < BATCH_CHARACTERS) {
    const row = await source.next()
    if (row === null) return { batch: { json: `[${pieces.join()}]`, count: pieces.length, share: 1, last: true } }
    if (row.row < fromRow || row.cells.length === 0) continue
    last = row.row
    const piece = JSON.stringify([row.row, ...row.cells])
    characters += piece.length
    pieces.push(piece)
  }
  return { batch: { json: `[${pieces.join()}]`, count: pieces.length, share: source.share(), last: last === null } }
}
