import { MessageChannel, MessagePreference } from '@citybrain/contract/engines/message.ts'
import type { NoticeData, NoticeKind } from '@citybrain/contract/engines/notice.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { afterQuiet, DEFAULT_PREFERENCE, planMessage } from '@citybrain/rules/casework/index.ts'
import { type CompiledCalendar, nextOpening } from '@citybrain/rules/clock/index.ts'
import { sql } from 'kysely'
import { v5 } from 'uuid'
import type { Clock, Db } from '../../platform/index.ts'

export interface QueueDeps {
  readonly clock: Clock
  /** Channels that this deployment can send by. */
  readonly channels: readonly MessageChannel[]
  /** Office hours, by which digests come. */
  officeOf(district: DistrictCode): Promise<CompiledCalendar>
}

/** A notice that somebody has just got in the console. */
export interface Noticed {
  readonly account: string
  readonly id: string
  readonly case_id: string
  readonly kind: NoticeKind
  readonly data: NoticeData
}

/** Something that a reporter wants to be told; by SMS, which is all that they left. */
export interface ReporterTold {
  readonly id: string
  readonly reporter: string
  readonly caseId: string
  readonly kind: 'report-accepted' | 'report-ended'
  readonly end: string | null
}

/** Orders what reporters are told; not at night. */
export async function queueReporterNews(
  deps: Pick<QueueDeps, 'clock' | 'channels'>,
  tx: Db,
  { district, told }: { readonly district: DistrictCode; readonly told: readonly ReporterTold[] },
): Promise<void> {
  if (!deps.channels.includes('sms')) return
  const due = afterQuiet(DEFAULT_PREFERENCE.quiet, Date.parse(deps.clock.cityNow()))
  const dueAt = new Date(due).toISOString()
  const messages = told.map(({ id, reporter, caseId, kind, end }) => ({
    ...({ id, channel: 'sms', parcel: id, to: 'reporter', toId: reporter } as const),
    ...{ kind, caseId, data: { end }, dueAt },
  }))
  await insertMessages(tx, district, { messages, suppressed: [], now: deps.clock.systemNow() })
}

export interface NewMessage {
  readonly id: string
  readonly channel: MessageChannel
  readonly parcel: string
  readonly to: 'account' | 'contact' | 'reporter'
  readonly toId: string
  readonly kind: string
  readonly caseId: string | null
  readonly data: object
  /** City time. */
  readonly dueAt: string
}

/** Orders what is told outside of the console, with the notices themselves. Each notice counts once for each channel. */
export async function queueNotices(
  deps: QueueDeps,
  tx: Db,
  { district, notices }: { readonly district: DistrictCode; readonly notices: readonly Noticed[] },
): Promise<void> {
  if (deps.channels.length === 0 || notices.length === 0) return
  const people = await findPeople(tx, [...new Set(notices.map(({ account }) => account))])
  const now = Date.parse(deps.clock.cityNow())
  const opening = nextOpening(await deps.officeOf(district), now)
  const suppressed: MessageChannel[] = []
  const messages: NewMessage[] = []
  for (const channel of deps.channels)
    for (const notice of notices) {
      const person = people.get(notice.account)
      const wished = person?.channels.includes(channel) ? person.preference : null
      const plan = wished && planMessage(wished, { kind: notice.kind, channel, now, opening })
      if (plan === null) suppressed.push(channel)
      else messages.push(messageOf(notice, channel, plan))
    }
  await insertMessages(tx, district, { messages, suppressed, now: deps.clock.systemNow() })
}

function messageOf(
  { id: notice, account, kind, case_id, data }: Noticed,
  channel: MessageChannel,
  { dueAt, gathered }: { readonly dueAt: number; readonly gathered: boolean },
): NewMessage {
  const id = v5(channel, notice)
  const at = new Date(dueAt).toISOString()
  const parcel = gathered ? v5(`${channel} ${at}`, account) : id
  return { ...{ id, channel, parcel, kind, data }, to: 'account', toId: account, caseId: case_id, dueAt: at }
}

interface Person {
  readonly channels: readonly MessageChannel[]
  readonly preference: MessagePreference
}

/** Where people are reached and how they want it; the addresses themselves are left alone. */
async function findPeople(tx: Db, accounts: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const { rows } = await sql<{ account: string; channels: string[]; preference: unknown }>`
    select c.account, array_agg(c.channel) as channels,
      (select p.preference from message_preference p where p.account = c.account) as preference
    from contact c where c.account = any(${[...accounts]}::uuid[]) and c.verified is not null
    group by c.account`.execute(tx)
  return new Map(
    rows.map(({ account, channels, preference }) => [
      account,
      { channels: MessageChannel.array().parse(channels), preference: preferenceOf(preference) },
    ]),
  )
}

/** As stored; a kind that came later is told as it is usual. */
export function preferenceOf(stored: unknown): MessagePreference {
  if (typeof stored !== 'object' || stored === null) return DEFAULT_PREFERENCE
  const kinds = 'kinds' in stored && typeof stored.kinds === 'object' ? stored.kinds : {}
  return MessagePreference.parse({ ...DEFAULT_PREFERENCE, ...stored, kinds: { ...DEFAULT_PREFERENCE.kinds, ...kinds } })
}

export interface Ordered {
  readonly messages: readonly NewMessage[]
  /** One entry for each that isn't sent. */
  readonly suppressed: readonly MessageChannel[]
  /** System time. */
  readonly now: string
}

/** Writes them and counts them, in one statement; one that is there already counts no more. */
export async function insertMessages(tx: Db, district: string, { messages, suppressed, now }: Ordered): Promise<void> {
  if (messages.length + suppressed.length === 0) return
  const left = MessageChannel.options.map((channel) => ({
    channel,
    count: suppressed.filter((one) => one === channel).length,
  }))
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as m (id uuid, channel text, parcel uuid, "to" text,
        "toId" uuid, kind text, "caseId" uuid, data jsonb, "dueAt" timestamptz)),
    added as (
      insert into message (district, id, channel, parcel, to_kind, to_id, kind, case_id, data, state, due_at, next_at, created_at)
      select ${district}, id, channel, parcel, "to", "toId", kind, "caseId", data, 'waiting', "dueAt", ${now}::timestamptz,
        ${now}::timestamptz from given
      on conflict do nothing returning channel),
    counted as (
      select l.channel, l.count as suppressed, (select count(*) from added a where a.channel = l.channel) as added
      from jsonb_to_recordset(${JSON.stringify(left)}::jsonb) as l (channel text, count int))
    insert into message_channel as c (district, channel, asked, suppressed)
    select ${district}, channel, added + suppressed, suppressed from counted where added + suppressed > 0 order by channel
    on conflict (district, channel) do update
      set asked = c.asked + excluded.asked, suppressed = c.suppressed + excluded.suppressed`.execute(tx)
}
