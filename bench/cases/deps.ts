import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import { createWorkCalendar } from '@citybrain/rules/clock/index.ts'
import { attachmentUse } from '../../server/connectors/attachments/index.ts'
import {
  adoptCaseTypes,
  type CaseworkDeps,
  createCaseRules,
  createNumbers,
} from '../../server/engines/casework/index.ts'
import type { Clock, Database } from '../../server/platform/index.ts'
import { clubDuties } from '../../server/testing/club-duties.ts'
import { DISTRICT } from '../support/register.ts'
import { LIFECYCLE } from './type.ts'

const calendar = createWorkCalendar(DEFAULT_CALENDAR)

/** Casework of the benchmark's one type, everything in one street. */
export async function caseworkOn(database: Database): Promise<(clock: Clock) => CaseworkDeps> {
  const parts = {
    ...{ database, types: await adoptCaseTypes(database, [LIFECYCLE]), tables: [], files: attachmentUse },
    calendarOf: async () => calendar,
    changeThing: async () => undefined,
    isDepartment: async () => true,
    locate: async () => ({ street: `${DISTRICT}001`, community: `${DISTRICT}001001`, grid: null }),
    rules: createCaseRules(database),
    ...clubDuties(database),
    portals: [],
    tellsReporters: false,
    portalGround: () => {
      throw new Error('no figure is about the public door')
    },
    nextNumber: createNumbers(database),
  }
  return (clock) => ({ ...parts, clock })
}
