import type { whyRight } from '@citybrain/contract/api/rights.ts'
import type { RouteQuery, RouteReply } from '@citybrain/contract/api/route.ts'
import { clearedAt, wordsOfCleared } from '@citybrain/contract/engines/clearance.ts'
import { decide } from '@citybrain/contract/engines/rights.ts'
import type { DataGrant } from '@citybrain/contract/kernel/data-grant.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Actor } from '../../platform/index.ts'
import { findById } from './account-store.ts'
import type { IdentityDeps } from './deps.ts'
import { noAccount, noSuchAccount, notYoursToAsk } from './errors.ts'
import { findHoldings } from './holdings.ts'

/** Finds the data grants in force to departments of a district; the registry keeps them. */
export type FindGrants = (district: DistrictCode, departments: readonly string[]) => Promise<readonly DataGrant[]>

/** Why somebody may or may not do something today, in words; of others only to whoever manages the organisation. */
export async function whyMayThey(
  deps: IdentityDeps & { readonly findGrants: FindGrants },
  actor: Actor,
  asked: RouteQuery<typeof whyRight>,
): Promise<RouteReply<typeof whyRight>> {
  const account = asked.account ?? actor.accountId
  if (account === null) throw noAccount()
  if (account !== actor.accountId && !decide(actor, 'manage', 'organisation', {}).allowed) throw notYoursToAsk()
  const db = deps.database.district(actor.district)
  const stored = await findById(db, account)
  if (!stored) throw noSuchAccount()
  const { id, name, disabled } = stored.account
  const holdings = disabled ? [] : await findHoldings(db, id, deps.clock.cityToday())
  const holder = { district: actor.district, holdings, scope: null }
  const place = placeOf(asked)
  const decision = decide(holder, asked.action, asked.kind, place)
  const departments = [...new Set(holdings.flatMap((one) => one.departments))]
  const grants = await deps.findGrants(actor.district, departments)
  const cleared = clearedAt({ ...holder, grants }, asked.kind, place)
  const seen = { clearance: cleared.clearance, clearedBecause: wordsOfCleared(cleared), grant: cleared.grant }
  return { account: { id, name }, ...decision, ...seen, holdings }
}

function placeOf({ street, department, owner }: RouteQuery<typeof whyRight>) {
  if (street === undefined && department === undefined && owner === undefined) return undefined
  return { street: street ?? null, department: department ?? null, owner: owner ?? null }
}
