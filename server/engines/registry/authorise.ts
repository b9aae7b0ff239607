import type { Action } from '@citybrain/contract/engines/deeds.ts'
import { clearanceAt, type Decision, decide } from '@citybrain/contract/engines/rights.ts'
import type { PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import type { Actor } from '../../platform/index.ts'
import { notAllowedThere } from './errors.ts'

/** What rights on a thing go by. */
interface Placed {
  readonly type: string
  readonly street: string | null
  readonly department: string | null
}

/** Decisions of one request: its things are of few types and lie in few places. */
const decided = new WeakMap<Actor, Map<string, Decision>>()

/** Throws NotAllowed with the reason in words. The database's own policy holds beneath it. */
export function authorise(actor: Actor, action: Action, thing: Placed): void {
  const decisions = decided.get(actor) ?? new Map<string, Decision>()
  decided.set(actor, decisions)
  const asked = `${action} ${thing.type} ${thing.street} ${thing.department}`
  const decision = decisions.get(asked) ?? decide(actor, action, `thing/${thing.type}`, placeOf(thing))
  decisions.set(asked, decision)
  if (!decision.allowed) throw notAllowedThere(decision.because)
}

const placeOf = ({ street, department }: Placed) => ({ street, department })

/** Up to which privacy class the caller sees fields of this thing. */
export function clearanceOn(actor: Actor, thing: Placed): PrivacyClass {
  return clearanceAt(actor, `thing/${thing.type}`, thing)
}
