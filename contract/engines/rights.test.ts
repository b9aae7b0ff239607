import { expect, test } from 'vitest'
import type { Grant, HeldBy, Holder, Holding } from '../kernel/holder.ts'
import { DistrictCode } from '../kernel/ids.ts'
import type { Role } from '../kernel/role.ts'
import { clearanceAt, clearanceEverywhere, decide, hasRight, placesOf, rightsOf } from './rights.ts'

const district = DistrictCode.parse('990001')
const byAccount: HeldBy = { via: 'account', name: { zh: '李娜', en: 'Li Na' }, until: null }

function held(role: Role, places: Partial<Pick<Holding, 'streets' | 'departments' | 'owner' | 'by'>> = {}): Holding {
  return { role, by: byAccount, owner: null, streets: [], departments: [], ...places }
}

const holder = (holdings: Holding[], scope: Grant[] | null = null): Holder => ({ district, holdings, scope })

test('an administrator keeps accounts and reads the audit, but changes no plan', () => {
  expect(hasRight(['administrator'], 'manage:account')).toBe(true)
  expect(hasRight(['administrator'], 'read:audit')).toBe(true)
  expect(hasRight(['administrator'], 'edit:plan')).toBe(false)
  expect(hasRight(['administrator'], 'approve:plan')).toBe(false)
})

test('a planner imports, edits and approves plans and regions, but keeps no accounts and changes no thing', () => {
  expect(rightsOf(holder([held('planner')]))).toEqual([
    ...['read:organisation', 'read:job', 'cancel:job'],
    ...['read:plan', 'import:plan', 'edit:plan', 'approve:plan', 'delete:plan'],
    ...['read:calendar', 'manage:calendar', 'read:region', 'edit:region', 'import:region'],
    ...['read:type', 'read:thing', 'read:catalogue', 'request:catalogue', 'read:case-rule'],
  ])
})

test('a leader reads, asks for data, and has cases supervised; a viewer only reads', () => {
  const reading = [
    ...['read:organisation', 'read:plan', 'read:calendar', 'read:region', 'read:type', 'read:thing', 'read:catalogue'],
  ]
  expect(rightsOf(holder([held('leader')]))).toEqual([
    ...reading,
    ...['request:catalogue', 'read:case', 'operate:case', 'read:case-rule'],
  ])
  expect(rightsOf(holder([held('viewer')]))).toEqual([...reading, 'read:case-rule'])
})

test('two roles hold what either holds; no role holds nothing', () => {
  expect(hasRight(['leader', 'planner'], 'edit:plan')).toBe(true)
  expect(rightsOf(holder([]))).toEqual([])
})

test('a street worker changes things of the own street and of no other, nor things without a street', () => {
  const worker = holder([held('street-worker', { streets: ['990001001'] })])
  expect(decide(worker, 'edit', 'thing', { street: '990001001' }).allowed).toBe(true)
  expect(decide(worker, 'edit', 'thing/lift', { street: '990001001', department: 'x' }).allowed).toBe(true)
  expect(decide(worker, 'edit', 'thing', { street: '990001002' }).allowed).toBe(false)
  expect(decide(worker, 'edit', 'thing', { street: null }).allowed).toBe(false)
  expect(decide(worker, 'edit', 'thing', {}).allowed).toBe(false)
  expect(decide(worker, 'edit', 'thing').allowed).toBe(true)
})

test('a role reaches the places it is held in, not those of another role of the same person', () => {
  const person = holder([
    held('liaison', { departments: ['parks'] }),
    held('viewer', { departments: ['roads'], streets: ['990001001'] }),
  ])
  expect(decide(person, 'edit', 'thing', { department: 'parks' }).allowed).toBe(true)
  expect(decide(person, 'edit', 'thing', { department: 'roads' }).allowed).toBe(false)
})

test('nobody of the base reaches another district', () => {
  const place = { district: '990002' }
  expect(decide(holder([held('data-steward'), held('administrator')]), 'read', 'thing', place).allowed).toBe(false)
})

