import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { openThread } from '../../platform/index.ts'
import { limits } from './limits.ts'
import type { TableOutline } from './read.ts'
import type { TableTask } from './table-worker.ts'

export type { TableOutline } from './read.ts'
export { readWholeTable } from './whole.ts'

/** Rows of a table as JSON text: `[[row, cell, …], …]`, `row` zero-based as in the file. */
export interface RowBatch {
  readonly json: string
  readonly count: number
  /** Share of the sheet that has been read, 0 to 1. */
  readonly share: number
  readonly last: boolean
}

export interface TableRows {
  /** At most 2 000 rows; blank rows are left out. */
  next(): Promise<RowBatch>
  /** To be called in any case. */
  close(): Promise<void>
}

type Answer = { outline: TableOutline } | { batch: RowBatch } | { refused: { code: string; words: Words } }

const { heapMebibytes } = limits
const WORKER = new URL('./table-worker.ts', import.meta.url)

/**
 * What a .csv or .xlsx on disk holds: sheets and their first rows. Runs in a thread of its own; a file that can't be read,
 * or bears a secrecy grade, is refused with code `table.…` and a sentence in both languages.
 */
export async function outlineTable(path: string, signal: AbortSignal): Promise<TableOutline> {
  const thread = openThread<Answer>(WORKER, {
    workerData: { do: 'outline', path } satisfies TableTask,
    signal,
    heapMebibytes,
  })
  try {
    const answer = check(await thread.ask(null))
    if ('outline' in answer) return answer.outline
    throw new Error('the reading thread answered another question')
  } finally {
    await thread.close()
  }
}

/** The rows of one sheet (`''` for a .csv) from `fromRow` on, read in a thread of its own with bounded memory. */
export function openTable(path: string, from: { sheet: string; fromRow: number }, signal: AbortSignal): TableRows {
  const thread = openThread<Answer>(WORKER, {
    workerData: { do: 'rows', path, ...from } satisfies TableTask,
    signal,
    heapMebibytes,
  })
  return {
    next: async () => {
      const answer = check(await thread.ask(null))
      if ('batch' in answer) return answer.batch
      throw new Error('the reading thread answered another question')
    },
    close: () => thread.close(),
  }
}

function check(answer: Answer): Exclude<Answer, { refused: unknown }> {
  if ('refused' in answer) throw new Refusal('Invalid', answer.refused.code, answer.refused.words)
  return answer
}
