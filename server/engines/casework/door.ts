import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { sql } from 'kysely'
import { laterBy, secondsBetween } from '../../platform/index.ts'
import { networkOf } from '../identity/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { tooManyReports } from './errors.ts'

const HOUR_MS = 3_600_000
/** Old rows that one use sweeps. */
const SWEPT = 100

/**
 * Uses within an hour from one network and from all. A carrier leads thousands of telephones out by one address, so that
 * one address may do much; codes that open nothing are counted by network alone, or whoever guesses would shut all out.
 */
const MOST = {
  report: { network: 60, district: 3_000 },
  code: { network: 30, district: Number.POSITIVE_INFINITY },
} as const
type Kind = keyof typeof MOST

export interface Visitor {
  readonly district: DistrictCode
  /** Null at the server's own socket. */
  readonly address: string | null
}

const keyOf = ({ address }: Visitor) => (address === null ? 'local' : networkOf(address))

/** Counts a use of the public door, also in other processes; throws how long to wait where it was used too often. */
export async function charge(deps: CaseworkDeps, visitor: Visitor, kind: Kind): Promise<void> {
  const { district } = visitor
  const now = deps.clock.systemNow()
  const past = laterBy(now, -HOUR_MS)
  const { rows } = await sql<{ key: string; uses: number; since: string }>`
    with swept as (delete from case_door where ctid in (select ctid from case_door
        where district = ${district} and since < ${past}::timestamptz and key not in (${keyOf(visitor)}, '*') limit ${SWEPT}::int))
    insert into case_door as d (district, kind, key, since, uses)
    select ${district}, ${kind}, key, ${now}::timestamptz, 1 from (values ('*'), (${keyOf(visitor)})) as given (key) order by key
    on conflict (district, kind, key) do update set
      uses = case when d.since < ${past}::timestamptz then 1 else d.uses + 1 end,
      since = case when d.since < ${past}::timestamptz then excluded.since else d.since end
    returning key, uses, since`.execute(deps.database.district(district))
  const most = MOST[kind]
  const over = rows.find(({ key, uses }) => uses > (key === '*' ? most.district : most.network))
  if (over) throw tooManyReports(Math.max(1, secondsBetween(now, laterBy(over.since, HOUR_MS))))
}

/** What was charged beforehand was no failure. */
export async function refund(deps: CaseworkDeps, visitor: Visitor, kind: Kind): Promise<void> {
  await sql`update case_door set uses = uses - 1 where district = ${visitor.district} and kind = ${kind}
    and key in ('*', ${keyOf(visitor)}) and uses > 0`.execute(deps.database.district(visitor.district))
}
