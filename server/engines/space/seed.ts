import { createHash } from 'node:crypto'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { Source } from '@citybrain/contract/kernel/source.ts'
import { type Database, systemActor } from '../../platform/index.ts'
import { addMissing, type GivenRegion } from './bulk.ts'
import type { RegionIndexes } from './indexes.ts'
import { lockRegions } from './region-store.ts'

const STATUS_WORDS = {
  verified: '已核实',
  'from-memory': '凭记忆录入',
  derived: '推算',
  proposal: '建议',
} as const satisfies Record<Source['status'], string>

/**
 * Records the district, its streets, communities and zones as its data names them. What was recorded before stays as
 * people have made it; a boundary or code that no source gives stays unknown.
 */
export async function loadDistrict(
  { database, indexes }: { database: Database; indexes: RegionIndexes },
  profile: DistrictProfile,
): Promise<number> {
  const actor = systemActor(profile.code)
  const given = regionsOf(profile)
  const added = await database.transaction(profile.code, async (tx) => {
    await lockRegions(tx, profile.code)
    return addMissing(tx, actor, given)
  })
  if (added > 0) indexes.expire(profile.code)
  return added
}

/** The same id at every start, and another one in every district. */
export function idOf(district: string, kind: string, key: string): string {
  const hex = createHash('sha256').update(`region ${district} ${kind} ${key}`).digest('hex')
  // Version 8 (own scheme) and the variant of RFC 9562.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function regionsOf({ code, name, boundary, streets, communities, zones }: DistrictProfile): GivenRegion[] {
  const id = (kind: string, key: string) => idOf(code, kind, key)
  const district = id('district', code)
  const ring = { type: 'Polygon', coordinates: [boundary.ring] }
  return [
    given({ id: district, kind: 'district', code, name: name.zh, parent: null }, boundary.source, JSON.stringify(ring)),
    ...streets.map((one) =>
      given(
        { id: id('street', one.code), kind: 'street', code: one.code, name: one.name.zh, parent: district },
        one.source,
      ),
    ),
    ...communities.map((one) => {
      const parent = one.street && id('street', one.street)
      return given({ id: id('community', one.name), kind: 'community', code: null, name: one.name, parent }, one.source)
    }),
    ...zones.map((one) => {
      const shape = one.boundary && JSON.stringify({ type: 'Polygon', coordinates: [one.boundary] })
      const region = { id: id('zone', one.id), kind: 'zone' as const, code: null, name: one.name.zh, parent: district }
      return given(region, one.source, shape)
    }),
  ]
}

function given(
  region: Pick<GivenRegion, 'id' | 'kind' | 'code' | 'name' | 'parent'>,
  { note, status }: Source,
  geometry: string | null = null,
): GivenRegion {
  return { ...region, geometry, source: `${note.zh}（${STATUS_WORDS[status]}）`, sample: false }
}
