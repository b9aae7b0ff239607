import type { importResponsibilities } from '@citybrain/contract/api/responsibility.ts'
import type { Responsibility, TableFault } from '@citybrain/contract/engines/responsibility.ts'
import type { Language } from '@citybrain/contract/kernel/words.ts'
import type { z } from 'zod'
import { listNamedAccounts } from '../identity/index.ts'
import type { Caller, CaseworkDeps } from './deps.ts'
import { describe, findClashes, saveGrid } from './responsibility.ts'
import { tableFaults } from './responsibility-errors.ts'
import { type Named, readNames } from './responsibility-names.ts'
import { MOST_ROWS, type ResponsibilityGrid, readGrid } from './responsibility-store.ts'
import { COLUMNS, readRow, readTitles, type TableRow, words } from './responsibility-table.ts'

type Result = z.infer<typeof importResponsibilities.reply>

const MOST_FAULTS = 200

interface Table {
  readonly bytes: Uint8Array
  readonly signal: AbortSignal
  readonly apply: boolean
}

/** Reads a table, says what it would do, and does all of it where it is asked to; one fault keeps everything out. */
export async function importTable(
  deps: CaseworkDeps,
  caller: Caller,
  { bytes, signal, apply }: Table,
): Promise<Result> {
  const rows = readTitles(await deps.sheets.read(bytes, MOST_ROWS + 1, signal))
  if (!Array.isArray(rows)) return refusedOr(apply, { ...NOTHING, faults: [rows] })
  const grid = await readGrid(caller.db)
  const { put, same, faults } = await judge(deps, caller, rows, grid)
  const added = put.filter(({ revision }) => revision === 1).length
  const counts = { rows: rows.length, added, changed: put.length - added, same }
  if (faults.length > 0) return refusedOr(apply, { applied: false, ...counts, faults: faults.slice(0, MOST_FAULTS) })
  if (!apply || put.length === 0) return { applied: apply, ...counts, faults: [] }
  const audit = { action: 'responsibility.import', subject: { kind: 'responsibility', id: 'table' }, after: counts }
  const change = { put: put.map((row) => ({ row, did: 'imported' as const })), withdrawn: [] }
  await saveGrid(deps, caller, { grid, change, audit })
  return { applied: true, ...counts, faults: [] }
}

const NOTHING = { applied: false, rows: 0, added: 0, changed: 0, same: 0 }

function refusedOr(apply: boolean, result: Result): Result {
  if (apply) throw tableFaults(result.faults.length)
  return result
}

async function judge(deps: CaseworkDeps, caller: Caller, rows: readonly TableRow[], grid: ResponsibilityGrid) {
  const { actor, db } = caller
  const names = await readNames(deps, actor.district, deps.clock.cityToday())
  const logins = [...new Set(rows.flatMap(({ person }) => person || []))]
  const lookup = {
    names,
    tables: deps.tables,
    district: actor.district,
    accounts: await listNamedAccounts(db, { logins }),
  }
  const faults: TableFault[] = []
  const known = new Map(grid.rows.map((row) => [row.id, row]))
  const taken = new Map<string, { line: number; row: Responsibility }>()
  for (const given of rows) {
    const row = readRow(given, lookup)
    if (Array.isArray(row)) faults.push(...row.map((one) => ({ row: given.row, words: one })))
    else {
      const twice = taken.get(row.id)
      if (twice) faults.push(sameAsLine(given.row, twice.line))
      taken.set(row.id, { line: given.row, row: upon(row, known, grid.rows) })
    }
  }
  if (faults.length === 0) faults.push(...(await clashes(deps, caller, { taken: [...taken.values()], grid, names })))
  const all = [...taken.values()].map(({ row }) => row)
  const put = all.filter((row) => row.revision > 0)
  if (new Set([...grid.rows, ...all].map(({ id }) => id)).size > MOST_ROWS)
    faults.push({ row: 0, words: words(`责任网格最多 ${MOST_ROWS} 行。`, `The grid holds ${MOST_ROWS} rows at most.`) })
  return { put, same: all.length - put.length, faults }
}

