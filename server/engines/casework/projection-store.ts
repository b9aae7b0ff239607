import type { CaseState } from '@citybrain/contract/engines/case.ts'
import { NEWEST_NOTICE_YEAR } from '@citybrain/rules/clock/index.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Asks for the deadlines of every open case under a calendar to be worked out anew, from the first case on. */
export async function askAnew(db: Db, district: string, calendar: string): Promise<void> {
  await sql`insert into case_projection (district, calendar, notice_year, after_id)
    values (${district}, ${calendar}, ${NEWEST_NOTICE_YEAR}, ${FIRST}::uuid)
    on conflict (district, calendar) do update set after_id = excluded.after_id, asked_at = excluded.asked_at`.execute(
    db,
  )
}

/** The same where another notice was the newest when they were worked out; the first time there is nothing to do. */
export async function askAnewForNotice(db: Db, district: string, calendars: readonly string[]): Promise<void> {
  await sql`insert into case_projection (district, calendar, notice_year)
    select ${district}, calendar, ${NEWEST_NOTICE_YEAR} from jsonb_array_elements_text(${JSON.stringify(calendars)}::jsonb) calendar
    on conflict (district, calendar) do update set notice_year = excluded.notice_year, after_id = ${FIRST}::uuid,
        asked_at = excluded.asked_at
      where case_projection.notice_year <> excluded.notice_year`.execute(db)
}

export interface Asked {
  readonly calendar: string
  readonly afterId: string
}

/**
 * What waits to be worked out anew. Not what was asked for just now: a process may go by the calendar as it was for a
 * second more.
 */
export async function listAsked(db: Db, district: string): Promise<Asked[]> {
  const { rows } = await sql<Asked>`select calendar, after_id as "afterId" from case_projection
    where district = ${district} and after_id is not null and asked_at < statement_timestamp() - interval '3 seconds'
    order by calendar`.execute(db)
  return rows
}

/** Open cases of these types behind an id. */
export async function listOpen(
  db: Db,
  { district, types, after, limit }: { district: string; types: readonly string[]; after: string; limit: number },
): Promise<CaseState[]> {
  const { rows } = await sql<{
    state: CaseState
  }>`select state from case_file where district = ${district} and id > ${after}::uuid
      and ended_at is null and type in (select jsonb_array_elements_text(${JSON.stringify(types)}::jsonb))
    order by id limit ${limit}`.execute(db)
  return rows.map(({ state }) => state)
}
