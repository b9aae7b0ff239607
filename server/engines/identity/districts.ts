import type { DistrictName } from '@citybrain/contract/engines/account.ts'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Database } from '../../platform/index.ts'
import { noSuchDistrict } from './errors.ts'

export interface Districts {
  listDistricts(): Promise<DistrictName[]>
  /** Throws NotFound, before any connection is bound to a code that nobody serves. */
  getDistrict(code: DistrictCode): Promise<DistrictName>
}

export function createDistricts(database: Database): Districts {
  const known = new Map<DistrictCode, DistrictName>()
  async function listDistricts(): Promise<DistrictName[]> {
    const rows = await database.owner.selectFrom('district').selectAll().orderBy('district').execute()
    const found = rows.map((row) => ({
      code: DistrictCode.parse(row.district),
      name: { zh: row.name_zh, en: row.name_en },
    }))
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
