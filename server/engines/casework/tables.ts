import type { CaseEvent, CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseRuleDraft } from '@citybrain/contract/engines/case-rule.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { Generated } from 'kysely'
import type { Db } from '../../platform/index.ts'

interface CaseTypeTable {
  key: string
  version: number
  definition: CaseType
  adopted_at: Generated<string>
}

export interface CaseFileTable {
  district: string
  id: string
  number: string
  type: string
  version: number
  revision: number
  opened_at: string
  changed_at: Generated<string>
  ended_at: string | null
  ending: string | null
  title: string
  source: string
  category: string | null
  department: string | null
  departments: string[]
  street: string | null
  community: string | null
  grid: string | null
  geometry: string | null
  about: string | null
  opener_id: string | null
  due_at: string | null
  next_at: string | null
  supervised: boolean
  recurs: string | null
  terms: string[]
  state: CaseState
  counts: Generated<Record<string, number>>
}

interface CaseEntryTable {
  district: string
  case_id: string
  revision: number
  event: CaseEvent
  at: string
}

export interface CaseItemTable {
  district: string
  case_id: string
  number: number
  type: string
  step: string
  entered_at: string
  left_at: string | null
  outcome: string | null
  street: string | null
  department: string | null
  assignee_id: string | null
  assignee_name: string | null
  done_by: string | null
  due_at: string | null
  law_due_at: string | null
  urgent_at: string
  routed_by: string | null
}

interface CaseClockTable {
  district: string
  case_id: string
  key: string
  begun_by: number
  type: string
  street: string | null
  department: string | null
  started_at: string
  stand: 'runs' | 'halted' | 'kept' | 'stopped'
  due_at: string | null
  law_due_at: string | null
  halted_at: string | null
  paused: Generated<boolean>
  taken_over: Generated<boolean>
}

interface CaseRuleTable {
  district: string
  id: string
  revision: number
  rule: Omit<CaseRuleDraft, 'receiver'> & Partial<Pick<CaseRuleDraft, 'receiver'>>
  changed_at: Generated<string>
}

type CaseworkTables = {
  case_type: CaseTypeTable
  case_file: CaseFileTable
  case_entry: CaseEntryTable
  case_item: CaseItemTable
  case_clock: CaseClockTable
  case_rule: CaseRuleTable
}

export const caseworkTables = (db: Db) => db.withTables<CaseworkTables>()
