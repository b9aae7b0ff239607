import { getDistrict } from '@citybrain/contract/api/district.ts'
import { ROUTES } from '@citybrain/contract/api/index.ts'
import type { Route } from '@citybrain/contract/api/route.ts'
import { hasRight, Right, Role } from '@citybrain/contract/engines/rights.ts'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseRoutes, figureRoutes } from '../engines/casework/index.ts'
import { planRoutes } from '../engines/plan/index.ts'
import { exportRoutes, importRoutes, thingRoutes, thingTileRoutes } from '../engines/registry/index.ts'
import { createSpace, spaceRoutes } from '../engines/space/index.ts'
import { attachmentsOf } from '../testing/attachment-desk.ts'
import { plainCalendars } from '../testing/calendar-under-attack.ts'
import { caseworkOf } from '../testing/cases-under-attack.ts'
import { registryOf, tiles } from '../testing/club-things.ts'
import { describeOnEachDatabase } from '../testing/databases.ts'
import { figuresFor } from '../testing/figures-under-attack.ts'
import { importsOf } from '../testing/import-desk.ts'
import { messagesOf } from '../testing/messages.ts'
import { openNews } from '../testing/news.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { codeRoutes, districtRoutes } from './index.ts'

/** Served beside the contract's routes: the API's description, its page, and the console's files. */
const BESIDE = [/^\/api\/openapi\.json$/, /^\/api\/docs(\/|$)/, /^\/$/, /^\/\*$/, /^\*$/]

/** `METHOD /path` of everything a router answers on. */
function listRoutes(fastify: FastifyInstance): string[] {
  const lines = fastify.printRoutes({ commonPrefix: false }).split('\n')
  const stack: string[] = []
  return lines.flatMap((line) => {
    const found = /^([│ ]*)(?:├──|└──) (.*?) \(([A-Z, ]+)\)$/.exec(line)
    const branch = found ?? /^([│ ]*)(?:├──|└──) (.*?)$/.exec(line)
    if (!branch) return []
    const depth = (branch[1] ?? '').length / 4
    stack.splice(depth, stack.length, branch[2] ?? '')
    const path = stack.join('')
    return (found?.[3] ?? '').split(', ').flatMap((method) => (method ? [`${method} ${path}`] : []))
  })
}

describeOnEachDatabase('routes', (open) => {
  let city: TestApp
  const nothing = () => {
    throw new Error('no request of this file gets so far')
  }
  beforeAll(async () => {
    city = await createTestApp(open(), {
      more: (parts) => [
        ...codeRoutes({ tables: [] }),
        ...plainCalendars(parts),
        ...openNews(parts).routes,
        ...messagesOf(parts).routes,
        ...attachmentsOf(parts).routes,
        ...districtRoutes({ clock: parts.clock, profileOf: nothing }),
        ...thingRoutes(registryOf(parts)),
        ...exportRoutes({ ...registryOf(parts), writeSheet: nothing, note: nothing }),
        ...thingTileRoutes({ ...registryOf(parts), tiles, note: nothing }),
        ...spaceRoutes(createSpace({ ...parts, profileOf: nothing, readGeodata: nothing, baseMap: null })),
        ...importRoutes(importsOf(registryOf(parts))),
        ...caseRoutes(caseworkOf(parts)),
        ...figureRoutes(figuresFor(parts)),
        ...planRoutes({ ...parts, readDocument: nothing, profileOf: nothing, writeWorkbook: nothing }),
      ],
    })
    await city.app.fastify.ready()
  })
  afterAll(() => city.close())

  const declared = (route: Route) => `${route.method} ${route.path}`

  test('the server answers on the contract’s routes and on nothing else', () => {
    const served = listRoutes(city.app.fastify).filter((one) => !one.startsWith('HEAD '))
    const own = served.filter((one) => !BESIDE.some((beside) => beside.test(one.split(' ')[1] ?? '')))
    expect(own.sort()).toEqual(ROUTES.map(declared).sort())
  })

  test('no two routes share method and path, and each says who may call it', () => {
    expect(new Set(ROUTES.map(declared)).size).toBe(ROUTES.length)
    for (const route of ROUTES) expect(['public', 'signed-in', ...Right.options]).toContain(route.access)
  })

  test('each right in the table is held by some role', () => {
    expect(Right.options.filter((right) => !Role.options.some((role) => hasRight([role], right)))).toEqual([])
  })

  test('only signing in and what comes before it, the door for people without an account, and the probes are public', () => {
    expect(ROUTES.filter((route) => route.access === 'public').map(declared)).toEqual([
      'GET /api/v1/districts',
      'GET /api/v1/districts/:district/sign-in',
      'POST /api/v1/districts/:district/sessions',
      'GET /healthz',
      'GET /readyz',
      'GET /api/v1/districts/:district/portal',
      'POST /api/v1/districts/:district/reports',
      'POST /api/v1/districts/:district/reports/joinings',
      'POST /api/v1/districts/:district/reports/track',
      'POST /api/v1/districts/:district/reports/commands',
      'POST /api/v1/districts/:district/reports/photos',
      'GET /api/v1/districts/:district/public-cases',
      'POST /api/v1/districts/:district/photos',
      'PUT /api/v1/districts/:district/photos/:attachment/parts/:number',
      'POST /api/v1/districts/:district/photos/:attachment/complete',
    ])
  })

  test('whoever is not signed in is turned away from every other route, before its input is looked at', async () => {
    for (const route of ROUTES.filter((one) => one.access !== 'public')) {
      const { status, problem } = await city.browser().ask(route as Route, { params: {}, body: undefined })
      expect(`${declared(route)} ${status} ${problem.code}`).toBe(`${declared(route)} 401 request.not-signed-in`)
    }
  })

  test('a session of an account without the right is turned away from every route that needs one', async () => {
    const district = await open().freshDistrict()
    const leader = await city.signedIn(district, 'leader')
    const isClosed = ({ access }: Route) =>
      access !== 'public' && access !== 'signed-in' && !hasRight(['leader'], access)
    const closed = ROUTES.filter(isClosed)
    expect(closed.length).toBeGreaterThan(10)
    for (const route of closed) {
      const { status, problem } = await leader.ask(route as Route, { body: route.method === 'GET' ? undefined : {} })
      expect(`${declared(route)} ${status} ${problem.code}`).toBe(`${declared(route)} 403 request.not-allowed`)
    }
  })

  test('a fault of ours gives a number that the log has too, and nothing of its cause', async () => {
    const district = await open().freshDistrict()
    const leader = await city.signedIn(district, 'leader')
    const { status, problem } = await leader.ask(getDistrict)
    expect(status).toBe(500)
    expect(problem.details?.number).toMatch(/^\d{8}$/)
    expect(JSON.stringify(problem)).not.toMatch(/no request of this file|\.ts|stack/)
    const logged = city.logged.find((line) => line.fields.number === problem.details?.number)
    expect(JSON.stringify(logged)).toContain('no request of this file gets so far')
  })
})
