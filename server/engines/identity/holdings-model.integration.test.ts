import type { Holding } from '@citybrain/contract/kernel/holder.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Role } from '@citybrain/contract/kernel/role.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '../../platform/index.ts'
import { describeOnEachDatabase, type TestDatabase } from '../../testing/databases.ts'
import { insertAccount, updateAccountRow } from './account-store.ts'
import { insertAppointment } from './appointment-store.ts'
import { insertDelegation, revoke } from './delegation-store.ts'
import { findHolders } from './holders.ts'
import { findHoldings } from './holdings.ts'
import { insertPost } from './post-store.ts'
import { insertUnit } from './unit-store.ts'

const NOW = '2023-09-13T08:00:00Z'
const idOf = (kind: number, at: number) => `00000000-0000-4000-8000-0000000${kind}000${at}`
const words = (text: string) => ({ zh: text, en: text })

/** The club's offices stand fast: two of its own, the second with a street; an account may also name one that is gone. */
const UNITS = [
  { code: 'east', street: '990001001' },
  { code: 'office', street: null },
] as const
const PEOPLE = [0, 1, 2, 3]
const POSTS = [0, 1, 2]

const days = fc.integer({ min: 10, max: 17 }).map((day) => `2023-09-${day}`)
const spans = fc
  .tuple(days, days)
  .map(([one, other]) => (one < other ? [one, other] : [other, one]) as [string, string])
const lentRoles = fc.subarray<Role>(['planner', 'viewer', 'street-worker'])
const people = fc.record({
  roles: fc.subarray<Role>(['administrator', 'leader', 'viewer'], { minLength: 1 }),
  department: fc.constantFrom(null, 'east', 'office', 'closed'),
  disabled: fc.boolean(),
})
const posts = fc.record({ unit: fc.constantFrom('east', 'office'), roles: lentRoles })
const appointments = fc.record({
  account: fc.constantFrom(...PEOPLE),
  post: fc.constantFrom(...POSTS),
  span: spans,
  kind: fc.constantFrom('acting', 'ends', 'open'),
})
const delegations = fc
  .record({
    from: fc.constantFrom(...PEOPLE),
    to: fc.constantFrom(...PEOPLE),
    post: fc.constantFrom(null, null, ...POSTS),
    span: spans,
    revoked: fc.boolean(),
  })
  .filter(({ from, to }) => from !== to)
const clubs = fc.record({
  people: fc.array(people, { minLength: PEOPLE.length, maxLength: PEOPLE.length }),
  posts: fc.array(posts, { minLength: POSTS.length, maxLength: POSTS.length }),
  appointments: fc.array(appointments, { maxLength: 8 }),
  delegations: fc.array(delegations, { maxLength: 8 }),
  days: fc.uniqueArray(days, { minLength: 2, maxLength: 2 }),
})
type Club = typeof clubs extends fc.Arbitrary<infer T> ? T : never

/** What somebody holds by themselves through one thing, with the post that it comes from. */
type Piece = Omit<Holding, 'role' | 'by'> & {
  readonly via: 'account' | 'post' | 'acting'
  readonly name: Holding['by']['name']
  readonly until: string | null
  readonly post: number | null
  readonly roles: readonly Role[]
}

function placed(account: number, unit: string | null | undefined) {
  const street = UNITS.find(({ code }) => code === unit)?.street
  return { owner: idOf(1, account), streets: street ? [street] : [], departments: unit ? [unit] : [] }
}

function ownOf({ people: all, posts: offices, appointments: book }: Club, account: number, day: string): Piece[] {
  const { roles = [], department } = all[account] ?? {}
  const name = words(`人${account}`)
  const own = { via: 'account', name, post: null, roles, until: null, ...placed(account, department) } as const
  const held = book.flatMap(({ account: holder, post, span: [first, last], kind }): Piece[] => {
    const until = kind === 'open' ? null : last
    const office = offices[post]
    if (!office || holder !== account || day < first || (until !== null && day > until)) return []
    const title = { zh: `${office.unit}·岗${post}`, en: `岗${post}, ${office.unit}` }
    const through = { via: kind === 'acting' ? 'acting' : 'post', name: title, until } as const
    return [{ ...through, post, roles: office.roles, ...placed(account, office.unit) }]
  })
  return [own, ...held]
}

const holdingsOf = ({ post: _, roles, via, name, until, ...place }: Piece): Holding[] =>
  roles.map((role) => ({ role, by: { via, name, until }, ...place }))

