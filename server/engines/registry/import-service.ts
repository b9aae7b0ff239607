import { randomUUID } from 'node:crypto'
import type { SheetHead, ThingImport } from '@citybrain/contract/engines/thing-import.ts'
import { findHeader, knownNames } from '@citybrain/rules/imports/index.ts'
import { sql } from 'kysely'
import { save } from '../../platform/index.ts'
import type { Caller } from './deps.ts'
import { change, need } from './import-change.ts'
import type { ImportDeps, SheetOutline } from './import-deps.ts'
import { fileTooLarge, importExists, wrongImportState } from './import-errors.ts'
import { checkParts, keepPart, withUploadedFile } from './import-parts.ts'
import { findImport, getImport, publicImport } from './import-store.ts'

/** Announces a file. The same announcement again gives the import that it made. */
export async function beginImport(
  deps: ImportDeps,
  { actor, db }: Caller,
  given: { id?: string | undefined; fileName: string; byteCount: number },
): Promise<ThingImport> {
  if (given.byteCount > deps.importBytes) throw fileTooLarge(deps.importBytes)
  const id = given.id ?? randomUUID()
  const known = await findImport(db, id)
  if (known) {
    if (known.fileName !== given.fileName || known.byteCount !== given.byteCount) throw importExists()
    return publicImport(known)
  }
  const subject = { kind: 'import', id }
  await save(db, {
    writes: [
      {
        sql: sql`insert into thing_import (district, id, file_name, byte_count, state, created_by_id, created_by)
          values (${actor.district}, ${id}::uuid, ${given.fileName}, ${given.byteCount}::bigint, 'uploading',
            ${actor.accountId}::uuid, ${actor.name})`,
        rows: 1,
        conflict: importExists(),
      },
    ],
    events: [],
    audits: [{ action: 'import.begin', subject, after: { fileName: given.fileName, byteCount: given.byteCount } }],
    actor,
  })
  return publicImport(await getImport(db, id))
}

export async function putPart(
  { actor, db }: Caller,
  id: string,
  part: { number: number; bytes: Uint8Array },
): Promise<ThingImport> {
  const upload = await getImport(db, id)
  need(upload, 'uploading')
  await keepPart(db, actor.district, upload, part)
  return publicImport(await getImport(db, id))
}

/** Looks at the file once it is there: which sheets it has and where their headers stand. */
export async function finishUpload(
  deps: ImportDeps,
  caller: Caller,
  id: string,
  signal: AbortSignal,
): Promise<ThingImport> {
  const upload = await getImport(caller.db, id)
  if (upload.state === 'uploaded') return publicImport(upload)
  need(upload, 'uploading')
  await checkParts(caller.db, upload)
  const outline = await withUploadedFile(caller.db, upload, signal, (path) => deps.tables.outline(path, signal))
  const names = new Set(deps.catalogue.types.flatMap((type) => [...knownNames(type)]))
  const sheets = outline.sheets.map((sheet) => headOf(sheet, names))
  const { format, encoding, delimiter } = outline
  await change(caller, upload, {
    set: sql`state = 'uploaded', format = ${format}, encoding = ${encoding}, delimiter = ${delimiter},
      sheets = ${JSON.stringify(sheets)}::jsonb`,
    action: 'import.upload',
    after: { format, sheets: sheets.map(({ name }) => name) },
  })
  return publicImport(await getImport(caller.db, id))
}

const SHOWN_CHARACTERS = 200

function headOf({ head, ...sheet }: SheetOutline, names: ReadonlySet<string>): SheetHead {
  const shown = head.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) => cell.slice(0, SHOWN_CHARACTERS).toWellFormed()),
  }))
  return { ...sheet, head: shown, ...findHeader(shown, names) }
}

/** States in which no work is under way and nothing need have been written. */
const AT_REST = ['uploading', 'uploaded', 'mapped', 'checked', 'failed', 'cancelled', 'interrupted'] as const

/** Deletes imports that wrote nothing and that nobody took up for a month, with their files; gives how many. */
export async function sweepImports({ actor, db }: Caller): Promise<number> {
  const { rows } = await sql<{ id: string }>`select id from thing_import
    where district = ${actor.district} and state = any(${[...AT_REST]}::text[]) and created_count + updated_count = 0
      and created_at < citybrain.city_now() - interval '30 days'
    order by created_at limit 100`.execute(db)
  for (const { id } of rows) await deleteImport({ actor, db }, id)
  return rows.length
}

/** Deletes an import that wrote nothing, with its file. */
export async function deleteImport({ actor, db }: Caller, id: string): Promise<void> {
  const stored = await getImport(db, id)
  need(stored, ...AT_REST)
  if (stored.written.create + stored.written.update > 0) throw wrongImportState(stored.state)
  const subject = { kind: 'import', id }
  await save(db, {
    writes: [
      {
        sql: sql`delete from thing_import where district = ${actor.district} and id = ${id}::uuid
          and revision = ${stored.revision}::int and created_count + updated_count = 0`,
        rows: 1,
      },
    ],
    events: [],
    audits: [{ action: 'import.delete', subject, before: { fileName: stored.fileName } }],
    actor,
  })
}
