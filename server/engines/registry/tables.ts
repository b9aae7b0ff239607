import type { ThingState } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import type { Generated } from 'kysely'
import type { Db } from '../../platform/index.ts'

interface ThingTypeTable {
  key: string
  version: number
  definition: ThingType
  adopted_at: Generated<string>
}

export interface ThingTable {
  district: string
  id: string
  type: string
  type_version: number
  revision: number
  state: ThingState
  name: string
  name_order: string
  code: string | null
  street: string | null
  community: string | null
  grid: string | null
  department: string | null
  ended_on: string | null
  merged_into: string | null
  next_change_on: string | null
  source_system: string
  source_document: string | null
  created_at: Generated<string>
  updated_at: Generated<string>
  aliases: string[]
  attributes: Record<string, unknown>
  geometry: string | null
  keys: string[]
}

export interface ThingFactTable {
  district: string
  thing_id: string
  revision: number
  kind: string
  type_version: number
  valid_from: string | null
  valid_to: string | null
  known_at: Generated<string>
  source_system: string
  source_document: string | null
  actor_id: string | null
  actor_name: string
  reason: string | null
  import_id: string | null
  patch: Record<string, unknown>
}

export interface ThingLinkTable {
  district: string
  from_id: string
  kind: string
  to_id: string
  revision: number
  linked: boolean
  valid_from: string | null
  valid_to: string | null
  known_at: Generated<string>
  source_system: string
  source_document: string | null
  actor_id: string | null
  actor_name: string
  reason: string | null
  import_id: string | null
}

type RegistryTables = {
  thing_type: ThingTypeTable
  thing: ThingTable
  thing_here: ThingTable
  thing_fact: ThingFactTable
  thing_link: ThingLinkTable
}

export const registryTables = (db: Db) => db.withTables<RegistryTables>()
