import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Grant, type Holder, type Holding, Jurisdiction } from '../kernel/holder.ts'
import { DistrictCode } from '../kernel/ids.ts'
import { Role } from '../kernel/role.ts'
import { decideBy, type KindOrType, type Place } from './rights.ts'
import type { RoleDefinition } from './roles.ts'

const ACTIONS = ['read', 'edit'] as const
const KINDS = ['plan', 'thing', 'thing/lift', 'thing/building'] as const
const CODES = ['a', 'b', 'c']
const PEOPLE = ['0a4e3c1e-0f65-4f0c-9d0f-1f3bb8c0a001', '0a4e3c1e-0f65-4f0c-9d0f-1f3bb8c0a002']
const HERE = DistrictCode.parse('990001')

const grants = fc.array(
  fc.record({
    action: fc.constantFrom(...ACTIONS),
    kind: fc.constantFrom(...KINDS),
    within: fc.constantFrom(...Jurisdiction.options),
  }),
  { maxLength: 4 },
)
const roles = fc.tuple(...Role.options.map(() => grants)).map((all) =>
  Role.options.map(
    (key, at): RoleDefinition => ({
      ...{ key, title: { zh: key, en: key }, grants: all[at] ?? [], clearance: 'public', personal: false },
    }),
  ),
)
const holding: fc.Arbitrary<Holding> = fc.record({
  role: fc.constantFrom(...Role.options),
  by: fc.constant({ via: 'post', name: { zh: '岗', en: 'post' }, until: null } as const),
  owner: fc.constantFrom(null, ...PEOPLE),
  streets: fc.subarray(CODES),
  departments: fc.subarray(CODES),
})
const holders: fc.Arbitrary<Holder> = fc.record({
  district: fc.constant(HERE),
  holdings: fc.array(holding, { maxLength: 4 }),
  scope: fc.option(grants),
})
const places: fc.Arbitrary<Place> = fc.record({
  street: fc.constantFrom(null, ...CODES),
  department: fc.constantFrom(null, ...CODES),
  owner: fc.constantFrom(null, ...PEOPLE),
  district: fc.constantFrom('990001', '990002'),
})
const deeds = fc.record({ action: fc.constantFrom(...ACTIONS), kind: fc.constantFrom(...KINDS) })
const city = fc.record({ roles, holder: holders, deed: deeds, place: places })
type City = typeof city extends fc.Arbitrary<infer T> ? T : never

/** Every place there is, and for each holding the plain question whether its grant names it. */
function mayByTheBook({ roles: all, holder, deed, place }: City): boolean {
  const { action, kind } = deed
  return holder.holdings.some((one) => {
    const granted = all.find((role) => role.key === one.role)?.grants ?? []
    const reachedBy = (list: readonly Grant[]) =>
      list.some((grant) => names(grant, action, kind) && standsIn(grant.within, one, place))
    return reachedBy(granted) && (holder.scope === null || reachedBy(holder.scope))
  })
}

const names = (grant: Grant, action: string, kind: string) =>
  grant.action === action && (grant.kind === kind || (grant.kind === 'thing' && kind.startsWith('thing/')))

function standsIn(within: Jurisdiction, one: Holding, place: Place): boolean {
  const here = place.district === HERE
  if (within === 'all') return true
  if (within === 'district') return here
  if (within === 'street') return here && one.streets.some((code) => code === place.street)
  if (within === 'department') return here && one.departments.some((code) => code === place.department)
  return here && one.owner !== null && one.owner === place.owner
}

/** A scope in streets upon a grant in departments (or the other way) is refused, where the book might allow both. */
const mixes = (holder: Holder) => holder.scope?.some(({ within }) => within !== 'all' && within !== 'district') ?? false

const may = (
  all: readonly RoleDefinition[],
  holder: Holder,
  deed: { action: 'read' | 'edit'; kind: KindOrType },
  place?: Place,
) => decideBy(all, holder, { ...deed, place }).allowed

test('a decision is what the grants say when each is read out one by one', () => {
  fc.assert(
    fc.property(city, ({ roles: all, holder, deed, place }) => {
      const byTheBook = mayByTheBook({ roles: all, holder, deed, place })
      if (mixes(holder)) expect(!may(all, holder, deed, place) || byTheBook).toBe(true)
      else expect(may(all, holder, deed, place)).toBe(byTheBook)
    }),
    { numRuns: 2000 },
  )
})

test('one more role never takes a right away, and the end of one never gives any', () => {
  fc.assert(
    fc.property(city, holding, ({ roles: all, holder, deed, place }, more) => {
      const wider = { ...holder, holdings: [...holder.holdings, more] }
      expect(!may(all, holder, deed, place) || may(all, wider, deed, place)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('one more grant to a role never takes a right away', () => {
  fc.assert(
    fc.property(city, grants, ({ roles: all, holder, deed, place }, more) => {
      const wider = all.map((role) => ({ ...role, grants: [...role.grants, ...more] }))
      expect(!may(all, holder, deed, place) || may(wider, holder, deed, place)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('jurisdictions nest: what a narrower one allows, the whole district and every district allow', () => {
  const widened = (all: readonly RoleDefinition[], within: Jurisdiction) =>
    all.map((role) => ({ ...role, grants: role.grants.map((grant) => ({ ...grant, within })) }))
  const narrow = city.map((one) => ({
    ...one,
    holder: { ...one.holder, scope: null },
    roles: one.roles.map((role) => ({ ...role, grants: role.grants.filter(({ within }) => within !== 'all') })),
  }))
  fc.assert(
    fc.property(narrow, ({ roles: all, holder, deed, place }) => {
      const [own, district, every] = [all, widened(all, 'district'), widened(all, 'all')].map((one) =>
        may(one, holder, deed, place),
      )
      expect(!own || district).toBe(true)
      expect(!district || every).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('a scope never adds a right, and whoever may somewhere may anywhere', () => {
  fc.assert(
    fc.property(city, ({ roles: all, holder, deed, place }) => {
      const free = { ...holder, scope: null }
      expect(!may(all, holder, deed, place) || may(all, free, deed, place)).toBe(true)
      expect(!may(all, holder, deed, place) || may(all, holder, deed)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
