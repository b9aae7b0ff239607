import type { PlanClause, PlanSection } from '@citybrain/contract/engines/outline.ts'
import type {
  BoilerplateSpan,
  DocumentFormat,
  LegalBasis,
  PlanKind,
  VersionState,
} from '@citybrain/contract/engines/plan.ts'
import type { Commitment, RegisterChange, ReviewState, RowOrigin } from '@citybrain/contract/engines/register.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { Db, Json } from '../../platform/index.ts'

export interface PlanDocumentTable {
  district: string
  id: string
  title: string
  kind: PlanKind
  period: string
  file_name: string | null
  format: DocumentFormat
  media_type: string
  encoding: string | null
  sha256: string
  byte_count: number
  character_count: number
  original: Uint8Array
  content: string
  published_on: string | null
  boilerplate: Json<BoilerplateSpan[]>
  sections: Json<PlanSection[]>
  clauses: Json<PlanClause[]>
  results: Json
  sample: boolean
  revision: number
  imported_at: string
  imported_by: string
  /** Has a default. */
  begun_at: string
}

export interface PlanVersionTable {
  district: string
  plan_id: string
  number: number
  state: VersionState
  adjusts: number | null
  reason: string | null
  approved_on: string | null
  approved_by: string | null
  basis: Json<LegalBasis> | null
  revision: number
  changed_at: string
  created_at: string
  created_by: string
}

export interface CommitmentTable {
  district: string
  plan_id: string
  version: number
  id: string
  start_at: number
  end_at: number
  kind: Commitment['kind']
  section: string
  period: string
  state: ReviewState
  origin: RowOrigin
  revision: number
  subject: string
  reading: Json
  leads: string[]
  co_operating: string[]
  leader: string | null
  milestone: string | null
  due_on: string | null
  next_report_on: string | null
  evidence: string | null
  note: string | null
  owner_reason: Json<Words> | null
  search: string
}

export interface RegisterChangeTable {
  district: string
  plan_id: string
  version: number
  id: string
  seq: number
  did: RegisterChange['did']
  undoes: string | null
  before: Json<Commitment[]>
  after: Json<Commitment[]>
  row_ids: string[]
  by_name: string
  at: string
}

export interface ConfirmedClauseTable {
  district: string
  plan_id: string
  version: number
  start_at: number
  end_at: number
  confirmed_by: string
  confirmed_at: string
}

export interface TargetLinkTable {
  district: string
  id: string
  title: string
  linked_by: string
  linked_at: string
}

export interface TargetLinkMemberTable {
  district: string
  plan_id: string
  commitment_id: string
  link_id: string
}

export type PlanTables = {
  plan_document: PlanDocumentTable
  plan_version: PlanVersionTable
  commitment: CommitmentTable
  register_change: RegisterChangeTable
  confirmed_clause: ConfirmedClauseTable
  target_link: TargetLinkTable
  target_link_member: TargetLinkMemberTable
}

/** The district's database with the tables of this engine. */
export const planTables = (db: Db) => db.withTables<PlanTables>()
export type PlanDb = ReturnType<typeof planTables>
