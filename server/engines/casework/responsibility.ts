import type {
  Responsibility,
  ResponsibilityDraft,
  ResponsibilityPast,
} from '@citybrain/contract/engines/responsibility.ts'
import { clashesOf } from '@citybrain/rules/casework/index.ts'
import { type Actor, save } from '../../platform/index.ts'
import { listNamedAccounts, listPostNames } from '../identity/index.ts'
import { checkDepartment } from './departments.ts'
import type { Caller, CaseworkDeps } from './deps.ts'
import {
  answersTwice,
  gridChanged,
  noSuchArea,
  noSuchClassTable,
  noSuchPerson,
  noSuchPost,
  tooManyRows,
} from './responsibility-errors.ts'
import { type Named, readNames } from './responsibility-names.ts'
import { type GridChange, MOST_ROWS, type ResponsibilityGrid, readGrid, writesOf } from './responsibility-store.ts'

interface Saving {
  readonly id: string
  readonly row: ResponsibilityDraft
  /** 0 where it is new. */
  readonly revision: number
}

/** Enters a row of the responsibility grid, or changes it upon the revision named; one that clashes is refused. */
export async function saveResponsibility(deps: CaseworkDeps, caller: Caller, given: Saving): Promise<Responsibility> {
  const { actor, db } = caller
  const grid = await readGrid(db)
  const before = grid.rows.find(({ id }) => id === given.id)
  if ((before?.revision ?? 0) !== given.revision) throw gridChanged()
  if (!before && grid.rows.length >= MOST_ROWS) throw tooManyRows(MOST_ROWS)
  await checkNamed(deps, actor, given.row)
  const row = { ...given.row, sample: false, id: given.id, revision: given.revision + 1 }
  await checkClash(deps, actor, row, grid)
  const did: ResponsibilityPast['did'] = before ? 'changed' : 'entered'
  const audit = { action: 'responsibility.save', subject: { kind: 'responsibility', id: row.id }, before, after: row }
  await saveGrid(deps, caller, { grid, change: { put: [{ row, did }], withdrawn: [] }, audit })
  return row
}

export async function withdrawResponsibility(
  deps: CaseworkDeps,
  caller: Caller,
  { id, revision }: Omit<Saving, 'row'>,
): Promise<void> {
  const grid = await readGrid(caller.db)
  const before = grid.rows.find((row) => row.id === id)
  if (before?.revision !== revision) throw gridChanged()
  const audit = { action: 'responsibility.withdraw', subject: { kind: 'responsibility', id }, before }
  await saveGrid(deps, caller, { grid, change: { put: [], withdrawn: [before] }, audit })
}

interface Kept {
  readonly grid: ResponsibilityGrid
  readonly change: GridChange
  readonly audit: { action: string; subject: { kind: string; id: string }; before?: unknown; after?: unknown }
}

export async function saveGrid(
  deps: CaseworkDeps,
  { actor, db }: Caller,
  { grid, change, audit }: Kept,
): Promise<void> {
  await save(db, { actor, writes: writesOf(actor, grid.version, change), events: [], audits: [audit] })
  deps.responsibilities.forget(actor.district)
}

/** What a row names is there today. */
async function checkNamed(deps: CaseworkDeps, actor: Actor, row: ResponsibilityDraft): Promise<void> {
  const db = deps.database.district(actor.district)
  const today = deps.clock.cityToday()
  await checkDepartment(deps, actor, row.department)
  const tables = deps.tables.map(({ key }) => key)
  if (row.classes !== null && !tables.includes(row.classes)) throw noSuchClassTable(row.classes, tables)
  const names = await readNames(deps, actor.district, today)
  if (row.kind !== 'district' && names.areaOf(row)?.kind !== row.kind) throw noSuchArea(row.area)
  if (row.kind === 'district' && row.area !== actor.district) throw noSuchArea(row.area)
  if (row.post !== null) {
    const post = (await listPostNames(db, today)).find(({ id }) => id === row.post)
    if (post?.unit !== row.department) throw noSuchPost()
  }
  if (row.assignee !== null && (await listNamedAccounts(db, { ids: [row.assignee] })).length === 0) throw noSuchPerson()
}

async function checkClash(
  deps: CaseworkDeps,
  actor: Actor,
  row: Responsibility,
  grid: ResponsibilityGrid,
): Promise<void> {
  const clash = (await findClashes(deps, actor, row, grid.rows))[0]
  if (clash) throw answersTwice(describe(clash, await readNames(deps, actor.district, deps.clock.cityToday())))
}

/** Rows that would leave a place and a class to two. */
export async function findClashes(
  { ground }: CaseworkDeps,
  { district }: Actor,
  row: Responsibility,
  rows: readonly Responsibility[],
): Promise<Responsibility[]> {
  const zones =
    row.kind === 'zone' ? rows.flatMap(({ kind, area }) => (kind === 'zone' && area !== row.area ? area : [])) : []
  const meeting = new Set(await ground.zonesThatMeet(district, row.area, [...new Set(zones)]))
  return clashesOf(row, rows, (_, other) => meeting.has(other))
}

/** A row in a few words. */
export function describe(row: Responsibility, names: Named) {
  const [area, category, department] = [
    names.area(row) ?? row.area,
    names.category(row),
    names.department(row.department),
  ]
  return {
    zh: `${area}、${category?.zh ?? '所有类别'}，${department.zh}`,
    en: `${area}, ${category?.en ?? 'every class'}, ${department.en}`,
  }
}
