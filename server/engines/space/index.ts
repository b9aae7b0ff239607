import type { DistrictProfile, Position, SampleGrid } from '@citybrain/contract/engines/district.ts'
import type { Located } from '@citybrain/contract/engines/region.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { RegionIndex } from '@citybrain/rules/space/region-index.ts'
import type { MountedRoute } from '../identity/index.ts'
import {
  type AddressCaller,
  type AddressSource,
  addressRoutes,
  type MatchedAddress,
  matchAddress,
} from './addresses.ts'
import { type Area, listAreas, zonesThatMeet } from './areas.ts'
import type { SpaceDeps } from './deps.ts'
import { importRoutes } from './import-routes.ts'
import { createRegionIndexes, type IndexOptions } from './indexes.ts'
import { regionRoutes } from './routes.ts'
import { loadSampleGrid } from './sample-grid.ts'
import { loadDistrict } from './seed.ts'

export type { AddressSource } from './addresses.ts'
export type { Area } from './areas.ts'
export {
  type Around,
  degreesFrom,
  distanceFrom,
  featureJsonOf,
  featureOf,
  isAroundAbove,
  isInsideDistrict,
  isNear,
  latitudeOf,
  leastMetres,
  longitudeOf,
  meetsBox,
  overlapsBox,
  positionOf,
  widthOf,
} from './feature-sql.ts'
export type { GeodataReader } from './geodata.ts'
export { assignPoints } from './ground-store.ts'
export { baseMapOf, describePortal } from './map.ts'

/** A district's data, and what its sample city adds. */
export interface DistrictData {
  readonly profile: DistrictProfile
  readonly sample: { readonly grid: SampleGrid | null } | null
}

/** Where things are: the regions of each district and what lies in them. */
export interface Space {
  readonly deps: SpaceDeps
  /**
   * Street, community, cell and zones of a position (longitude, latitude, WGS 84) on a day, today by default. On a
   * shared border the smallest code wins. `tx`: look through a transaction; `fresh`: see what any process committed.
   */
  locate(district: DistrictCode, position: Position, on?: PlainDate, options?: IndexOptions): Promise<Located>
  /** The index itself, for asking many times in microseconds each. It is a moment's: get it anew for each batch. */
  index(district: DistrictCode, options?: IndexOptions): Promise<RegionIndex>
  /** Every region of a day with its name, a point inside of it and the zones that hold that point. */
  areas(district: DistrictCode, on: PlainDate): Promise<Area[]>
  /** Those of the zones that have ground in common with one. */
  zonesThatMeet(district: DistrictCode, zone: string, others: readonly string[]): Promise<string[]>
  /** Where candidates for addresses come from; the registry says so when the engines are wired. */
  useAddresses(source: AddressSource): void
  /** What an address says, and the things it may mean, best first, with the reasons of their scores (0 to 1). */
  matchAddress(caller: AddressCaller, text: string, limit?: number): Promise<MatchedAddress>
  /**
   * Records what the districts' data names and was never recorded; in a sample city also the invented grid. Gives how
   * many regions were added.
   */
  loadDistricts(districts: readonly DistrictData[], sample: boolean): Promise<number>
}

export function createSpace(parts: Omit<SpaceDeps, 'indexes'>): Space {
  const deps: SpaceDeps = { ...parts, indexes: createRegionIndexes(parts.database) }
  let addresses: AddressSource = async () => []
  return {
    deps,
    useAddresses: (source) => {
      addresses = source
    },
    matchAddress: (caller, text, limit = 10) => matchAddress(addresses, caller, { text, limit }),
    locate: async (district, [longitude, latitude], on = deps.clock.cityToday(), options) =>
      (await deps.indexes.get(district, options)).locate(longitude, latitude, on),
    index: (district, options) => deps.indexes.get(district, options),
    areas: async (district, on) => {
      const [found, index] = await Promise.all([
        listAreas(deps.database.district(district), on),
        deps.indexes.get(district),
      ])
      return found.map((one) => ({ ...one, zones: one.at === null ? [] : index.locate(...one.at, on).zones }))
    },
    zonesThatMeet: (district, zone, others) => zonesThatMeet(deps.database.district(district), zone, others),
    loadDistricts: (districts, sample) => loadDistricts(deps, districts, sample),
  }
}

async function loadDistricts(deps: SpaceDeps, districts: readonly DistrictData[], sample: boolean): Promise<number> {
  let added = 0
  for (const { profile, sample: city } of districts) {
    added += await loadDistrict(deps, profile)
    if (sample && city?.grid) added += await loadSampleGrid(deps, profile, city.grid)
  }
  return added
}

export function spaceRoutes(space: Space): MountedRoute[] {
  return [...importRoutes(space), ...regionRoutes(space), ...addressRoutes(space)]
}
