import { setImmediate as breathe } from 'node:timers/promises'
import { decide } from '@citybrain/contract/engines/rights.ts'
import type { ImportCounts, ImportMapping, PreviewRow } from '@citybrain/contract/engines/thing-import.ts'
import { sql } from 'kysely'
import { type JobRun, save } from '../../platform/index.ts'
import type { Caller } from './deps.ts'
import { countOutcomes, keepFaults, readyChunk } from './import-chunk.ts'
import type { ImportDeps } from './import-deps.ts'
import { badMapping } from './import-errors.ts'
import { countAnew, findCandidates, keyOf } from './import-match.ts'
import { withUploadedFile } from './import-parts.ts'
import { type Planned, type Planning, planRow } from './import-plan.ts'
import { type MappedBatch, mappedRows } from './import-rows.ts'
import type { StoredImport } from './import-store.ts'

/** Rows that are decided in one go, before others are served. */
const SLICE = 200

interface Work {
  readonly deps: ImportDeps
  readonly caller: Caller
  readonly stored: StoredImport
  readonly job: JobRun
}

/** Decides every row without writing any; gives the counts and the first rows. */
export async function checkRows(work: Work): Promise<{ counts: ImportCounts; rows: PreviewRow[] }> {
  const { caller, stored, job } = work
  const { db, actor } = caller
  await sql`delete from thing_import_fault where import_id = ${stored.id}::uuid and pass = 'check'`.execute(db)
  const total = { rows: 0, create: 0, update: 0, unchanged: 0, refused: 0, skipped: 0 }
  const shown: PreviewRow[] = []
  let faults = 0
  // Nothing is written, so the rows above are known from here alone.
  await eachChunk(work, { fromRow: 0, remember: 'all' }, (planned, batch) => async () => {
    add(total, countOutcomes(planned))
    shown.push(...planned.filter(({ row }) => batch.cells.has(row)).map((one) => previewOf(one, batch)))
    const kept = keepFaults(actor.district, stored.id, { pass: 'check', planned, before: faults })
    faults += planned.reduce((sum, one) => sum + one.faults.length, 0)
    if (kept) await save(db, { writes: [kept], events: [], audits: [], actor })
    job.progress(batch.share, noteOf('已检查', 'Checked', total.rows))
  })
  return { counts: total, rows: shown }
}

function previewOf({ row, outcome, thing, faults }: Planned, { cells }: MappedBatch): PreviewRow {
  return {
    ...{ row, outcome, thing },
    cells: (cells.get(row) ?? []).map((cell) => Array.from(cell).slice(0, 500).join('')),
    faults: faults.map(({ column, value, words }) => ({ row, column, value, words })),
  }
}

/** Writes every row from where the import stands, chunk by chunk; each is there wholly or not at all. */
export async function runRows(work: Work): Promise<ImportCounts> {
  const { deps, caller, stored, job } = work
  const total = { ...stored.written }
  let number = stored.chunks
  let written = 0
  let faults = await countFaults(work)
  await eachChunk(work, { fromRow: stored.nextRow, remember: 'unwritten' }, (planned, batch) => {
    const nextRow = planned.at(-1)?.row ?? stored.nextRow
    const chunk = { importId: stored.id, number, planned, nextRow, faultsBefore: faults }
    const write = readyChunk(deps.catalogue, caller, chunk)
    number += 1
    faults += planned.reduce((sum, one) => sum + one.faults.length, 0)
    return async () => {
      job.signal.throwIfAborted()
      await write()
      written += 1
      if (Number.isInteger(Math.log2(written) / 2)) await countAnew(deps.database)
      add(total, countOutcomes(planned))
      job.progress(batch.share, noteOf('已写入', 'Written', total.rows, chunk.number + 1))
    }
  })
  return total
}

