import { Readable } from 'node:stream'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { RegisterExport } from '../../engines/plan/index.ts'
import { openThread, type Thread } from '../../platform/index.ts'

/** What stands above the rows, and how departments are called in them. */
export interface WorkbookHead extends Pick<RegisterExport, 'document' | 'version' | 'language'> {
  district: Words
  departments: [code: string, name: string][]
}

export type WorkbookMessage = { head: WorkbookHead } | { rows: readonly Commitment[] } | 'end'

/**
 * Writes a register as .xlsx in the official layout: title, frozen head, filters, widths, A4 landscape. A thread of its
 * own writes it, as the rows come: twenty thousand of them are twenty seconds of work.
 */
export function writeRegisterWorkbook(register: RegisterExport, signal: AbortSignal): Readable {
  return Readable.from(piecesOf(register, signal), { objectMode: false })
}

async function* piecesOf(register: RegisterExport, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const thread: Thread<Uint8Array> = openThread(new URL('./workbook-worker.ts', import.meta.url), { signal })
  const ask = (message: WorkbookMessage) => thread.ask(message)
  try {
    yield await ask({ head: headOf(register) })
    for await (const rows of register.rows) yield await ask({ rows })
    yield await ask('end')
  } finally {
    await thread.close()
  }
}

function headOf({ document, version, profile, language }: RegisterExport): WorkbookHead {
  const departments = profile.departments.map(({ code, short }): [string, string] => [code, short[language]])
  return { document, version, language, district: profile.fullName, departments }
}
