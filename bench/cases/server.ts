/** A server with so many cases, for the benchmark: prints where it listens and how each of its people signs in. */
import { randomUUID } from 'node:crypto'
import type { NewCase } from '@citybrain/contract/engines/case-command.ts'
import { caseRoutes, doCommand, openCase } from '../../server/engines/casework/index.ts'
import { openDatabase, registerDistrict, systemActor } from '../../server/platform/index.ts'
import { quietLogger } from '../../server/testing/quiet-logger.ts'
import { createTestApp } from '../../server/testing/test-app.ts'
import { testConfig } from '../../server/testing/test-config.ts'
import { DISTRICT } from '../support/register.ts'
import { caseworkOn } from './deps.ts'
import { fillCases } from './fill.ts'
import { COMMANDS, LIFECYCLE } from './type.ts'

const [url = '', cases = '10000'] = process.argv.slice(2)
const config = testConfig({ 'database-url': url })
const database = await openDatabase(config, quietLogger)
await registerDistrict(database, { code: DISTRICT, name: { zh: '测试区', en: 'Test district' } })
const depsAt = await caseworkOn(database)
const city = await createTestApp(
  { database, config, freshDistrict: async () => DISTRICT },
  { perMinute: 1_000_000_000, more: ({ clock }) => caseRoutes(depsAt(clock)) },
)
const deps = depsAt(city.clock)

/** One case that has ended and one that waits to be handled: the others are made in their image. */
async function models(): Promise<{ ended: string; open: string }> {
  const caller = { actor: systemActor(DISTRICT), db: database.district(DISTRICT) }
  const made = async (commands: number) => {
    const given: NewCase = {
      ...{ id: randomUUID(), type: LIFECYCLE.key, source: 'desk', data: { what: '井盖破损，影响通行' }, about: null },
      ...{ category: null, place: { position: [117.15, 39.1], address: '长江道12号' }, attachments: [] },
    }
    await openCase(deps, caller, given)
    for (const { by: _, ...command } of COMMANDS.slice(0, commands))
      await doCommand(deps, caller, { id: given.id, command: { do: 'decide', reason: null, ...command } })
    return given.id
  }
  return { ended: await made(COMMANDS.length), open: await made(2) }
}

const { ended, open } = await models()
await fillCases(database, { ended, open }, Number(cases))
const people = Object.fromEntries(
  await Promise.all(
    (['clerk', 'dispatcher', 'inspector', 'leader'] as const).map(async (role) => {
      const { cookie, csrfToken } = await city.signedIn(DISTRICT, role)
      return [role, `cookie: ${cookie}\r\nx-csrf-token: ${csrfToken}\r\n`]
    }),
  ),
)
const address = await city.app.fastify.listen({ port: 0, host: '127.0.0.1' })
process.stdout.write(`ready ${JSON.stringify({ port: Number(new URL(address).port), people, model: ended })}\n`)
