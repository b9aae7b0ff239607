import type { Pack } from '@citybrain/contract/pack/pack.ts'
import { BUILDING, LIFT, PARCEL } from './buildings.ts'
import { CODE_TABLES } from './codes/index.ts'
import { ENTERPRISE, PROJECT } from './economy.ts'
import { FACILITY, STATION } from './facilities.ts'
import { HOUSEHOLD } from './people.ts'
import { COMMUNITY, LANDMARK, PLANNING_ZONE, RESPONSIBILITY_GRID, STREET, UNIT_GRID } from './territory.ts'

/** The objects that every other pack builds on. */
export const CITY_BASE: Pack = {
  key: 'city-base',
  title: { zh: '城市基础对象', en: 'Base objects of the city' },
  description: {
    zh: '城市运行数字底座的基础对象类型：区划、网格、建筑、地块、企业、项目、部件、站点、家庭、地标',
    en: 'Base types of the digital base: territory, grids, buildings, parcels, enterprises, projects, components, stations, households, landmarks',
  },
  types: [
    ...[STREET, COMMUNITY, UNIT_GRID, RESPONSIBILITY_GRID, PLANNING_ZONE, LANDMARK],
    ...[BUILDING, PARCEL, LIFT, ENTERPRISE, PROJECT, FACILITY, STATION, HOUSEHOLD],
  ],
  codeTables: CODE_TABLES,
  cases: [],
  portals: [],
  evaluations: [],
}
