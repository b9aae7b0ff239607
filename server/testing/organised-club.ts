import { randomUUID } from 'node:crypto'
import * as identityApi from '@citybrain/contract/api/identity.ts'
import * as api from '@citybrain/contract/api/organisation.ts'
import { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { Role } from '@citybrain/contract/engines/rights.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { loadOrganisation } from '../engines/identity/index.ts'
import type { TestDatabase } from './databases.ts'
import type { Browser, TestApp } from './test-app.ts'

const words = (zh: string) => ({ zh, en: zh })
const source = { note: words('网球会章程'), status: 'proposal' } as const

/** The tennis club's folder: the office of the club and that of its east courts. */
function clubOf(code: DistrictCode, posts: { code: string; department: string; roles: Role[] }[]): DistrictProfile {
  const unit = (name: string, kind: 'government' | 'street-office', street: string | null) => ({
    ...{ code: name, name: words(`${name}全称`), short: words(name), aliases: [], kind, street },
    ...{ effectiveFrom: null, effectiveTo: null, source },
  })
  const place = { position: [117, 39] as [number, number], source }
  return DistrictProfile.parse({
    ...{
      code,
      name: words('网球会'),
      fullName: words('松江网球会'),
      city: { code: '9900', name: words('市'), source },
    },
    ...{
      centre: place,
      boundary: {
        ring: [
          [0, 0],
          [0, 1],
          [1, 1],
          [0, 0],
        ],
        toleranceM: 1,
        source,
      },
      facts: [],
    },
    ...{ streets: [{ code: `${code}001`, name: words('东场'), source }], communities: [], landmarks: [], zones: [] },
    ...{ departments: [unit('office', 'government', null), unit('east', 'street-office', `${code}001`)], matters: [] },
    workCalendar: { timeZone: 'Asia/Shanghai', authority: words('章程'), library: 'x', source },
    posts: posts.map((one) => ({ ...one, title: words(`${one.code}岗`), seats: 1, source })),
    source,
  })
}

/** A tennis club in a district of its own: two vacant posts, an administrator, and people as they are needed. */
export async function openClub(city: TestApp, test: TestDatabase) {
  const district = await test.freshDistrict()
  const profile = clubOf(district, [
    { code: 'groundsman', department: 'east', roles: ['street-worker'] },
    { code: 'secretary', department: 'office', roles: ['planner'] },
  ])
  await loadOrganisation(test.database, profile)
  const administrator = await city.signedIn(district, 'administrator')
  const { reply } = await administrator.ask(api.listPosts)
  const [groundsman, secretary] = reply.items
  if (!groundsman || !secretary) throw new Error('the club has two posts')
  const person = async (...roles: Role[]) => {
    const browser = await city.signedIn(district, ...roles)
    return Object.assign(browser, { id: (await browser.ask(identityApi.whoAmI)).reply.account.id })
  }
  return { district, profile, administrator, groundsman, secretary, person, today: city.clock.cityToday() }
}

export const rightsOf = async (browser: Browser) => (await browser.ask(identityApi.whoAmI)).reply.rights

export function appoint(by: Browser, post: string, body: object) {
  return by.ask(api.appoint, { params: { post }, body: { id: randomUUID(), ...body } })
}
