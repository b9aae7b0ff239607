import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import { openThread, type Thread } from '../../platform/index.ts'

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

/** Asked to compile, the thread answers with the reading; asked for more, with rows, until there are none. */
export type CompileAnswer = { reading: PlanReading } | { rows: RowChunk }

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
  const thread = openThread<CompileAnswer>(new URL('./compile-worker.ts', import.meta.url), compiling)
  try {
    const answer = await thread.ask(task)
    if (!('reading' in answer)) throw new Error('the compiler gave rows before its reading')
    return { reading: answer.reading, rows: rowsOf(thread), close: thread.close }
  } catch (error) {
    await thread.close()
    throw error
  }
}

async function* rowsOf(thread: Thread<CompileAnswer>): AsyncGenerator<RowChunk> {
  let coming = thread.ask('more')
  for (;;) {
    const answer = await coming
    if (!('rows' in answer) || answer.rows.count === 0) return
    coming = thread.ask('more')
    yield answer.rows
  }
}
