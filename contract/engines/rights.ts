import type { Grant, HeldBy, Holder, Holding, Jurisdiction, Places } from '../kernel/holder.ts'
import { highestClearance, lowestClearance, type PrivacyClass } from '../kernel/privacy.ts'
import type { Role } from '../kernel/role.ts'
import type { Words } from '../kernel/words.ts'
import { type Action, type Kind, partsOf, Right } from './deeds.ts'
import { wordsOfGrant, wordsOfRefusal } from './rights-words.ts'
import { ROLES, type RoleDefinition, roleOf } from './roles.ts'

export { Role } from '../kernel/role.ts'
export { Right } from './deeds.ts'

/** `thing` is every type of thing, `thing/lift` one. */
export type KindOrType = Kind | `thing/${string}`

/** Where a thing stands and whose it is; what it doesn't have is null. */
export interface Place {
  readonly street?: string | null
  readonly department?: string | null
  /** Account whose own it is. */
  readonly owner?: string | null
  /** Where it isn't the holder's. */
  readonly district?: string
}

export interface Decision {
  readonly allowed: boolean
  /** Which role allows it and through what it is held, or what is missing. */
  readonly because: Words
  readonly by: { readonly role: Role; readonly within: Jurisdiction; readonly held: HeldBy } | null
}

/** A holding with one of its role's grants, as far as the holder's scope leaves it. */
export interface Held {
  readonly holding: Holding
  readonly grant: Grant
}

/**
 * Whether the holder may do this there. Without a place: whether anywhere at all, which is what routes and the console
 * ask. Pure: the browser greys out what the server refuses.
 */
export function decide(holder: Holder, action: Action, kind: KindOrType, place?: Place): Decision {
  return decideBy(ROLES, holder, { action, kind, place })
}

/** The same upon other definitions of the roles. */
export function decideBy(
  roles: readonly RoleDefinition[],
  holder: Holder,
  { action, kind, place }: { action: Action; kind: KindOrType; place?: Place | undefined },
): Decision {
  const asked = { action, kind, anywhere: place === undefined }
  const held = heldGrants(roles, holder, asked)
  const found = held.find((one) => place === undefined || reaches(one, holder, place))
  if (!found) return { allowed: false, because: wordsOfRefusal({ ...asked, roles, holder, held, place }), by: null }
  const by = { role: found.holding.role, within: found.grant.within, held: found.holding.by }
  return { allowed: true, because: wordsOfGrant(found, { ...asked, roles }), by }
}

interface Asked {
  readonly action: Action
  readonly kind: KindOrType
  readonly anywhere: boolean
}

function heldGrants(roles: readonly RoleDefinition[], holder: Holder, asked: Asked): Held[] {
  return holder.holdings.flatMap((holding) => {
    const granted = roleOf(holding.role, roles).grants.filter((grant) => meets(grant, asked))
    return granted.flatMap((grant) => narrowed(grant, holder.scope, asked)).map((grant) => ({ holding, grant }))
  })
}

/** A grant on every type holds for each; one on a single type lets its holder into the route for things. */
function meets(grant: Grant, { action, kind, anywhere }: Asked): boolean {
  if (grant.action !== action) return false
  return covers(grant.kind, kind) || (anywhere && covers(kind, grant.kind))
}

const covers = (wide: string, narrow: string) => wide === narrow || narrow.startsWith(`${wide}/`)

const isWide = (reach: Jurisdiction) => reach === 'district' || reach === 'all'

/** What a scope leaves of a grant: of two reaches the narrower, and nothing where neither holds the other. */
function narrowed(grant: Grant, scope: Holder['scope'], asked: Asked): Grant[] {
  if (scope === null) return [grant]
  return scope.filter((one) => meets(one, asked)).flatMap((one) => narrower(grant, one.within))
}

function narrower(grant: Grant, reach: Jurisdiction): Grant[] {
  if (grant.within === reach || reach === 'all') return [grant]
  if (grant.within === 'all') return [{ ...grant, within: reach }]
  if (reach === 'district') return [grant]
  return grant.within === 'district' ? [{ ...grant, within: reach }] : []
}

function reaches({ holding, grant }: Held, holder: Holder, place: Place): boolean {
  if (grant.within === 'all') return true
  if (place.district !== undefined && place.district !== holder.district) return false
  switch (grant.within) {
    case 'district':
      return true
    case 'department':
      return isOneOf(holding.departments, place.department)
    case 'street':
      return isOneOf(holding.streets, place.street)
    case 'own':
      return holding.owner !== null && holding.owner === place.owner
  }
}

const isOneOf = (codes: readonly string[], code: string | null | undefined) =>
  code !== null && code !== undefined && codes.includes(code)

/**
 * The streets and departments of the holder's district that a right reaches, null for the whole of it: what the
 * database is told. "Own" is nothing here; the service decides on it.
 */
export function placesOf(holder: Holder, right: Right): Places | null {
  const held = heldGrants(ROLES, holder, { ...partsOf(right), anywhere: true })
  if (held.some(({ grant }) => isWide(grant.within))) return null
  const within = (reach: Jurisdiction) => held.filter(({ grant }) => grant.within === reach)
  return {
    streets: unique(within('street').flatMap(({ holding }) => holding.streets)),
    departments: unique(within('department').flatMap(({ holding }) => holding.departments)),
  }
}

const unique = (codes: readonly string[]) => [...new Set(codes)].sort()

/** The holdings by which such a thing may be read there; without a place: anywhere. */
export function readingHoldings(holder: Holder, kind: KindOrType, place?: Place): Holding[] {
  const held = heldGrants(ROLES, holder, { action: 'read', kind, anywhere: place === undefined })
  return held.filter((one) => place === undefined || reaches(one, holder, place)).map(({ holding }) => holding)
}

/** Up to which class the holder sees fields of such a thing there: the highest among the roles that let it be read. */
export function clearanceAt(holder: Holder, kind: KindOrType, place?: Place): PrivacyClass {
  return highestClearance(readingHoldings(holder, kind, place).map(({ role }) => roleOf(role).clearance))
}

/**
 * Up to which class the holder sees fields of such things wherever they read them: the lowest among the places. What is
 * searched by a field goes by it, since a condition holds for all places at once.
 */
export function clearanceEverywhere(holder: Holder, kind: KindOrType): PrivacyClass {
  const held = heldGrants(ROLES, holder, { action: 'read', kind, anywhere: false })
  const places = held.some(({ grant }) => isWide(grant.within)) ? [{}] : held.flatMap(placesOfHeld)
  return lowestClearance(places.map((place) => clearanceAt(holder, kind, place)))
}

function placesOfHeld({ holding, grant }: Held): Place[] {
  if (grant.within === 'street') return holding.streets.map((street) => ({ street }))
  if (grant.within === 'department') return holding.departments.map((department) => ({ department }))
  return [{ owner: holding.owner }]
}

/** Whether any of these roles holds the right anywhere. */
export function hasRight(roles: readonly Role[], right: Right): boolean {
  const { action, kind } = partsOf(right)
  return roles.some((role) =>
    roleOf(role).grants.some(
      (grant) => grant.action === action && (covers(grant.kind, kind) || covers(kind, grant.kind)),
    ),
  )
}

/** Every right the holder has anywhere. */
export function rightsOf(holder: Holder): Right[] {
  return Right.options.filter((right) => {
    const { action, kind } = partsOf(right)
    return decide(holder, action, kind).allowed
  })
}