/** The same pieces in the hands of whoever they are lent to: the administrator's role stays. */
function lend({ via, name, until, ...piece }: Piece, lender: string, last: string): Holding[] {
  const of = via === 'account' ? words(lender) : { zh: `${lender}（${name.zh}）`, en: `${lender} (${name.en})` }
  const by = { via: 'delegation', name: of, until: until !== null && until < last ? until : last } as const
  return holdingsOf({ via, name, until, ...piece })
    .filter(({ role }) => role !== 'administrator')
    .map((holding) => ({ ...holding, by }))
}

/** The book of who holds and lends what, read out line by line. */
function byTheBook(club: Club, account: number, day: string): Holding[] {
  const lent = club.delegations.flatMap(({ from, to, post, span: [first, last], revoked }) => {
    if (to !== account || revoked || day < first || day > last || club.people[from]?.disabled) return []
    const chosen = ownOf(club, from, day).filter((piece) => post === null || piece.post === post)
    return chosen.flatMap((piece) => lend(piece, `人${from}`, last))
  })
  return [...ownOf(club, account, day).flatMap(holdingsOf), ...lent]
}

async function write(db: Db, district: DistrictCode, club: Club): Promise<void> {
  for (const { code, street } of UNITS) {
    const unit = {
      code,
      street,
      kind: 'government',
      name: words(code),
      short: words(code),
      effectiveFrom: null,
    } as const
    await insertUnit(district, unit).execute(db)
  }
  for (const [at, { disabled, ...person }] of club.people.entries()) {
    const made = { id: idOf(1, at), login: `p${at}`, name: `人${at}`, sample: false, ...person }
    const secret = { passwordHash: '-', mustChangePassword: false, createdAt: NOW }
    await insertAccount(district, { ...made, ...secret }).execute(db)
    const account = { ...made, disabled, ...secret, lastSignedInAt: null, revision: 1 }
    if (disabled) await updateAccountRow(district, account).execute(db)
  }
  for (const [at, { unit, roles }] of club.posts.entries())
    await insertPost(district, {
      id: idOf(2, at),
      unit,
      title: words(`岗${at}`),
      roles,
      seats: 1,
      effectiveFrom: null,
    }).execute(db)
  await writeDealings(db, district, club)
}

async function writeDealings(db: Db, district: DistrictCode, club: Club): Promise<void> {
  for (const [at, { account, post, span, kind }] of club.appointments.entries()) {
    const to = kind === 'open' ? null : span[1]
    const held = { id: idOf(3, at), post: idOf(2, post), account: idOf(1, account), from: span[0], to }
    await insertAppointment(district, { ...held, acting: kind === 'acting', reason: null }).execute(db)
  }
  for (const [at, { from, to, post, span, revoked }] of club.delegations.entries()) {
    const [start, end] = span
    const lent = { id: idOf(4, at), from: idOf(1, from), to: idOf(1, to), post: post === null ? null : idOf(2, post) }
    await insertDelegation(district, { ...lent, start, end, reason: '出差' }).execute(db)
    if (revoked) await revoke(district, lent.id, NOW).execute(db)
  }
}

const inOrder = (holdings: readonly Holding[]) => holdings.map((one) => JSON.stringify(sorted(one))).sort()
const sorted = ({ role, by, owner, streets, departments }: Holding) => [
  role,
  by.via,
  by.name,
  by.until,
  owner,
  streets,
  departments,
]

async function expectTheBook(db: Db, district: DistrictCode, club: Club): Promise<void> {
  for (const day of club.days) {
    const holders = await findHolders(
      db,
      { district, today: day },
      PEOPLE.map((at) => idOf(1, at)),
    )
    for (const account of PEOPLE) {
      const book = inOrder(byTheBook(club, account, day))
      expect(inOrder(await findHoldings(db, idOf(1, account), day))).toEqual(book)
      const holder = holders.get(idOf(1, account))
      expect(holder && inOrder(holder.holdings)).toEqual(club.people[account]?.disabled ? undefined : book)
    }
  }
}

describeOnEachDatabase('what is held on a day', (open) => {
  test('is what the book of posts and delegations says, whoever lends what to whom', async () => {
    await fc.assert(
      fc.asyncProperty(clubs, async (club) => {
        const { district, db } = await freshBook(open())
        await write(db, district, club)
        await expectTheBook(db, district, club)
      }),
      { numRuns: 120 },
    )
  })
})

async function freshBook({ database, freshDistrict }: TestDatabase) {
  const district = await freshDistrict()
  return { district, db: database.district(district) }
}
