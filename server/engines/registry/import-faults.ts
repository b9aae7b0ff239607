import { Readable } from 'node:stream'
import type { RowFault, UndoConflict } from '@citybrain/contract/engines/thing-import.ts'
import type { Language } from '@citybrain/contract/kernel/words.ts'
import { headersOf } from '@citybrain/rules/imports/index.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { csvLine } from './csv.ts'
import type { ImportDeps } from './import-deps.ts'
import { wrongImportState } from './import-errors.ts'
import { withUploadedFile } from './import-parts.ts'
import { getImport } from './import-store.ts'
import { importTables } from './import-tables.ts'

export type Pass = 'check' | 'run'

interface Asked {
  readonly pass: Pass
  readonly after: readonly [row: number, place: number] | null
  readonly limit: number
}

export async function listFaults(
  db: Db,
  id: string,
  { pass, after, limit }: Asked,
): Promise<(RowFault & { place: number })[]> {
  let query = importTables(db)
    .selectFrom('thing_import_fault')
    .selectAll()
    .where('import_id', '=', id)
    .where('pass', '=', pass)
    .orderBy('sheet_row')
    .orderBy('place')
    .limit(limit)
  if (after) query = query.where(sql<boolean>`(sheet_row, place) > (${after[0]}::int, ${after[1]}::int)`)
  const rows = await query.execute()
  return rows.map((row) => ({
    ...{ row: row.sheet_row, place: row.place, column: row.sheet_column, value: row.value },
    words: { zh: row.words_zh, en: row.words_en },
  }))
}

export async function listConflicts(db: Db, id: string, after: string | null, limit: number): Promise<UndoConflict[]> {
  let query = importTables(db)
    .selectFrom('thing_import_conflict')
    .selectAll()
    .where('import_id', '=', id)
    .orderBy('thing_id')
    .limit(limit)
  if (after) query = query.where('thing_id', '>', after)
  const rows = await query.execute()
  return rows.map(({ thing_id, name, words_zh, words_en }) => ({
    thing: thing_id,
    name,
    words: { zh: words_zh, en: words_en },
  }))
}

const PAGE = 1_000

/** The refused rows as they stand in the sheet, with their row numbers and reasons: mended, the file can be uploaded. */
export async function refusedSheet(
  deps: ImportDeps,
  db: Db,
  id: string,
  { pass, language, signal }: { pass: Pass; language: Language; signal: AbortSignal },
) {
  const stored = await getImport(db, id)
  const { mapping, sheets } = stored
  const sheet = sheets.find(({ name }) => name === mapping?.sheet)
  if (!mapping || !sheet) throw wrongImportState(stored.state)
  const headers = headersOf(sheet.head, mapping)
  const head = csvLine([{ zh: '行号', en: 'Row' }[language], ...headers, { zh: '原因', en: 'Reason' }[language]])
  async function* lines(): AsyncGenerator<string> {
    yield `\ufeff${head}`
    const reasons = reasonsByRow(db, id, { pass, headers, language })
    let wanted = await reasons.next()
    if (wanted.done) return
    const [firstRow] = wanted.value
    const out: string[] = []
    yield* await withUploadedFile(db, stored, signal, async (path) => {
      const rows = deps.tables.open(path, { sheet: mapping?.sheet ?? '', fromRow: firstRow - 1 }, signal)
      try {
        for (let batch = await rows.next(); !wanted.done; batch = await rows.next()) {
          for (const [row, ...cells] of JSON.parse(batch.json) as [number, ...string[]][]) {
            if (wanted.done || row + 1 < wanted.value[0]) continue
            const padded = headers.map((_, column) => cells[column] ?? '')
            out.push(csvLine([String(row + 1), ...padded, wanted.value[1]]))
            wanted = await reasons.next()
          }
          if (batch.last) break
        }
        return out
      } finally {
        await rows.close()
      }
    })
  }
  return {
    name: `${stored.fileName.replace(/\.\w+$/, '')}-${{ zh: '被拒的行', en: 'refused' }[language]}.csv`,
    body: Readable.from(lines()),
  }
}

/** One row after the other with all its reasons in one text. */
async function* reasonsByRow(
  db: Db,
  id: string,
  { pass, headers, language }: { pass: Pass; headers: readonly string[]; language: Language },
): AsyncGenerator<readonly [row: number, reasons: string]> {
  let after: readonly [number, number] | null = null
  let open: { row: number; reasons: string[] } | null = null
  for (;;) {
    const faults: Awaited<ReturnType<typeof listFaults>> = await listFaults(db, id, { pass, after, limit: PAGE })
    for (const { row, column, words } of faults) {
      if (open && open.row !== row) {
        yield [open.row, open.reasons.join('；')]
        open = null
      }
      open ??= { row, reasons: [] }
      const title = column === null ? '' : `${headers[column] ?? ''}：`
      open.reasons.push(`${title}${words[language]}`)
    }
    const last = faults.at(-1)
    if (!last || faults.length < PAGE) break
    after = [last.row, last.place]
  }
  if (open) yield [open.row, open.reasons.join('；')]
}
