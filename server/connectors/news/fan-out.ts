import type { Holder } from '@citybrain/contract/kernel/holder.ts'
import { sql } from 'kysely'
import { findHolders } from '../../engines/identity/index.ts'
import type { Clock, Consumer, Db, LoggedEvent } from '../../platform/index.ts'
import { newsTables } from './tables.ts'
import { asHeard, isWanted, type Mask } from './visible.ts'
import { MOST_WEBHOOKS } from './webhook-store.ts'

/** Rows of one statement: a hundred receivers of a batch of events are ten of them. */
const CHUNK = 5_000

interface Ordered {
  readonly webhook: string
  readonly event: LoggedEvent
}

/** Orders a delivery of each event for each receiver that asks for it and may hear of it, with the cursor of the log. */
export function createFanOut(mask: Mask, clock: Clock): Consumer {
  return {
    name: 'news.webhooks',
    begin: 'now',
    async handle(tx, events) {
      const district = events[0]?.district
      if (district === undefined) return
      const receivers = await listReceivers(tx)
      const accounts = receivers.map(({ account_id }) => account_id)
      const holders = await findHolders(tx, { district, today: clock.cityToday() }, accounts)
      const ordered = receivers.flatMap((receiver) => {
        const holder = holders.get(receiver.account_id)
        if (!holder) return []
        const heard = events.filter((event) => isFor(receiver, event, holder, mask))
        return heard.map((event) => ({ webhook: receiver.id, event }))
      })
      for (let start = 0; start < ordered.length; start += CHUNK) await order(tx, ordered.slice(start, start + CHUNK))
    },
  }
}

type Receiver = Awaited<ReturnType<typeof listReceivers>>[number]

/** Each takes the lock of its row, so that none is removed under our hands. */
function listReceivers(tx: Db) {
  return newsTables(tx)
    .selectFrom('webhook')
    .select(['id', 'kinds', 'types', 'account_id', 'created_at'])
    .orderBy('id')
    .limit(MOST_WEBHOOKS)
    .forKeyShare()
    .execute()
}

function isFor(receiver: Receiver, event: LoggedEvent, holder: Holder, mask: Mask): boolean {
  // What happened before it was added may still be on its way through the log.
  if (event.systemAt < receiver.created_at || !isWanted(receiver, event)) return false
  return asHeard(event, holder, mask) !== null
}

async function order(tx: Db, ordered: readonly Ordered[]): Promise<void> {
  const district = ordered[0]?.event.district
  const rows = ordered.map(({ webhook, event }) => ({
    ...{ webhook, seq: event.seq, event: event.id, kind: event.kind },
    ...{ subject_kind: event.subject.kind, subject_id: event.subject.id, at: event.systemAt },
  }))
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (webhook uuid, seq bigint, event uuid,
        kind text, subject_kind text, subject_id text, at timestamptz)),
    added as (
      insert into webhook_delivery (district, webhook_id, seq, event_id, kind, subject_kind, subject_id, state,
        next_at, created_at)
      select ${district}, webhook, seq, event, kind, subject_kind, subject_id, 'waiting', at, at from given
      on conflict do nothing returning webhook_id)
    update webhook w set accepted = accepted + n.added
    from (select webhook_id, count(*) as added from added group by webhook_id) as n
    where w.district = ${district} and w.id = n.webhook_id`.execute(tx)
}
