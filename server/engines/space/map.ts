import type { BaseMap, getMap } from '@citybrain/contract/api/regions.ts'
import type { RouteReply } from '@citybrain/contract/api/route.ts'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { Extent } from '@citybrain/contract/engines/region.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Config } from '../../platform/index.ts'
import type { SpaceDeps } from './deps.ts'
import { DATUM_WORDS } from './geometry-sql.ts'

type Settings = Pick<Config, 'baseMapTiles' | 'baseMapApproval' | 'baseMapAttribution'>

/** The base map that was set, if any. Throws Invalid for one without its review number, which the law has it show. */
export function baseMapOf({ baseMapTiles, baseMapApproval, baseMapAttribution }: Settings): BaseMap | null {
  if (baseMapTiles === null) return null
  if (baseMapApproval === null)
    throw new Refusal('Invalid', 'space.base-map-unreviewed', {
      zh: '设置了底图却没有审图号：公开使用地图须标注审图号（《地图管理条例》）。请设置 CITYBRAIN_BASE_MAP_APPROVAL。',
      en: 'A base map is set without its review number (审图号), which a map in public use must show. Set CITYBRAIN_BASE_MAP_APPROVAL.',
    })
  return { tiles: baseMapTiles, approval: baseMapApproval, attribution: baseMapAttribution ?? '' }
}

/** What the console needs before it draws. */
export function describeMap(profile: DistrictProfile, baseMap: BaseMap | null): RouteReply<typeof getMap> {
  return { baseMap, centre: profile.centre.position, extent: extentOfRing(profile.boundary.ring), datum: DATUM_WORDS }
}

/** What people without an account are shown of a district: its name, its outline, the base map. */
export function describePortal(
  { profileOf, baseMap }: Pick<SpaceDeps, 'profileOf' | 'baseMap'>,
  district: DistrictCode,
) {
  const { name, centre, boundary } = profileOf(district)
  return { name, ground: { centre: centre.position, boundary: boundary.ring, baseMap } }
}

export function extentOfRing(ring: readonly (readonly [number, number])[]): Extent {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
