import type { Fact, ThingChange } from '@citybrain/contract/engines/thing.ts'
import { fold } from '@citybrain/rules/registry/fold.ts'

const CORE: Record<string, keyof ThingChange> = {
  $name: 'name',
  $code: 'code',
  $aliases: 'aliases',
  $geometry: 'geometry',
  $department: 'department',
  $street: 'street',
  $community: 'community',
}

/** Whether a change can say the key anew: regions of a place follow from it and cannot. */
export function isCoreKey(key: string): boolean {
  return key in CORE
}

export interface Before {
  readonly earlier: readonly Fact[]
  readonly today: string
  readonly reason: string
}

/** What held before a fact, over the same days. */
export function changeBefore(fact: Fact, { earlier, today, reason }: Before): ThingChange {
  const held = fold(earlier, { on: fact.validFrom ?? today, knownBefore: null })
  const change: Record<string, unknown> = { validFrom: fact.validFrom, validTo: fact.validTo, reason }
  const attributes: Record<string, unknown> = {}
  for (const key of Object.keys(fact.patch)) {
    const value = held.get(key)?.value ?? (key === '$aliases' ? [] : null)
    const core = CORE[key]
    if (core) change[core] = value
    else attributes[key] = value
  }
  if (Object.keys(attributes).length > 0) change.attributes = attributes
  // Each key and value came out of a fact, which the contract has checked.
  return change as ThingChange
}
