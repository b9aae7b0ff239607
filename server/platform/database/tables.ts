import type { ColumnType, Generated } from 'kysely'

/** jsonb column: read as a value, written as text (`JSON.stringify`). */
export type Json<T = unknown> = ColumnType<T, string, string>
/** Column that the database fills; never written by us. */
type Filled<T> = ColumnType<T, never, never>

export interface DistrictTable {
  district: string
  name_zh: string
  name_en: string
}

export interface EventTable {
  district: string
  seq: Filled<number>
  id: Filled<string>
  subject_kind: string
  subject_id: string
  kind: string
  payload: Json
  actor_id: string | null
  actor_name: string
  request_id: string | null
  city_at: Filled<string>
  system_at: Filled<string>
  txid: Filled<string>
  incarnation: Filled<number>
}

/** How far a consumer of the log has come; transaction numbers are text. */
export interface LogCursorTable {
  district: string
  consumer: string
  incarnation: number
  since: string
  until: string
  last_seq: number
  end_seq: number
  window_events: number
  accepted: number
  processed: number
  retry_at: string | null
  began_incarnation: number
  began_txid: string
  began_snapshot: string | null
  began_at: Filled<string>
  handled_at: string | null
}

export interface LogLetterTable {
  district: string
  consumer: string
  seq: number
  subject_kind: string
  subject_id: string
  state: 'waiting' | 'parked' | 'dead' | 'discarded'
  attempts: number
  next_at: string | null
  error: string | null
  reason: string | null
  created_at: string
  updated_at: string
}

export interface AuditTable {
  district: string
  seq: Filled<number>
  action: string
  subject_kind: string
  subject_id: string
  before: Json | null
  after: Json | null
  reason: string | null
  actor_id: string | null
  actor_name: string
  actor_roles: string[]
  actor_via: string
  actor_ip: string | null
  request_id: string | null
  city_at: Filled<string>
  system_at: Filled<string>
}

export interface JobTable {
  district: string
  id: string
  kind: string
  title_zh: string
  title_en: string
  state: string
  share: number
  note_zh: string
  note_en: string
  result: Json<Record<string, unknown>> | null
  refusal: Json<{ code: string; words: { zh: string; en: string } }> | null
  started_by_id: string | null
  started_by: string
  worker: string
  lease_until: string
  cancel_requested: Generated<boolean>
  started_at: string
  updated_at: string
  ended_at: string | null
}

/** One row: how far the city's clock is from the system's. */
export interface CityClockTable {
  only_one: Generated<boolean>
  shift_ms: number
  set_to: string | null
  seen_at: string
}

export interface WorkCalendarTable {
  district: string
  key: string
  definition: Json
  revision: Generated<number>
  updated_at: Generated<string>
  updated_by: string
}

export interface MigrationTable {
  part: string
  number: number
  name: string
  checksum: string
  applied_at: Filled<string>
}

export interface PlatformTables {
  district: DistrictTable
  event: EventTable
  audit: AuditTable
  log_cursor: LogCursorTable
  log_letter: LogLetterTable
  job: JobTable
  city_clock: CityClockTable
  migration: MigrationTable
  work_calendar: WorkCalendarTable
}