test('the reason names the role and what it is held through', () => {
  const by: HeldBy = {
    via: 'acting',
    name: { zh: '东湖街道办·科员', en: 'Clerk, East Lake Office' },
    until: '2023-12-31',
  }
  const person = holder([held('street-worker', { streets: ['990001001'], by })])
  const { because, by: through } = decide(person, 'edit', 'thing', { street: '990001001' })
  expect(because).toEqual({
    zh: '角色「街道工作人员」（代理：东湖街道办·科员，至 2023-12-31）可以修改本街道的城市对象。',
    en: 'The role "street worker" (acting in the post Clerk, East Lake Office, until 2023-12-31) may change things of the city of one’s own street.',
  })
  expect(through).toEqual({ role: 'street-worker', within: 'street', held: by })
})

test('a refusal says which roles would do, or where the right reaches instead', () => {
  const person = holder([held('street-worker', { streets: ['990001001'] })])
  expect(decide(person, 'merge', 'thing').because).toEqual({
    zh: '现有角色：街道工作人员，其中没有可以合并全区的城市对象的。具有此权限的角色：数据管理员。如工作需要，请联系系统管理员。',
    en: 'The roles in force are: street worker; none may merge things of the city of the whole district. Roles that may: data steward. Ask an administrator if your work requires it.',
  })
  expect(decide(person, 'edit', 'thing', { street: '990001002' }).because).toEqual({
    zh: '只可以修改本街道的城市对象（990001001）；此处（990001002）不在其中。如工作需要，请联系系统管理员。',
    en: 'Allowed is only to change things of the city of one’s own street (990001001). This place (990001002) is outside. Ask an administrator if your work requires it.',
  })
})

test('a key does what its scope says and its holder may, no more', () => {
  const scope: Grant[] = [{ action: 'read', kind: 'thing/lift', within: 'district' }]
  const key = holder([held('data-steward')], scope)
  expect(decide(key, 'read', 'thing/lift', {}).allowed).toBe(true)
  expect(decide(key, 'read', 'thing/building', {}).allowed).toBe(false)
  expect(decide(key, 'edit', 'thing/lift', {}).because.en).toContain('The key in use was not given leave')
  expect(rightsOf(key)).toEqual(['read:thing'])
  const leader = holder([held('leader')], [{ action: 'edit', kind: 'thing', within: 'all' }])
  expect(decide(leader, 'edit', 'thing', {}).allowed).toBe(false)
})

test('the database is told of the places that a right reaches, and of none where it reaches the district', () => {
  const worker = held('street-worker', { streets: ['990001002', '990001001'], departments: ['parks'] })
  expect(placesOf(holder([worker]), 'read:thing')).toEqual({ streets: ['990001001', '990001002'], departments: [] })
  expect(placesOf(holder([worker, held('leader')]), 'read:thing')).toBeNull()
  expect(placesOf(holder([worker, held('leader')]), 'edit:thing')?.streets).toEqual(['990001001', '990001002'])
  expect(placesOf(holder([]), 'read:thing')).toEqual({ streets: [], departments: [] })
})

test('fields are seen by the role that reaches the thing, not by the highest role held elsewhere', () => {
  const person = holder([held('viewer'), held('street-worker', { streets: ['990001001'] })])
  expect(clearanceAt(person, 'thing', { street: '990001001' })).toBe('sensitive')
  expect(clearanceAt(person, 'thing', { street: '990001002' })).toBe('internal')
  expect(clearanceAt(person, 'thing')).toBe('sensitive')
  expect(clearanceAt(holder([]), 'thing')).toBe('public')
})

test('what is searched by is what is seen in each place: the highest class of one street opens no search in another', () => {
  const here = held('street-worker', { streets: ['990001001'] })
  const there = held('grid-worker', { streets: ['990001002'] })
  expect(clearanceEverywhere(holder([here]), 'thing/lift')).toBe('sensitive')
  expect(clearanceEverywhere(holder([here, there]), 'thing/lift')).toBe('internal')
  expect(clearanceEverywhere(holder([here, held('grid-worker', { streets: ['990001001'] })]), 'thing/lift')).toBe(
    'sensitive',
  )
  expect(clearanceEverywhere(holder([here, held('viewer')]), 'thing/lift')).toBe('internal')
  expect(clearanceEverywhere(holder([here, held('leader')]), 'thing/lift')).toBe('sensitive')
  expect(clearanceEverywhere(holder([]), 'thing/lift')).toBe('public')
})
