import type { CaseEvent, CaseState } from '@citybrain/contract/engines/case.ts'
import { decide } from '@citybrain/contract/engines/rights.ts'
import { sql } from 'kysely'
import type { Database, Db, Subject } from '../../platform/index.ts'
import { scopeOf } from '../identity/index.ts'
import type { Caller } from './deps.ts'
import { caseworkTables } from './tables.ts'

/** A case as it is stored, as far as a decision needs it. */
export interface StoredCase {
  readonly number: string
  readonly state: CaseState
}

/** Cases of these ids that the caller may see. One plan for every length of the list, as in registry. */
export async function findCases(db: Db, district: string, ids: readonly string[]): Promise<Map<string, StoredCase>> {
  const { rows } = await sql<StoredCase>`select c.number, c.state
    from jsonb_to_recordset(${JSON.stringify(ids.map((id) => ({ id })))}::jsonb) as given (id uuid)
      join case_file c on c.district = ${district} and c.id = given.id`.execute(db)
  return new Map(rows.map((row) => [row.state.id, row]))
}

/** What happened to a case, the newest first, before a revision. */
export async function findEntries(
  db: Db,
  {
    district,
    id,
    before,
    limit,
  }: { readonly district: string; readonly id: string; readonly before: number | null; readonly limit: number },
): Promise<{ revision: number; event: CaseEvent }[]> {
  let query = caseworkTables(db)
    .selectFrom('case_entry')
    .select(['revision', 'event'])
    .where('district', '=', district)
    .where('case_id', '=', id)
  if (before !== null) query = query.where('revision', '<', before)
  return query.orderBy('revision', 'desc').limit(limit).execute()
}

/** Open cases of a district to which something happens by itself by now, the longest overdue first. */
export async function findDue(
  db: Db,
  { district, now, limit }: { readonly district: string; readonly now: string; readonly limit: number },
): Promise<string[]> {
  const rows = await caseworkTables(db)
    .selectFrom('case_file')
    .select('id')
    .where('district', '=', district)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether the subject is a case that the reader may see: its photos and files are theirs to read then. */
export function caseReader(database: Database) {
  return async ({ actor }: Pick<Caller, 'actor'>, { kind, id }: Subject): Promise<boolean> => {
    if (kind !== 'case' || !decide(actor, 'read', 'case').allowed) return false
    return (await findCases(database.within(scopeOf(actor, 'read:case')), actor.district, [id])).has(id)
  }
}

const MOST_WORK = 10_000

/** Open work that somebody has. */
export async function findOpenWorkOf(
  db: Db,
  district: string,
  account: string,
): Promise<{ caseId: string; number: number }[]> {
  return caseworkTables(db)
    .selectFrom('case_item')
    .select(['case_id as caseId', 'number'])
    .where('district', '=', district)
    .where('assignee_id', '=', account)
    .where('left_at', 'is', null)
    .limit(MOST_WORK)
    .execute()
}
