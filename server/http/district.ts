import { getDistrict } from '@citybrain/contract/api/district.ts'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { type MountedRoute, serve } from '../engines/identity/index.ts'
import type { Clock } from '../platform/index.ts'

/** The district's own data, as its folder gives it. */
export function districtRoutes(deps: {
  readonly clock: Clock
  profileOf(district: DistrictCode): DistrictProfile
}): MountedRoute[] {
  return [
    serve(getDistrict, async ({ actor }) => ({
      profile: deps.profileOf(actor.district),
      today: deps.clock.cityToday(),
    })),
  ]
}
