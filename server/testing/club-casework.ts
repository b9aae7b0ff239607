import { randomUUID } from 'node:crypto'
import type { NewCase } from '@citybrain/contract/engines/case-command.ts'
import type { Holding } from '@citybrain/contract/kernel/holder.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Role } from '@citybrain/contract/kernel/role.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { createWorkCalendar } from '@citybrain/rules/clock/index.ts'
import { attachmentUse } from '../connectors/attachments/index.ts'
import { adoptCaseTypes, type CaseworkDeps, createCaseRules, createNumbers } from '../engines/casework/index.ts'
import { type Actor, createActor, type Database } from '../platform/index.ts'
import { DAMAGE, MEMBERSHIP } from './club-cases.ts'
import { clubDuties } from './club-duties.ts'
import { DAMAGE_PORTAL } from './club-portal.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

const calendar = createWorkCalendar(DEFAULT_CALENDAR)

/** Where the club lies. */
export const clubGround: CaseworkDeps['portalGround'] = () => ({
  name: { zh: '网球俱乐部', en: 'Tennis club' },
  ground: {
    centre: [117.15, 39.1],
    boundary: [
      [117, 39],
      [117.3, 39],
      [117.3, 39.2],
      [117, 39],
    ],
    baseMap: null,
  },
})

/** The club's desk for cases, in a district of its own. */
export interface CaseDesk {
  readonly deps: CaseworkDeps
  readonly district: DistrictCode
  readonly clock: TestClock
  /** What cases said about things. */
  readonly changed: readonly unknown[]
  /** Somebody with a role, of a department or a street where it matters; the same name is the same person. */
  person(name: string, role: Role, place?: { department?: string; street?: string }): Caller
  /** Sets the clock to a time of China, `2023-09-18 09:00`. */
  goTo(local: string): void
  newCase(more?: Partial<NewCase>): NewCase
}

interface Caller {
  readonly actor: Actor
  readonly db: ReturnType<Database['district']>
}

export async function openCaseDesk(
  database: Database,
  district: DistrictCode,
  types: readonly CaseType[] = [DAMAGE, MEMBERSHIP],
): Promise<CaseDesk> {
  const clock = createTestClock('2023-09-13T01:00:00.000Z')
  const changed: unknown[] = []
  const deps: CaseworkDeps = {
    ...{ database, clock, types: await adoptCaseTypes(database, types), tables: [], files: attachmentUse },
    calendarOf: async () => calendar,
    isDepartment: async (_, code) => code !== 'nowhere',
    changeThing: async (_, change) => void changed.push(change),
    locate: async (code, [longitude]) => ({
      ...{ street: `${code}00${longitude < 117.15 ? 1 : 2}`, community: null, grid: null },
    }),
    nextNumber: createNumbers(database),
    rules: createCaseRules(database),
    ...{ portals: [DAMAGE_PORTAL], tellsReporters: true },
    ...clubDuties(database),
    portalGround: clubGround,
  }
  const ids = new Map<string, string>()
  return {
    ...{ deps, district, clock, changed },
    person(name, role, { department, street } = {}) {
      const id = ids.get(name) ?? randomUUID()
      ids.set(name, id)
      const by = { via: 'post', name: { zh: name, en: name }, until: null } as const
      const holding: Holding = {
        ...{ role, by, owner: id, streets: street === undefined ? [] : [street] },
        departments: department === undefined ? [] : [department],
      }
      const known = { district, accountId: id, name, via: 'session', ip: null, requestId: null } as const
      const actor = createActor({ ...known, holdings: [holding], clearance: 'internal' })
      const places = { streets: [...actor.streets], departments: [...actor.departments] }
      const reach = department === undefined && street === undefined ? null : places
      return { actor, db: database.within({ district, sees: reach, writes: reach }) }
    },
    goTo: (local) => clock.advance(Date.parse(`${local.replace(' ', 'T')}:00+08:00`) - Date.parse(clock.cityNow())),
    newCase: (more = {}) => ({
      ...{
        id: randomUUID(),
        type: 'damage',
        source: 'member',
        data: { what: '球网撕裂' },
        about: null,
        category: '01',
      },
      ...{ place: { position: [117.1, 39.1], address: '三号场' }, attachments: [] },
      ...more,
    }),
  }
}
