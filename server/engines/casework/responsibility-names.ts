import type { Responsibility } from '@citybrain/contract/engines/responsibility.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { ResponsibilityNames } from '@citybrain/rules/casework/index.ts'
import { listPostNames, listUnitNames, type PostName, type UnitName } from '../identity/index.ts'
import type { Area } from '../space/index.ts'
import type { CaseworkDeps } from './deps.ts'

/** What the responsibility grid names, as it is called on a day. */
export interface Named extends ResponsibilityNames {
  readonly areas: readonly Area[]
  readonly units: readonly UnitName[]
  readonly posts: readonly PostName[]
  areaOf(row: Pick<Responsibility, 'kind' | 'area'>): Area | null
}

export async function readNames(deps: CaseworkDeps, district: DistrictCode, on: PlainDate): Promise<Named> {
  const db = deps.database.district(district)
  const [areas, units, posts] = await Promise.all([
    deps.ground.areas(district, on),
    listUnitNames(db, on),
    listPostNames(db, on),
  ])
  const byKey = new Map(areas.map((area) => [keyOf(area), area]))
  const unitOf = new Map(units.map(({ code, short }) => [code, short]))
  const areaOf: Named['areaOf'] = ({ area }) => byKey.get(area) ?? null
  return {
    ...{ areas, units, posts, areaOf },
    area: (row) => areaOf(row)?.name ?? null,
    category: ({ classes, category }) =>
      deps.tables.find(({ key }) => key === classes)?.entries.find(({ code }) => code === category)?.title ??
      (category === null ? null : { zh: category, en: category }),
    department: (code) => unitOf.get(code) ?? { zh: code, en: code },
  }
}

/** By what a row names an area: zones have no code. */
export const keyOf = ({ kind, id, code }: Area): string => (kind === 'zone' ? id : (code ?? id))
