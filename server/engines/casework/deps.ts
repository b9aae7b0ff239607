import type { CasePlace } from '@citybrain/contract/engines/case.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { CompiledCalendar } from '@citybrain/rules/clock/index.ts'
import type { Actor, Clock, Database, Db, Subject, Write } from '../../platform/index.ts'
import type { CaseTypes } from './case-types.ts'
import type { CaseRules } from './routing.ts'

/** Photos and files as casework needs them: the connector that keeps them is handed in. */
export interface CaseFiles {
  /** Throws a refusal where one isn't there, isn't whole, or isn't the account's own. */
  check(db: Db, ids: readonly string[], by: Pick<Actor, 'district' | 'accountId'>): Promise<unknown>
  /** Marks them as the case's own, in the change that names them. */
  use(ids: readonly string[], subject: Subject, by: Pick<Actor, 'district' | 'accountId'>): Write
}

/** What a case says about the thing that it is about. */
export interface ThingSaid {
  readonly thing: string
  readonly attributes: Record<string, string | number | boolean>
  readonly reason: string
}

export interface CaseworkDeps {
  readonly database: Database
  readonly clock: Clock
  readonly types: CaseTypes
  readonly tables: readonly CodeTable[]
  calendarOf(district: DistrictCode, key: string): Promise<CompiledCalendar>
  locate(
    district: DistrictCode,
    position: readonly [number, number],
  ): Promise<Pick<CasePlace, 'street' | 'community' | 'grid'>>
  readonly files: CaseFiles
  /** Says something about a thing that a case is about. */
  changeThing(district: DistrictCode, change: ThingSaid): Promise<unknown>
  readonly rules: CaseRules
  /** The next number of cases of this deployment. */
  nextNumber(): Promise<number>
}

/** Who asks, and the database as far as they may see it. */
export interface Caller {
  readonly actor: Actor
  readonly db: Db
}
