import type { ImportFeature } from '@citybrain/contract/engines/region-import.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/index.ts'
import { geoJsonOf, parseGeometry } from './geometry-sql.ts'

interface FeatureRow {
  number: number
  code: string | null
  name: string | null
  act: ImportFeature['properties']['act']
  fields: Record<string, string>
  json: string | null
}

/** Features of a preview in the order of the file. */
export async function listFeatures(
  db: Db,
  id: string,
  { after, limit }: { after: number; limit: number },
): Promise<ImportFeature[]> {
  const { rows } = await sql<FeatureRow>`select number, code, name, act, fields, ${geoJsonOf(sql`geometry`)} as json
    from region_import_feature where import_id = ${id}::uuid and number > ${after}::int
    order by number limit ${limit}::int`.execute(db)
  return rows.map(({ number, json, ...properties }) => ({
    type: 'Feature',
    id: number,
    geometry: parseGeometry(json),
    properties,
  }))
}
