import { listPlans } from '@citybrain/contract/api/plan.ts'
import { listThings } from '@citybrain/contract/api/things.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { type City, startCity } from './support/city.ts'
import { openDesk } from './support/desk.ts'
import { expectSound } from './support/sound.ts'
import { SCREENS, signIn, travel, type Visitor, visit } from './support/visitor.ts'

let browser: Browser
let city: City
/** Ids of the sample documents: the plan first. */
let plans: string[]
let landmark: string

beforeAll(async () => {
  city = await startCity()
  browser = await openBrowser()
  const desk = await openDesk(city.url, 'planner')
  plans = (await desk.call(listPlans)).items.map(({ id }) => id)
  landmark =
    (await desk.call(listThings, { query: { type: 'landmark', q: '鼓楼', limit: 1 } as never })).items[0]?.id ?? ''
})
afterAll(async () => {
  await browser?.close()
  await city?.stop()
})

const PLACES: readonly (readonly [name: string, login: string, path: () => string])[] = [
  ['home-planner', 'planner', () => '/'],
  ['documents', 'planner', () => '/documents'],
  ['import', 'planner', () => '/documents/import'],
  ['review', 'planner', () => `/documents/${plans[0]}`],
  ['ledger', 'planner', () => '/ledger'],
  ['compare', 'planner', () => `/compare?left=${plans[1]}:1&right=${plans[0]}:1`],
  ['compare-empty', 'planner', () => '/compare'],
  ['targets', 'planner', () => '/targets'],
  ['me', 'planner', () => '/me'],
  ['no-page', 'planner', () => '/nowhere'],
  ['home-leader', 'leader', () => '/'],
  ['no-right', 'leader', () => '/documents/import'],
  ['home-liaison', 'liaison', () => '/'],
  ['home-administrator', 'admin', () => '/'],
  ['accounts', 'admin', () => '/accounts'],
  ['operations', 'admin', () => '/operations'],
  ['operations-letters', 'admin', () => '/operations?show=letters'],
  ['operations-jobs', 'admin', () => '/operations?show=jobs'],
  ['operations-settings', 'admin', () => '/operations?show=settings'],
  ['organisation', 'admin', () => '/organisation?unit=xuefu-street'],
  ['organisation-search', 'admin', () => '/organisation?q=样例'],
  ['organisation-reader', 'leader', () => '/organisation'],
  ['calendar-reader', 'leader', () => '/calendar?calendar=hall&year=2027'],
  ['access', 'admin', () => '/access'],
  ['access-webhooks', 'admin', () => '/access?show=webhooks'],
  ['home-steward', 'steward', () => '/'],
  ['things', 'steward', () => '/things'],
  ['things-of-a-type', 'steward', () => '/things?type=landmark'],
  ['thing', 'steward', () => `/things/${landmark}`],
  ['thing-new', 'steward', () => '/things/new?type=building'],
  ['map', 'steward', () => '/map'],
  ['responsibility-reader', 'leader', () => '/responsibility'],
  ['map-imports', 'steward', () => '/map/imports'],
  ['imports', 'steward', () => '/imports'],
]
const LOGINS = [...new Set(PLACES.map(([, login]) => login))]

/** Cookies of who has signed in once, so that the other screens need not sign in again. */
const known = new Map<string, Awaited<ReturnType<Visitor['context']['cookies']>>>()

describe.each(SCREENS)('in $language at $width pixels', (screen) => {
  const visitors = new Map<string, Visitor>()
  afterAll(() => Promise.all([...visitors.values()].map(({ context }) => context.close())))

  test('the sign-in page is sound, and every sample account enters by it', async () => {
    const visitor = await visit(browser, city, screen)
    await visitor.page.goto('/sign-in')
    await expectSound(visitor, 'sign-in')
    await visitor.context.close()
    for (const login of LOGINS) {
      const person = await visit(browser, city, screen)
      const cookies = known.get(login)
      if (cookies) await person.context.addCookies(cookies)
      else await signIn(person, login)
      known.set(login, await person.context.cookies())
      visitors.set(login, person)
    }
  })

  test.each(PLACES)(
    '%s, as the %s sees it, is accessible, fits its width and complains of nothing',
    async (...place) => {
      const [name, login, path] = place
      const visitor = visitors.get(login)
      if (!visitor) throw new Error(`${login} did not sign in`)
      await travel(visitor, path())
      await expectSound(visitor, name)
    },
  )
})
