import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { laterBy, listDistricts, save, systemActor } from '../../platform/index.ts'
import { SWEEP_PUBLIC_HOURS, SWEEP_UNFINISHED_DAYS, SWEEP_UNUSED_DAYS } from './limits.ts'
import { type AttachmentDeps, subjectOf } from './service.ts'
import { deleteUnused } from './store.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const CHUNK = 100

/** Deletes what was not finished within a week, what nothing used within a month, and of the public within a day; gives how many. */
export async function sweepAttachments(
  { database, clock }: Pick<AttachmentDeps, 'database' | 'clock'>,
  district: DistrictCode,
): Promise<number> {
  const [db, actor, now] = [database.district(district), systemActor(district), clock.systemNow()]
  const before = (days: number) => laterBy(now, -days * DAY_MS)
  let swept = 0
  for (;;) {
    const { rows } = await sql<{ id: string; name: string; state: string }>`
      select id, file_name as name, state from attachment
      where district = ${district} and subject_kind is null and (
        (declared_at < ${before(SWEEP_UNFINISHED_DAYS)}::timestamptz
          and (state <> 'ready' or declared_at < ${before(SWEEP_UNUSED_DAYS)}::timestamptz))
        or (public and declared_at < ${before(SWEEP_PUBLIC_HOURS / 24)}::timestamptz))
      order by declared_at limit ${CHUNK}::int`.execute(db)
    if (rows.length === 0) return swept
    const ids = rows.map(({ id }) => id)
    const audits = rows.map(({ id, name, state }) => ({
      ...{ action: 'attachment.sweep', subject: subjectOf(id), before: { fileName: name, state } },
    }))
    await save(db, { writes: [{ sql: deleteUnused(district, ids), rows: ids.length }], events: [], audits, actor })
    swept += rows.length
  }
}

/** Looks at the start and once an hour, until closed; several processes may do so at once. */
export function startSweeping(deps: AttachmentDeps): { close(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const look = async () => {
    for (const { code } of await listDistricts(deps.database)) await sweepAttachments(deps, code)
  }
  const start = () => {
    running = running
      .then(look)
      .catch((error: unknown) => deps.logger.warn({ err: error }, 'could not sweep unused attachments'))
  }
  start()
  const timer = setInterval(start, HOUR_MS).unref()
  return {
    async close() {
      clearInterval(timer)
      await running
    },
  }
}
