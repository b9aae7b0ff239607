import { WorkCalendar } from '@citybrain/contract/kernel/work-calendar.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Db } from '../database/database.ts'

/** A calendar with what is kept beside it; revision 0 is as the district's data folder has it. */
export interface CalendarRecord {
  readonly calendar: WorkCalendar
  readonly revision: number
  readonly updatedAt: string | null
  readonly updatedBy: string | null
}

/** A district has a handful. */
const MOST = 500

export async function listStored(db: Db): Promise<CalendarRecord[]> {
  const rows = await db.selectFrom('work_calendar').selectAll().orderBy('key').limit(MOST).execute()
  return rows.map(({ definition, revision, updated_at, updated_by }) => ({
    calendar: WorkCalendar.parse(definition),
    ...{ revision, updatedAt: updated_at, updatedBy: updated_by },
  }))
}

/** One text for all of them: it changes when any of them does. */
export async function readVersion(db: Db): Promise<string> {
  const { rows } = await sql<{
    version: string | null
  }>`select string_agg(key || ' ' || revision, ' ' order by key) as version
    from work_calendar`.execute(db)
  return rows[0]?.version ?? ''
}

/** Touches no row where the calendar has another revision by now. */
export function writeCalendar(actor: Actor, calendar: WorkCalendar, revision: number): RawBuilder<unknown> {
  const definition = JSON.stringify(calendar)
  if (revision === 0)
    return sql`insert into work_calendar (district, key, definition, updated_by, updated_at)
      select ${actor.district}, ${calendar.key}, ${definition}::jsonb, ${actor.name}, at from moment on conflict do nothing`
  return sql`update work_calendar set definition = ${definition}::jsonb, revision = revision + 1,
      updated_by = ${actor.name}, updated_at = (select at from moment)
    where district = ${actor.district} and key = ${calendar.key} and revision = ${revision}::int`
}
