/** A server with so many cases, for the benchmark: prints where it listens and how each of its people signs in. */
import { caseRoutes } from '../../server/engines/casework/index.ts'
import { openDatabase, registerDistrict } from '../../server/platform/index.ts'
import { quietLogger } from '../../server/testing/quiet-logger.ts'
import { createTestApp } from '../../server/testing/test-app.ts'
import { testConfig } from '../../server/testing/test-config.ts'
import { DISTRICT } from '../support/register.ts'
import { caseworkOn } from './deps.ts'
import { fillCases } from './fill.ts'
import { makeModels } from './models.ts'

const [url = '', cases = '10000'] = process.argv.slice(2)
const config = testConfig({ 'database-url': url })
const database = await openDatabase(config, quietLogger)
await registerDistrict(database, { code: DISTRICT, name: { zh: '测试区', en: 'Test district' } })
const depsAt = await caseworkOn(database)
const city = await createTestApp(
  { database, config, freshDistrict: async () => DISTRICT },
  { perMinute: 1_000_000_000, more: ({ clock }) => caseRoutes(depsAt(clock)) },
)
const models = await makeModels(depsAt(city.clock))
await fillCases(database, models, Number(cases))
const people = Object.fromEntries(
  await Promise.all(
    (['clerk', 'dispatcher', 'inspector', 'leader'] as const).map(async (role) => {
      const { cookie, csrfToken } = await city.signedIn(DISTRICT, role)
      return [role, `cookie: ${cookie}\r\nx-csrf-token: ${csrfToken}\r\n`]
    }),
  ),
)
const address = await city.app.fastify.listen({ port: 0, host: '127.0.0.1' })
process.stdout.write(`ready ${JSON.stringify({ port: Number(new URL(address).port), people, model: models.ended })}\n`)
