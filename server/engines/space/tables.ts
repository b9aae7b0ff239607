import type { RegionKind } from '@citybrain/contract/engines/region.ts'
import type { ImportSettings } from '@citybrain/contract/engines/region-import.ts'
import type { Db, Json } from '../../platform/index.ts'

export interface RegionSetTable {
  district: string
  version: number
}

export interface RegionTable {
  district: string
  id: string
  kind: RegionKind
  code: string | null
  sample: boolean
  revision: number
  withdrawn_at: string | null
}

export interface RegionVersionTable {
  district: string
  region_id: string
  number: number
  name: string
  parent_id: string | null
  area_m2: number | null
  valid_from: string | null
  valid_to: string | null
  source: string
  import_id: string | null
  recorded_at: string
  recorded_by: string
  withdrawn_at: string | null
}

export interface RegionImportTable {
  district: string
  id: string
  file_name: string | null
  format: 'geojson' | 'shapefile' | 'kml' | 'kmz' | 'csv'
  encoding: string | null
  sha256: string
  original: Uint8Array
  state: 'preview' | 'applied' | 'undone'
  settings: Json<ImportSettings>
  preview: Json
  features: number
  revision: number
  created_at: string
  created_by: string
  applied_at: string | null
  undone_at: string | null
}

type SpaceTables = {
  region_set: RegionSetTable
  region: RegionTable
  region_version: RegionVersionTable
  region_import: RegionImportTable
}

/** The district's database with the tables of this engine; geometry columns are reached by SQL alone. */
export const spaceTables = (db: Db) => db.withTables<SpaceTables>()
