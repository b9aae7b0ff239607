import type { Delegation } from '@citybrain/contract/engines/organisation.ts'
import { decide } from '@citybrain/contract/engines/rights.ts'
import { type Actor, save } from '../../platform/index.ts'
import { findById } from './account-store.ts'
import { findDelegation, holdsPost, insertDelegation, type NewDelegation, revoke } from './delegation-store.ts'
import type { IdentityDeps } from './deps.ts'
import {
  badSpan,
  delegatesToSelf,
  delegationOver,
  delegationTooLong,
  holdsNot,
  noSuchAccount,
  noSuchDelegation,
  notYoursToDelegate,
} from './errors.ts'
import { daysBetween } from './instant.ts'

/** A leave of a year; who is away for longer leaves the post. */
const LONGEST_DAYS = 366

const subjectOf = (id: string) => ({ kind: 'delegation', id })

function refuseOthers(actor: Actor, lender: string): void {
  // A key acts for its account within its scope; it doesn't give away what the account may do besides.
  if ((actor.accountId === lender && actor.via !== 'key') || decide(actor, 'manage', 'organisation', {}).allowed) return
  throw notYoursToDelegate()
}

/** Lends what somebody may do, or what one of their posts lets them do, to somebody else until a day. */
export async function delegate(deps: IdentityDeps, actor: Actor, one: NewDelegation): Promise<Delegation> {
  refuseOthers(actor, one.from)
  if (one.from === one.to) throw delegatesToSelf()
  if (one.end < one.start) throw badSpan()
  if (daysBetween(one.start, one.end) > LONGEST_DAYS) throw delegationTooLong(LONGEST_DAYS)
  const { district } = actor
  await deps.database.transaction(district, async (tx) => {
    if (!(await findById(tx, one.from)) || !(await findById(tx, one.to))) throw noSuchAccount()
    if (one.post !== null && !(await holdsPost(tx, { ...one, account: one.from, post: one.post }))) throw holdsNot()
    await save(tx, {
      writes: [{ sql: insertDelegation(district, one), rows: 1 }],
      events: [{ kind: 'delegation.made', subject: subjectOf(one.id), payload: one }],
      audits: [{ action: 'delegation.make', subject: subjectOf(one.id), after: one, reason: one.reason }],
      actor,
      rights: true,
    })
  })
  return getDelegation(deps, actor, one.id)
}

/** Takes a delegation back at once, before its last day. */
export async function revokeDelegation(deps: IdentityDeps, actor: Actor, id: string): Promise<Delegation> {
  const before = await getDelegation(deps, actor, id)
  refuseOthers(actor, before.from.id)
  if (before.state === 'over' || before.state === 'revoked') throw delegationOver()
  const payload = { from: before.from.id, to: before.to.id }
  await save(deps.database.district(actor.district), {
    writes: [{ sql: revoke(actor.district, id, deps.clock.cityNow()), rows: 1, conflict: delegationOver() }],
    events: [{ kind: 'delegation.revoked', subject: subjectOf(id), payload }],
    audits: [{ action: 'delegation.revoke', subject: subjectOf(id), before: payload }],
    actor,
    rights: true,
  })
  return getDelegation(deps, actor, id)
}

async function getDelegation(deps: IdentityDeps, { district }: Actor, id: string): Promise<Delegation> {
  const found = await findDelegation(deps.database.district(district), id, deps.clock.cityToday())
  if (!found) throw noSuchDelegation()
  return found
}
