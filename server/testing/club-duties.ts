import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import { sheets } from '../connectors/sheets/index.ts'
import { type CaseworkDeps, createResponsibilityGrids } from '../engines/casework/index.ts'
import type { Database } from '../platform/index.ts'

export const PARK = '7d3f1a52-6c0e-4d8b-9a3e-0f6a54a1c001'
export const LAKE = '7d3f1a52-6c0e-4d8b-9a3e-0f6a54a1c002'
/** The classes of what breaks. */
export const DAMAGE_CLASSES: CodeTable = {
  ...{ key: 'damage-class', title: { zh: '损坏', en: 'Damage' }, basis: '-', source: { zh: '-', en: '-' } },
  ...{ known: 'verified', effectiveFrom: null, effectiveTo: null, complete: true },
  entries: [
    { code: '01', title: { zh: '球网', en: 'Nets' } },
    { code: '02', title: { zh: '围栏', en: 'Fences' } },
  ],
}

const [WEST, EAST] = [[117.1, 39.1] as const, [117.2, 39.1] as const]

/** The club's ground: two streets, the first with two cells, and two zones that meet. */
const areasOf = (district: DistrictCode) =>
  [
    { id: '1', kind: 'street', code: `${district}001`, name: '西街', at: WEST, zones: [] },
    { id: '2', kind: 'street', code: `${district}002`, name: '东街', at: EAST, zones: [] },
    { id: '3', kind: 'community', code: `${district}001001`, name: '球场社区', at: WEST, zones: [] },
    { id: '4', kind: 'grid', code: `${district}001001001`, name: '一号场', at: WEST, zones: [PARK] },
    { id: '5', kind: 'grid', code: `${district}001001002`, name: '二号场', at: WEST, zones: [] },
    { id: PARK, kind: 'zone', code: null, name: '公园', at: WEST, zones: [] },
    { id: LAKE, kind: 'zone', code: null, name: '湖', at: WEST, zones: [] },
  ] as const

/** What the responsibility grid of the club needs. */
export const clubDuties = (database: Database): Pick<CaseworkDeps, 'responsibilities' | 'ground' | 'sheets'> => ({
  responsibilities: createResponsibilityGrids(database),
  ground: {
    areas: async (district) => [...areasOf(district)],
    zonesThatMeet: async (_, zone, others) => (zone === PARK || zone === LAKE ? [...others] : []),
  },
  sheets,
})