const sameAsLine = (row: number, line: number): TableFault => ({
  row,
  words: words(`与第 ${line} 行的区域、类别、生效日期相同。`, `Area, class and first day are those of line ${line}.`),
})

/** The row as it would become: with revision 0 where nothing changes. A row of the same ground, class and day is that row. */
function upon(
  row: Responsibility,
  known: ReadonlyMap<string, Responsibility>,
  rows: readonly Responsibility[],
): Responsibility {
  const before = known.get(row.id) ?? rows.find((one) => isSame(one, row))
  if (!before) return row
  const now = { ...row, id: before.id, revision: before.revision }
  const unchanged = JSON.stringify({ ...now, sample: before.sample }) === JSON.stringify(ordered(before, now))
  return { ...now, ...(unchanged ? { sample: before.sample, revision: 0 } : { revision: before.revision + 1 }) }
}

const ordered = (row: Responsibility, like: Responsibility) =>
  Object.fromEntries(Object.keys(like).map((key) => [key, row[key as keyof Responsibility]]))

const isSame = (one: Responsibility, other: Responsibility) =>
  one.kind === other.kind &&
  one.area === other.area &&
  one.classes === other.classes &&
  one.category === other.category &&
  one.effectiveFrom === other.effectiveFrom

async function clashes(
  deps: CaseworkDeps,
  { actor }: Caller,
  { taken, grid, names }: { taken: { line: number; row: Responsibility }[]; grid: ResponsibilityGrid; names: Named },
): Promise<TableFault[]> {
  const ids = new Set(taken.map(({ row }) => row.id))
  const after = [...grid.rows.filter(({ id }) => !ids.has(id)), ...taken.map(({ row }) => row)]
  const faults: TableFault[] = []
  // Only rows of one kind, class and area can clash: a table of thousands is compared within these alone.
  const groups = Map.groupBy(after, ({ kind, area, classes, category }) =>
    JSON.stringify([kind, kind === 'zone' ? '' : area, classes, category]),
  )
  for (const { line, row } of taken) {
    const key = JSON.stringify([row.kind, row.kind === 'zone' ? '' : row.area, row.classes, row.category])
    const group = groups.get(key) ?? []
    if (group.length < 2) continue
    const clash = (await findClashes(deps, actor, row, group))[0]
    if (clash) {
      const other = describe(clash, names)
      faults.push({
        row: line,
        words: words(`与另一行重复负责：${other.zh}。`, `Another row answers for the same: ${other.en}.`),
      })
    }
    if (faults.length >= MOST_FAULTS) break
  }
  return faults
}

/** The grid as a sheet that can be taken in again. */
export async function exportTable(deps: CaseworkDeps, { actor, db }: Caller, language: Language, signal: AbortSignal) {
  const { rows } = await readGrid(db)
  const names = await readNames(deps, actor.district, deps.clock.cityToday())
  const accounts = await listNamedAccounts(db, { ids: rows.flatMap(({ assignee }) => assignee ?? []) })
  const loginOf = new Map(accounts.map(({ id, login }) => [id, login]))
  const titleOf = new Map(names.posts.map(({ id, title }) => [id, title[language]]))
  const cells = rows
    .toSorted((one, other) => (one.area < other.area ? -1 : one.area > other.area ? 1 : 0))
    .map((row) => [
      ...[row.area, names.area(row) ?? '', row.category ?? '', names.category(row)?.[language] ?? ''],
      ...[names.department(row.department)[language], titleOf.get(row.post ?? '') ?? ''],
      ...[loginOf.get(row.assignee ?? '') ?? '', row.effectiveFrom ?? '', row.effectiveTo ?? '', row.note ?? ''],
    ])
  async function* pages() {
    yield cells
  }
  const name = language === 'zh' ? '责任网格' : 'Responsibility grid'
  const headers = Object.values(COLUMNS).map((column) => column[language])
  return {
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: deps.sheets.write({ name, headers, rows: pages() }, signal),
  }
}