async function countFaults({ caller, stored }: Work): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from thing_import_fault
    where import_id = ${stored.id}::uuid and pass = 'run'`.execute(caller.db)
  return rows[0]?.count ?? 0
}

function add(total: ImportCounts, more: ImportCounts): void {
  for (const key of Object.keys(total) as (keyof ImportCounts)[]) total[key] += more[key]
}

function noteOf(zh: string, en: string, rows: number, chunk?: number) {
  const behind = chunk === undefined ? { zh: '', en: '' } : { zh: `（第 ${chunk} 批）`, en: ` (chunk ${chunk})` }
  return {
    zh: `${zh} ${rows.toLocaleString('en')} 行${behind.zh}`,
    en: `${en} ${rows.toLocaleString('en')} rows${behind.en}`,
  }
}

/** Makes a chunk ready while the one before it is used; the function it gives uses it. */
type Use = (planned: readonly Planned[], batch: MappedBatch) => () => Promise<void>

/** Which keys of rows above are remembered: those of rows that aren't written yet can't be found in the database. */
interface Reading {
  readonly fromRow: number
  readonly remember: 'all' | 'unwritten'
}

/**
 * Reads, matches and decides the rows from one on, chunk by chunk. While a chunk is used (written) the next one is
 * decided; what both speak of is known from the keys of the rows above it.
 */
async function eachChunk(work: Work, { fromRow, remember }: Reading, use: Use): Promise<void> {
  const { deps, caller, stored, job } = work
  const mapping = mappingOf(stored)
  const planning = await planningOf(work, mapping)
  const names = await deps.placeNames(caller.actor.district)
  const first = Math.max(fromRow, mapping.headerRow + mapping.headerRows)
  await countAnew(deps.database)
  await withUploadedFile(caller.db, stored, job.signal, async (path) => {
    let using: Promise<void> = Promise.resolve()
    let unwritten: Keys = new Map()
    const source = { district: caller.actor.district, path, mapping, fromRow: first, names, signal: job.signal }
    try {
      for await (const batch of mappedRows(deps, source)) {
        const own: Keys = remember === 'all' ? unwritten : new Map()
        const planned = await planChunk(work, planning, batch, { above: unwritten, own })
        const next = planned.length > 0 ? use(planned, batch) : null
        await using
        unwritten = own
        if (next) using = next()
        // Its rejection is met by the next await; without a next one, by the last.
        using.catch(() => undefined)
      }
      await using
    } finally {
      // Also a run that is stopped waits for its chunk: written later, it would come between those who go on.
      await using.catch(() => undefined)
    }
  })
}

function mappingOf({ mapping }: StoredImport): ImportMapping {
  if (!mapping)
    throw badMapping(
      '还没有确定对应关系。请先设置各列对应的字段。',
      'The columns have not been mapped yet. Say first where each goes.',
    )
  return mapping
}

async function planningOf({ deps, caller, stored }: Work, mapping: ImportMapping): Promise<Planning> {
  const { actor } = caller
  const type = deps.catalogue.get(mapping.type)
  return {
    ...{ importId: stored.id, mapping, type, district: actor.district, today: deps.clock.cityToday() },
    locator: await deps.locator(actor.district),
    mayWrite: rememberBy(
      (action, { street, department }) => `${action} ${street} ${department}`,
      (action, { street, department }) => {
        const decision = decide(actor, action, `thing/${type.key}`, { street, department })
        return decision.allowed ? null : decision.because
      },
    ),
  }
}

/** A function that is asked the same a million times. */
function rememberBy<In extends readonly unknown[], Out>(keyOf: (...given: In) => string, work: (...given: In) => Out) {
  const known = new Map<string, Out>()
  return (...given: In): Out => {
    const key = keyOf(...given)
    const found = known.get(key)
    if (found !== undefined) return found
    const made = work(...given)
    known.set(key, made)
    return made
  }
}

/** Rows by what they are known by. */
type Keys = Map<string, number>

async function planChunk(
  work: Work,
  planning: Planning,
  batch: MappedBatch,
  { above, own }: { above: Keys; own: Keys },
): Promise<Planned[]> {
  const { match } = planning.mapping
  const keys = batch.rows.flatMap((row) => keyOf(match, row) ?? [])
  const matching = { type: planning.type.key, match, importId: planning.importId }
  const candidates = await findCandidates(work.caller.db, matching, [...new Set(keys)])
  const planned: Planned[] = []
  for (let start = 0; start < batch.rows.length; start += SLICE) {
    work.job.signal.throwIfAborted()
    for (const row of batch.rows.slice(start, start + SLICE)) {
      const key = keyOf(match, row)
      const before = key === null ? undefined : (own.get(key) ?? above.get(key))
      const one = planRow(planning, row, { candidates, before })
      planned.push(one)
      if (key !== null && one.outcome !== 'refused') own.set(key, row.row)
    }
    await breathe()
  }
  return planned
}
