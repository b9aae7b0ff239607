import type { Readable } from 'node:stream'
import type { CasePlace } from '@citybrain/contract/engines/case.ts'
import type { PortalGround } from '@citybrain/contract/engines/report.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseEvaluation } from '@citybrain/contract/pack/case-figure.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { Portal } from '@citybrain/contract/pack/portal.ts'
import type { CompiledCalendar } from '@citybrain/rules/clock/index.ts'
import type { SheetCell } from '@citybrain/rules/imports/index.ts'
import type { Actor, Clock, Database, Db, Subject, Write } from '../../platform/index.ts'
import type { FileReply } from '../identity/index.ts'
import type { Area } from '../space/index.ts'
import type { CaseTypes } from './case-types.ts'
import type { DistrictWords, WriteReport } from './report-file.ts'
import type { ResponsibilityGrids } from './responsibility-store.ts'
import type { CaseRules } from './routing.ts'

/** Photos and files as casework needs them: the connector that keeps them is handed in. */
export interface CaseFiles {
  /** Throws a refusal where one isn't there, isn't whole, or isn't the account's own. */
  check(db: Db, ids: readonly string[], by: Uploader): Promise<unknown>
  /** Marks them as the case's own, in the change that names them. */
  use(ids: readonly string[], subject: Subject, by: Uploader): Write
  /** What kind each of them is; those that aren't there are left out. */
  typesOf(db: Db, ids: readonly string[]): Promise<(string | null)[]>
  /** A photo made small, without what the camera wrote. */
  picture(db: Db, id: string, size: 320 | 1280): Promise<FileReply>
}

type Uploader = Pick<Actor, 'district' | 'accountId' | 'via'>

/** What a case says about the thing that it is about. */
export interface ThingSaid {
  readonly thing: string
  readonly attributes: Record<string, string | number | boolean>
  readonly reason: string
}

/** Regions as the responsibility grid needs them. */
export interface Ground {
  areas(district: DistrictCode, on: PlainDate): Promise<Area[]>
  /** Those of the zones that have ground in common with one. */
  zonesThatMeet(district: DistrictCode, zone: string, others: readonly string[]): Promise<string[]>
}

/** Tables that people keep in Excel, in and out. */
export interface Sheets {
  /** Rows with the number of each in the file, from 1. */
  read(bytes: Uint8Array, most: number, signal: AbortSignal): Promise<(readonly [number, ...string[]])[]>
  write(
    sheet: {
      readonly name: string
      readonly headers: readonly string[]
      readonly rows: AsyncIterable<readonly (readonly SheetCell[])[]>
    },
    signal: AbortSignal,
  ): Readable
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
  ): Promise<Pick<CasePlace, 'street' | 'community' | 'grid'> & { readonly zones?: readonly string[] }>
  readonly ground: Ground
  readonly sheets: Sheets
  readonly responsibilities: ResponsibilityGrids
  readonly files: CaseFiles
  /** Whether the district has that department today. */
  isDepartment(district: DistrictCode, code: string): Promise<boolean>
  /** Says something about a thing that a case is about. */
  changeThing(district: DistrictCode, change: ThingSaid): Promise<unknown>
  readonly rules: CaseRules
  /** How people without an account meet cases, by type. */
  readonly portals: readonly Portal[]
  /** Whether people without an account can be told by SMS. */
  readonly tellsReporters: boolean
  /** What the district is called, and the ground of its public map. */
  portalGround(district: DistrictCode): { readonly name: Words; readonly ground: PortalGround }
  /** The next number of cases of this deployment. */
  nextNumber(): Promise<number>
}

/** What figures need besides: how cases are judged, as packs say it. */
export interface FigureDeps extends CaseworkDeps {
  readonly evaluations: readonly CaseEvaluation[]
  readonly writeReport: WriteReport
  /** What departments and streets of a district are called. */
  wordsOf(district: DistrictCode): DistrictWords
}

/** Who asks, and the database as far as they may see it. */
export interface Caller {
  readonly actor: Actor
  readonly db: Db
}
