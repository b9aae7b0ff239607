/** A server with a district of so many buildings, for the benchmark: prints where it listens and how to sign in. */
import { CITY_BASE } from '../../packs/city-base/pack.ts'
import {
  adoptTypes,
  callerOf,
  createCatalogue,
  makeChanges,
  recordReads,
  thingRoutes,
} from '../../server/engines/registry/index.ts'
import { openDatabase, registerDistrict, systemActor } from '../../server/platform/index.ts'
import { quietLogger } from '../../server/testing/quiet-logger.ts'
import { createTestApp } from '../../server/testing/test-app.ts'
import { testConfig } from '../../server/testing/test-config.ts'
import { DISTRICT } from '../support/register.ts'
import { buildingOf, idOf } from './rows.ts'

const [url = '', things = '1000'] = process.argv.slice(2)
const config = testConfig({ 'database-url': url })
const database = await openDatabase(config, quietLogger)
await registerDistrict(database, { code: DISTRICT, name: { zh: '测试区', en: 'Test district' } })
await adoptTypes(database, CITY_BASE.types)
const catalogue = createCatalogue(CITY_BASE.types, CITY_BASE.codeTables)
const locator = async () => ({
  locate: () => ({ street: `${DISTRICT}001`, community: `${DISTRICT}001001`, grid: null }),
})
const city = await createTestApp(
  { database, config, freshDistrict: async () => DISTRICT },
  {
    perMinute: 1_000_000_000,
    more: ({ clock, jobs }) =>
      thingRoutes({ database, clock, jobs, catalogue, locator, auditReads: recordReads(database) }),
  },
)
const deps = { database, clock: city.clock, jobs: city.jobs, catalogue, locator, auditReads: recordReads(database) }

/** Through the engine's own command, a thousand at a time. */
async function fill(from: number, to: number): Promise<void> {
  for (let first = from; first <= to; first += 1000) {
    const numbers = Array.from({ length: Math.min(1000, to - first + 1) }, (_, place) => first + place)
    const items = numbers.map((n) => ({ do: 'create' as const, id: idOf(n), ...buildingOf(n) }))
    await makeChanges(deps, callerOf(deps, systemActor(DISTRICT)), items)
  }
}

const steward = await city.signedIn(DISTRICT, 'data-steward')
await fill(1, Number(things))
const address = await city.app.fastify.listen({ port: 0, host: '127.0.0.1' })
process.stdout.write(
  `ready ${JSON.stringify({ port: new URL(address).port, cookie: steward.cookie, csrf: steward.csrfToken })}\n`,
)
process.stdin.setEncoding('utf8')
