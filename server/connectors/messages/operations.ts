import {
  type ChannelStatus,
  type Message,
  MessageChannel,
  type MessageState,
} from '@citybrain/contract/engines/message.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { type Actor, type Clock, type Database, type Db, save } from '../../platform/index.ts'
import { noSuchMessage } from './errors.ts'
import type { Carrier } from './letter.ts'

export interface OperationsDeps {
  readonly database: Database
  readonly clock: Clock
  readonly carriers: readonly Carrier[]
}

const NONE = { asked: 0, sent: 0, queued: 0, dead: 0, suppressed: 0, discarded: 0, oldestAt: null, lastError: null }
type Counted = { [K in 'asked' | 'sent' | 'queued' | 'dead' | 'suppressed' | 'discarded']: number }
type Row = Counted & Pick<ChannelStatus, 'channel' | 'oldestAt' | 'lastError'>

const isBalanced = ({ asked, sent, queued, dead, suppressed, discarded }: Counted) =>
  asked === sent + queued + dead + suppressed + discarded

/** How each channel fares, one that is off among them. */
export async function readStatus(
  { database, carriers }: OperationsDeps,
  district: DistrictCode,
): Promise<ChannelStatus[]> {
  const { rows } = await sql<Row>`select c.channel, c.asked::int as asked, c.sent::int as sent,
      c.suppressed::int as suppressed, c.discarded::int as discarded, c.last_error as "lastError",
      (select count(*)::int from message m where m.district = c.district and m.channel = c.channel and m.state = 'waiting')
        as queued,
      (select count(*)::int from message m where m.district = c.district and m.channel = c.channel and m.state = 'dead')
        as dead,
      (select to_char(min(m.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from message m
        where m.district = c.district and m.channel = c.channel and m.state = 'waiting' and m.due_at <= city_now())
        as "oldestAt"
    from message_channel c where c.district = ${district}`.execute(database.district(district))
  return MessageChannel.options.map((channel) => {
    const row = rows.find((one) => one.channel === channel) ?? { channel, ...NONE }
    const carrier = carriers.find((one) => one.channel === channel)
    return { ...row, on: carrier !== undefined, through: carrier?.through ?? null, balanced: isBalanced(row) }
  })
}

interface Asked {
  readonly district: DistrictCode
  readonly state: MessageState
  readonly after: readonly [string, string] | null
  readonly limit: number
}

/** What is still to be decided from its oldest on, what is over from its newest. */
export async function listInState(db: Db, { district, state, after, limit }: Asked): Promise<Message[]> {
  const oldestFirst = state === 'waiting' || state === 'dead'
  const beyond = oldestFirst ? sql`>` : sql`<`
  const order = oldestFirst ? sql`created_at, id` : sql`created_at desc, id desc`
  const { rows } =
    await sql<Message>`select id, state, channel, to_kind as "to", kind, case_id as case, attempts, error,
      created_at as "createdAt", due_at as "dueAt", ended_at as "endedAt"
    from message where district = ${district} and state = ${state}
      ${after ? sql`and (created_at, id) ${beyond} (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by ${order} limit ${limit}::int`.execute(db)
  return rows
}

interface Decided {
  readonly actor: Actor
  readonly reason: string
}

/** Has those that are chosen tried again from the beginning. Gives how many it was. */
async function revive(
  deps: OperationsDeps,
  { actor, reason }: Decided,
  chosen: { id: string } | { channel: MessageChannel },
) {
  const now = deps.clock.systemNow()
  return deps.database.transaction(actor.district, async (tx) => {
    const which = 'id' in chosen ? sql`id = ${chosen.id}::uuid` : sql`channel = ${chosen.channel}`
    // Old news of a server that was away is news again once somebody says so.
    const { rows } = await sql`update message set state = 'waiting', attempts = 0, ended_at = null,
        next_at = ${now}::timestamptz, created_at = ${now}::timestamptz
      where district = ${actor.district} and state = 'dead' and ${which} returning 1`.execute(tx)
    const subject = { kind: 'message', id: 'id' in chosen ? chosen.id : chosen.channel }
    const audits = [{ action: 'message.replay', subject, after: { replayed: rows.length }, reason }]
    await save(tx, { writes: [], events: [], audits, actor })
    return rows.length
  })
}

export const replayChannel = (deps: OperationsDeps, decided: Decided, channel: MessageChannel): Promise<number> =>
  revive(deps, decided, { channel })

export async function replayOne(deps: OperationsDeps, decided: Decided, id: string): Promise<void> {
  if ((await revive(deps, decided, { id })) === 0) throw noSuchMessage()
}

export async function discardOne(deps: OperationsDeps, { actor, reason }: Decided, id: string): Promise<void> {
  await deps.database.transaction(actor.district, async (tx) => {
    const { rows } = await sql`with gone as (
        update message set state = 'discarded', ended_at = ${deps.clock.systemNow()}::timestamptz
        where district = ${actor.district} and id = ${id}::uuid and state = 'dead' returning channel)
      update message_channel set discarded = discarded + 1
      where district = ${actor.district} and channel = (select channel from gone) returning 1`.execute(tx)
    if (rows.length === 0) throw noSuchMessage()
    const audits = [{ action: 'message.discard', subject: { kind: 'message', id }, reason }]
    await save(tx, { writes: [], events: [], audits, actor })
  })
}
