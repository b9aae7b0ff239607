import type { DistrictName } from '@citybrain/contract/engines/account.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { type Database, listDistricts as listRegistered } from '../../platform/index.ts'
import { noSuchDistrict } from './errors.ts'

export interface Districts {
  listDistricts(): Promise<DistrictName[]>
  /** Throws NotFound, before any connection is bound to a code that nobody serves. */
  getDistrict(code: DistrictCode): Promise<DistrictName>
}

export function createDistricts(database: Database): Districts {
  const known = new Map<DistrictCode, DistrictName>()
  async function listDistricts(): Promise<DistrictName[]> {
    const found = await listRegistered(database)
    for (const district of found) known.set(district.code, district)
    return found
  }
  return {
    listDistricts,
    async getDistrict(code) {
      if (!known.has(code)) await listDistricts()
      const district = known.get(code)
      if (!district) throw noSuchDistrict()
      return district
    },
  }
}
