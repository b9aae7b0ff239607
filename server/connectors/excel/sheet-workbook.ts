import { Readable } from 'node:stream'
import type { Sheet } from '../../engines/registry/index.ts'
import { openThread, type Thread } from '../../platform/index.ts'

export type SheetMessage = { head: Pick<Sheet, 'name' | 'headers'> } | { rows: string } | 'end'

/** Beside its rows the thread holds what the compressor has not given back yet. */
const HEAP_MEBIBYTES = 192

/** Writes a sheet of any length as .xlsx, in a thread of its own and as its rows come. */
export function writeSheet(sheet: Sheet, signal: AbortSignal): Readable {
  return Readable.from(piecesOf(sheet, signal), { objectMode: false })
}

async function* piecesOf({ name, headers, rows }: Sheet, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const file = new URL('./sheet-worker.ts', import.meta.url)
  const thread: Thread<Uint8Array> = openThread(file, { signal, heapMebibytes: HEAP_MEBIBYTES })
  const ask = (message: SheetMessage) => thread.ask(message)
  try {
    yield await ask({ head: { name, headers } })
    // A text passes between threads as a copy of bytes, a hundred thousand cells would not.
    for await (const page of rows) yield await ask({ rows: JSON.stringify(page) })
    yield await ask('end')
  } finally {
    await thread.close()
  }
}
