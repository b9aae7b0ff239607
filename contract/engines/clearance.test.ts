import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DataGrant } from '../kernel/data-grant.ts'
import type { Holder, Holding } from '../kernel/holder.ts'
import { DistrictCode } from '../kernel/ids.ts'
import { PrivacyClass } from '../kernel/privacy.ts'
import { Role } from '../kernel/role.ts'
import { clearedAt, wordsOfCleared } from './clearance.ts'
import { clearanceAt, type Place } from './rights.ts'
import { ROLES } from './roles.ts'

const HERE = DistrictCode.parse('990001')
const CODES = ['sports', 'culture', 'water']
const TYPES = ['court', 'member'] as const
const by = { via: 'post', name: { zh: '岗', en: 'post' }, until: null } as const

const holdings: fc.Arbitrary<Holding> = fc.record({
  role: fc.constantFrom(...Role.options),
  by: fc.constant(by),
  owner: fc.constant(null),
  streets: fc.subarray(CODES),
  departments: fc.subarray(CODES),
})
const scopes = fc.option(
  fc.array(
    fc.record({
      action: fc.constantFrom('read', 'edit'),
      kind: fc.constantFrom('thing', 'thing/court', 'thing/member'),
      within: fc.constantFrom('district' as const, 'street' as const),
    }),
    { maxLength: 2 },
  ),
)
const holders: fc.Arbitrary<Holder> = fc.record({
  district: fc.constant(HERE),
  holdings: fc.array(holdings, { maxLength: 3 }),
  scope: scopes,
})
const grants: fc.Arbitrary<DataGrant> = fc.record({
  request: fc.uuid(),
  type: fc.constantFrom(...TYPES),
  department: fc.constantFrom(...CODES),
  upTo: fc.constantFrom(...PrivacyClass.options),
  until: fc.constant('2023-12-31'),
})
const places: fc.Arbitrary<Place | undefined> = fc.option(
  fc.record({ street: fc.constantFrom(null, ...CODES), department: fc.constantFrom(null, ...CODES) }),
  { nil: undefined },
)
const asked = fc.record({ holder: holders, kind: fc.constantFrom(...TYPES), place: places })

const levelOf = (one: PrivacyClass) => ['public', 'internal', 'sensitive', 'secret'].indexOf(one)

/** Each holding by itself: whether it alone lets the thing be read, and what it alone would then show. */
function levelByTheBook(
  { holder, kind, place }: { holder: Holder; kind: (typeof TYPES)[number]; place: Place | undefined },
  given: readonly DataGrant[],
): number {
  const levels = holder.holdings.map((one) => {
    const alone = { ...holder, holdings: [one] }
    // A role that reads nothing there shows nothing beyond what is public, which no role that reads is cleared for only.
    if (clearanceAt(alone, `thing/${kind}`, place) === 'public') return 0
    const role = levelOf(ROLES.find(({ key }) => key === one.role)?.clearance ?? 'public')
    const lent = given.filter((grant) => grant.type === kind && one.departments.includes(grant.department))
    return Math.max(role, ...lent.map(({ upTo }) => levelOf(upTo)))
  })
  return Math.max(0, ...levels)
}

test('what is seen is the most that any single holding shows, with what its own department was granted of this type', () => {
  fc.assert(
    fc.property(asked, fc.array(grants, { maxLength: 4 }), ({ holder, kind, place }, given) => {
      const cleared = clearedAt({ ...holder, grants: given }, `thing/${kind}`, place)
      expect(levelOf(cleared.clearance)).toBe(levelByTheBook({ holder, kind, place }, given))
      expect(levelOf(cleared.byRoles)).toBe(levelByTheBook({ holder, kind, place }, []))
      expect(cleared.grant !== null).toBe(cleared.clearance !== cleared.byRoles)
      if (cleared.grant) expect(given).toContainEqual(cleared.grant)
    }),
    { numRuns: 2000 },
  )
})

test('grants of other types and to other departments change nothing', () => {
  fc.assert(
    fc.property(asked, fc.array(grants, { maxLength: 4 }), ({ holder, kind, place }, given) => {
      const own = holder.holdings.flatMap(({ departments }) => departments)
      const strange = given.filter((grant) => grant.type !== kind || !own.includes(grant.department))
      const cleared = clearedAt({ ...holder, grants: strange }, `thing/${kind}`, place)
      expect(cleared).toEqual(clearedAt({ ...holder, grants: [] }, `thing/${kind}`, place))
      expect(cleared.grant).toBeNull()
    }),
    { numRuns: 1000 },
  )
})

test('the reason names the department, the request and the last day, and without a grant the roles', () => {
  const liaison: Holding = { role: 'liaison', by, owner: null, streets: [], departments: ['sports'] }
  const holder: Holder = { district: HERE, holdings: [liaison], scope: null }
  const grant: DataGrant = {
    ...{ request: '0a4e3c1e-0f65-4f0c-9d0f-1f3bb8c0a001', type: 'member', department: 'sports' },
    ...{ upTo: 'sensitive', until: '2023-12-31' },
  }
  expect(wordsOfCleared(clearedAt({ ...holder, grants: [grant] }, 'thing/member')).zh).toBe(
    '字段可看到「敏感」级：部门 sports 获得数据使用授权（申请 0a4e3c1e-0f65-4f0c-9d0f-1f3bb8c0a001），至 2023-12-31；仅凭角色只到「内部」级。',
  )
  expect(wordsOfCleared(clearedAt({ ...holder, grants: [grant] }, 'thing/court')).zh).toBe(
    '按现有角色，字段可看到「内部」级。',
  )
})
