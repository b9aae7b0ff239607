import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { Database } from './database/database.ts'

export interface DistrictRecord {
  readonly code: DistrictCode
  /** Full official name with its city. */
  readonly name: Words
}

/** Makes the district a tenant of this deployment; one that is there already gets the name given. */
export async function registerDistrict(database: Database, { code, name }: DistrictRecord): Promise<void> {
  const names = { name_zh: name.zh, name_en: name.en }
  await database.owner
    .insertInto('district')
    .values({ district: code, ...names })
    .onConflict((conflict) => conflict.column('district').doUpdateSet(names))
    .execute()
}

/** Every district that this deployment serves, by code; a country has fewer than 3 000. */
export async function listDistricts(database: Database): Promise<DistrictRecord[]> {
  const rows = await database.owner.selectFrom('district').selectAll().orderBy('district').limit(5_000).execute()
  return rows.map((row) => ({
    code: DistrictCode.parse(row.district),
    name: { zh: row.name_zh, en: row.name_en },
  }))
}
