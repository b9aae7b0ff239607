import type { DeliveryState } from '@citybrain/contract/engines/webhook.ts'
import type { Generated } from 'kysely'
import type { Db } from '../../platform/index.ts'

/** Types, not interfaces: only those fit Kysely's index signature. */
type WebhookTable = {
  district: string
  id: string
  name: string
  url: string
  secret_sealed: Uint8Array
  kinds: string[]
  types: string[]
  account_id: string
  concurrency: number
  paused_because: string | null
  failures: Generated<number>
  failing_since: string | null
  last_success_at: string | null
  last_error: string | null
  next_at: string | null
  leased_by: string | null
  leased_until: string | null
  accepted: Generated<number>
  delivered: Generated<number>
  discarded: Generated<number>
  created_at: string
  created_by: string
  revision: Generated<number>
}

type DeliveryTable = {
  district: string
  webhook_id: string
  seq: number
  event_id: string
  kind: string
  subject_kind: string
  subject_id: string
  state: DeliveryState
  attempts: number
  next_at: string
  first_failed_at: string | null
  status: number | null
  error: string | null
  created_at: string
  ended_at: string | null
}

type NewsTables = {
  webhook: WebhookTable
  webhook_delivery: DeliveryTable
  /** Of identity; read for the names of accounts. */
  account: { district: string; id: string; login: string; name: string }
}

/** The district's database with the tables of this connector. */
export function newsTables(db: Db) {
  return db.withTables<NewsTables>()
}
