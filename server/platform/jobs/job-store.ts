import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { type Job, JobState } from '@citybrain/contract/kernel/job.ts'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Actor } from '../actor.ts'
import type { Database, Db } from '../database/database.ts'
import type { JobTable } from '../database/tables.ts'

/** For how long a process counts as alive after its last sign of life. */
const LEASE = sql`interval '30 seconds'`
const LIST_LIMIT = 100

function toRecord(row: Selectable<JobTable>): Job {
  return {
    id: row.id,
    kind: row.kind,
    title: { zh: row.title_zh, en: row.title_en },
    state: JobState.parse(row.state),
    share: row.share,
    note: { zh: row.note_zh, en: row.note_en },
    result: row.result,
    refusal: row.refusal,
    startedBy: row.started_by,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }
}

export async function findJob(db: Db, id: string): Promise<Job | null> {
  const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toRecord(row)
}

export async function listJobs(db: Db): Promise<Job[]> {
  const rows = await db
    .selectFrom('job')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(LIST_LIMIT)
    .execute()
  return rows.map(toRecord)
}

export function insertJob(actor: Actor, worker: string, job: Job): RawBuilder<unknown> {
  return sql`insert into job (district, id, kind, title_zh, title_en, state, share, note_zh, note_en,
      started_by_id, started_by, worker, lease_until, started_at, updated_at)
    values (${actor.district}, ${job.id}, ${job.kind}, ${job.title.zh}, ${job.title.en}, ${job.state}, ${job.share},
      ${job.note.zh}, ${job.note.en}, ${actor.accountId}, ${job.startedBy}, ${worker},
      statement_timestamp() + ${LEASE}, ${job.startedAt}, ${job.startedAt})`
}

/** Writes progress or the end of a job that still runs. */
export function updateJob(district: DistrictCode, job: Job): RawBuilder<unknown> {
  const result = job.result === null ? null : JSON.stringify(job.result)
  const refusal = job.refusal === null ? null : JSON.stringify(job.refusal)
  return sql`update job set state = ${job.state}, share = ${job.share}, note_zh = ${job.note.zh},
      note_en = ${job.note.en}, result = ${result}::jsonb, refusal = ${refusal}::jsonb, updated_at = statement_timestamp(),
      ended_at = ${job.endedAt}
    where district = ${district} and id = ${job.id} and state = 'running'`
}

export function requestCancel(district: DistrictCode, id: string): RawBuilder<unknown> {
  return sql`update job set cancel_requested = true where district = ${district} and id = ${id} and state = 'running'`
}

/** Sign of life for all jobs of this process; gives those that somebody asked to stop. */
export async function renewLeases({ owner }: Database, worker: string): Promise<string[]> {
  const { rows } = await sql<{ id: string; cancel_requested: boolean }>`
    update job set lease_until = statement_timestamp() + ${LEASE} where worker = ${worker} and state = 'running'
    returning id, cancel_requested`.execute(owner)
  return rows.filter((row) => row.cancel_requested).map((row) => row.id)
}

/**
 * Marks jobs whose process is gone. The holder of the embedded database is alone, so every job that isn't its own is
 * one; on PostgreSQL other processes' jobs are left alone while their lease runs.
 */
export async function markInterrupted({ owner, kind }: Database, worker: string): Promise<number> {
  const gone = kind === 'pglite' ? sql`worker <> ${worker}` : sql`lease_until < statement_timestamp()`
  const { rows } = await sql`with marked as (
      update job set state = 'interrupted', updated_at = statement_timestamp(), ended_at = statement_timestamp(),
        note_zh = '服务进程中断，任务未完成，请重新开始。',
        note_en = 'The server process ended before the work did; start it again.'
      where state = 'running' and ${gone}
      returning district, id, kind),
    logged as (
      insert into event (district, id, subject_kind, subject_id, kind, payload, actor_name)
      select district, gen_random_uuid(), 'job', id::text, 'job.ended',
        jsonb_build_object('kind', kind, 'state', 'interrupted'), 'system'
      from marked)
    insert into audit (district, action, subject_kind, subject_id, after, actor_name, actor_roles, actor_via)
    select district, 'job.end', 'job', id::text, '{"state": "interrupted"}', 'system', '{}', 'system'
    from marked returning seq`.execute(owner)
  return rows.length
}

/** Jobs of all districts by state, for the owner. */
export async function sumJobs(owner: Db): Promise<{ state: string; jobs: number }[]> {
  const { rows } = await sql<{ state: string; jobs: number }>`
    select state, count(*) as jobs from job group by state order by state`.execute(owner)
  return rows
}
