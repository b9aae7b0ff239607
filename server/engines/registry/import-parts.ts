import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { IMPORT_PART_BYTES } from '@citybrain/contract/api/thing-imports.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { badPart, incompleteUpload } from './import-errors.ts'
import type { StoredImport } from './import-store.ts'
import { importTables } from './import-tables.ts'

/** Keeps a part; the same number again takes its place, so that a lost answer does no harm. */
export async function keepPart(
  db: Db,
  district: string,
  upload: StoredImport,
  part: { number: number; bytes: Uint8Array },
): Promise<void> {
  const { number, bytes } = part
  const start = number * IMPORT_PART_BYTES
  const expected = Math.min(IMPORT_PART_BYTES, upload.byteCount - start)
  if (expected <= 0 || bytes.byteLength !== expected) throw badPart()
  await sql`insert into thing_import_part (district, import_id, number, bytes)
    select ${district}, ${upload.id}::uuid, ${number}::int, ${bytes}::bytea
    where exists (select from thing_import where id = ${upload.id}::uuid and state = 'uploading')
    on conflict (district, import_id, number) do update set bytes = excluded.bytes`.execute(db)
}

export async function checkParts(db: Db, { id, byteCount }: StoredImport): Promise<void> {
  const count = Math.ceil(byteCount / IMPORT_PART_BYTES)
  const rows = await importTables(db)
    .selectFrom('thing_import_part')
    .select('number')
    .where('import_id', '=', id)
    .orderBy('number')
    .limit(count + 1)
    .execute()
  const there = new Set(rows.map(({ number }) => number))
  const missing = Array.from({ length: count }, (_, number) => number).filter((number) => !there.has(number))
  if (missing.length > 0) throw incompleteUpload(missing)
}

/** Writes the uploaded file to the disk of this process for as long as the work takes. */
export async function withUploadedFile<T>(
  db: Db,
  { id, byteCount }: StoredImport,
  signal: AbortSignal,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'citybrain-import-'))
  try {
    const path = join(folder, 'table')
    const count = Math.ceil(byteCount / IMPORT_PART_BYTES)
    await pipeline(Readable.from(readParts(db, id, count)), createWriteStream(path, { mode: 0o600 }), { signal })
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One part after the other: the file as a whole has no room in memory. */
async function* readParts(db: Db, id: string, count: number): AsyncGenerator<Uint8Array> {
  for (let number = 0; number < count; number++) {
    const row = await importTables(db)
      .selectFrom('thing_import_part')
      .select('bytes')
      .where('import_id', '=', id)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!row) throw incompleteUpload([number])
    yield row.bytes
  }
}
