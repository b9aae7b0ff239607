import type { ReporterDraft } from '@citybrain/contract/engines/reporter.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Write } from '../../platform/index.ts'
import { hashOfCode, isSameHash } from './code.ts'
import { existsAlready } from './errors.ts'

/** Somebody who reported a case, as stored. */
export interface StoredReporter {
  readonly id: string
  readonly caseId: string
  /** Case under which it goes on. */
  readonly follows: string
  readonly number: number
  readonly name: string | null
  readonly phone: string | null
  readonly channel: string
  readonly told: boolean
  readonly codeHash: string | null
  readonly at: string
  readonly stars: number | null
  readonly ratedAt: string | null
}

const COLUMNS = sql`r.id, r.case_id as "caseId", r.follows, r.number, r.name, r.phone, r.channel, r.told,
  r.code_hash as "codeHash", r.joined_at as at, r.stars, r.rated_at as "ratedAt"`
const MOST = 1_000

export async function findWhere(db: Db, district: string, condition: RawBuilder<unknown>): Promise<StoredReporter[]> {
  const { rows } = await sql<StoredReporter>`select ${COLUMNS} from case_reporter r
    where r.district = ${district} and ${condition} order by r.joined_at, r.id limit ${MOST}::int`.execute(db)
  return rows
}

export const findReporter = async (db: Db, district: string, id: string): Promise<StoredReporter | null> =>
  (await findWhere(db, district, sql`r.id = ${id}::uuid`))[0] ?? null

/** Whose code it is. The index finds it by its hash, which tells nobody who times it anything of a code. */
export async function findByCode(db: Db, district: DistrictCode, code: string): Promise<StoredReporter | null> {
  const hash = hashOfCode(code, district)
  const [found] = await findWhere(db, district, sql`r.code_hash = ${hash}`)
  return found && isSameHash(found.codeHash, hash) ? found : null
}

export interface ToBeTold {
  readonly id: string
  readonly follows: string
}

/** Whoever follows one of the cases, wants to be told and left a number; the number itself is left alone. */
export async function listToBeTold(db: Db, district: string, cases: readonly string[]): Promise<ToBeTold[]> {
  if (cases.length === 0) return []
  const { rows } = await sql<ToBeTold>`select id, follows from case_reporter
    where district = ${district} and follows = any(${[...cases]}::uuid[]) and told and phone is not null
    order by joined_at, id`.execute(db)
  return rows
}

export async function countReporters(db: Db, district: string, follows: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from case_reporter
    where district = ${district} and follows = ${follows}::uuid`.execute(db)
  return rows[0]?.count ?? 0
}

export interface NewReporter {
  readonly id: string
  readonly caseId: string
  readonly number: number
  readonly channel: string
  readonly draft: ReporterDraft
  readonly codeHash: string | null
}

export function insertReporter(district: DistrictCode, given: NewReporter): Write {
  const { id, caseId, number, channel, draft, codeHash } = given
  return {
    sql: sql`insert into case_reporter (district, id, case_id, follows, number, name, phone, channel, told, code_hash, joined_at)
      select ${district}, ${id}::uuid, ${caseId}::uuid, ${caseId}::uuid, ${number}::int, ${draft.name}, ${draft.phone},
        ${channel}, ${draft.told}::boolean, ${codeHash}, (select at from moment)`,
    rows: 1,
    conflicts: { case_reporter_pkey: existsAlready(id), case_reporter_code: existsAlready(id) },
  }
}

/** Whoever reported a case that is merged follows the other one from then on. */
export const followOther = (district: DistrictCode, from: string, into: string): Write => ({
  sql: sql`update case_reporter set follows = ${into}::uuid where district = ${district} and follows = ${from}::uuid`,
})

/** Throws where somebody else was entered under the id. */
export function checkSame(there: StoredReporter, draft: ReporterDraft): void {
  const same = there.name === draft.name && there.phone === draft.phone && there.told === draft.told
  if (!same) throw existsAlready(there.id)
}

/** Who they are is gone; that somebody reported it, and the code by which they follow it, stay. */
export const eraseContact = (district: DistrictCode, id: string): Write => ({
  sql: sql`update case_reporter set name = null, phone = null, told = false
    where district = ${district} and id = ${id}::uuid`,
  rows: 1,
})
