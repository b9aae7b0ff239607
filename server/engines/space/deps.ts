import type { BaseMap } from '@citybrain/contract/api/regions.ts'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Clock, Database, Jobs } from '../../platform/index.ts'
import type { GeodataReader } from './geodata.ts'
import type { RegionIndexes } from './indexes.ts'

/** What the space engine works with. */
export interface SpaceDeps {
  readonly database: Database
  readonly clock: Clock
  readonly jobs: Jobs
  readonly profileOf: (district: DistrictCode) => DistrictProfile
  /** Null where the operator set none. */
  readonly baseMap: BaseMap | null
  readonly readGeodata: GeodataReader
  readonly indexes: RegionIndexes
}
