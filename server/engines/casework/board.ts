import type { getWorkBoard } from '@citybrain/contract/api/cases.ts'
import type { RouteReply } from '@citybrain/contract/api/route.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/index.ts'

type Board = RouteReply<typeof getWorkBoard>

interface Asked {
  readonly district: string
  readonly now: string
  readonly today: PlainDate
  readonly department: string | undefined
}

const MOST = 500

/** Midnight of China, at which the day ends. */
const endOf = (day: PlainDate) => `${day}T16:00:00.000Z`

/** Open work by department, street and person, what is late first, as far as the caller sees it. */
export async function readBoard(db: Db, { district, now, today, department }: Asked): Promise<Board> {
  const own = department === undefined ? sql`` : sql`and w.department = ${department}`
  const { rows } = await sql<Omit<Board, 'now'>>`
    with work as materialized (
      select w.department, w.street, w.assignee_id, w.assignee_name, w.urgent_at < ${now}::timestamptz as late,
        w.urgent_at < ${endOf(today)}::timestamptz as soon
      from case_item w where w.district = ${district} and w.left_at is null ${own})
    select
      (select count(*)::int from case_file c
        where c.district = ${district} and c.ended_at is null and c.supervised) as supervised,
      ${tallies(sql`'department', department`, sql`department`, sql`true`)} as departments,
      ${tallies(sql`'street', street`, sql`street`, sql`true`)} as streets,
      ${tallies(
        sql`'person', jsonb_build_object('id', assignee_id, 'name', min(assignee_name))`,
        sql`assignee_id`,
        sql`assignee_id is not null`,
      )} as people`.execute(db)
  return { now, ...(rows[0] ?? { supervised: 0, departments: [], streets: [], people: [] }) }
}

function tallies(named: RawBuilder<unknown>, by: RawBuilder<unknown>, where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(one order by late desc, open desc, one), '[]') from (
    select count(*) as open, count(*) filter (where late) as late,
      jsonb_build_object(${named}, 'open', count(*), 'unclaimed', count(*) filter (where assignee_id is null),
        'overdue', count(*) filter (where late), 'dueToday', count(*) filter (where soon and not late)) as one
    from work where ${where} group by ${by} order by 2 desc, 1 desc limit ${MOST}) as counted)`
}
