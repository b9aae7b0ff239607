import { MessageChannel } from '@citybrain/contract/engines/message.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import type { Message, Parcel } from './letter.ts'

export interface Lease {
  readonly district: DistrictCode
  readonly channel: MessageChannel
  readonly me: string
  readonly now: string
  readonly until: string
}

/** Whether this process may send by the channel until the lease ends: of several processes one does. */
export async function takeLease(db: Db, { district, channel, me, now, until }: Lease): Promise<boolean> {
  const { rows } = await sql`update message_channel set leased_by = ${me}::uuid, leased_until = ${until}::timestamptz
    where district = ${district} and channel = ${channel}
      and (leased_by = ${me}::uuid or leased_until is null or leased_until < ${now}::timestamptz)
    returning 1`.execute(db)
  return rows.length > 0
}

export async function releaseLeases(db: Db, district: string, me: string): Promise<void> {
  await sql`update message_channel set leased_by = null, leased_until = null
    where district = ${district} and leased_by = ${me}::uuid`.execute(db)
}

export interface DueAsked {
  readonly district: DistrictCode
  readonly channels: readonly MessageChannel[]
  readonly systemNow: string
  readonly cityNow: string
}

/** Channels by which something is due. */
export async function listDueChannels(db: Db, { district, channels, systemNow, cityNow }: DueAsked) {
  const { rows } = await sql<{ channel: string }>`select c.channel from message_channel c
    where c.district = ${district} and c.channel = any(${[...channels]}::text[]) and exists (
      select from message m where m.district = ${district} and m.channel = c.channel and m.state = 'waiting'
        and m.next_at <= ${systemNow}::timestamptz and m.due_at <= ${cityNow}::timestamptz)
    order by c.channel`.execute(db)
  return rows.map(({ channel }) => MessageChannel.parse(channel))
}

/** The parcel that is due first, with all that belongs to it; null where none is. */
export async function findDueParcel(
  db: Db,
  channel: MessageChannel,
  { district, systemNow, cityNow }: Omit<DueAsked, 'channels'>,
): Promise<Parcel | null> {
  const { rows } = await sql<Message>`
    with first as (select parcel from message where district = ${district} and channel = ${channel} and state = 'waiting'
      and next_at <= ${systemNow}::timestamptz and due_at <= ${cityNow}::timestamptz order by next_at, id limit 1)
    select m.id, m.parcel, m.to_kind as "to", m.to_id as "toId", m.kind, m.case_id as "caseId", m.data, m.attempts,
      m.created_at as "createdAt"
    from message m, first where m.district = ${district} and m.parcel = first.parcel and m.state = 'waiting'
    order by m.created_at desc, m.id limit 1000`.execute(db)
  const [first] = rows
  return first ? { district, channel, id: first.parcel, messages: rows } : null
}

export interface Note {
  readonly how: 'sent' | 'dead' | 'suppressed' | 'waiting'
  readonly error: string | null
  readonly now: string
  readonly nextAt: string
}

/** How a parcel went, with the counts. */
export async function noteParcel(db: Db, { district, channel, messages }: Parcel, note: Note): Promise<void> {
  const ids = messages.map(({ id }) => id)
  const { how, error, now, nextAt } = note
  await sql`
    with settled as (
      update message set state = ${how}, attempts = attempts + 1, next_at = ${nextAt}::timestamptz, error = ${error},
        ended_at = case when ${how} = 'waiting' then null else ${now}::timestamptz end
      where district = ${district} and id = any(${ids}::uuid[]) and state = 'waiting' returning 1)
    update message_channel set
      sent = sent + case when ${how} = 'sent' then (select count(*) from settled) else 0 end,
      suppressed = suppressed + case when ${how} = 'suppressed' then (select count(*) from settled) else 0 end,
      last_error = case when ${how} = 'suppressed' then last_error else ${error} end
    where district = ${district} and channel = ${channel}`.execute(db)
}

/** What ended a month ago goes, a share at a time. */
export async function sweepMessages(db: Db, district: string, before: string): Promise<void> {
  await sql`delete from message where district = ${district} and id in (select id from message
    where district = ${district} and state in ('sent', 'suppressed', 'discarded') and ended_at < ${before}::timestamptz
    order by ended_at limit 5000)`.execute(db)
}
