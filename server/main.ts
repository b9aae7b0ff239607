import { fileURLToPath } from 'node:url'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { listCodeTables, listDistricts } from './cli/data-folders.ts'
import type { City, CityOptions, Hands } from './cli/hands.ts'
import { runCommandLine } from './cli/main.ts'
import type { DocumentReader } from './engines/plan/index.ts'
import {
  type Consumer,
  createLogger,
  createReactor,
  createShutdown,
  describeConfig,
  openSealer,
  systemActor,
} from './platform/index.ts'
import { type Base, openBase, type Shutdown } from './wiring/base.ts'
import { openCasework } from './wiring/casework.ts'
import { openRegistry, openSpace, openThings } from './wiring/things.ts'

/** Of the API's description; the packages of the repository share it. */
const VERSION = '0.1.0'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The command line, and through it the whole server. Gives the exit status. */
export function main(argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, hands)
}

const hands: Hands = { root, readDocument, listDistricts, listCodeTables, startCity }

/** A bad document as the refusal that it is. */
async function readDocument(...[input, options]: Parameters<DocumentReader>): ReturnType<DocumentReader> {
  const documents = await import('./connectors/documents/index.ts')
  try {
    return await documents.readDocument(input, options)
  } catch (error) {
    if (!(error instanceof documents.BadDocument)) throw error
    throw new Refusal('Invalid', error.code, { zh: error.zh, en: error.en })
  }
}

/** Opens the database and wires the engines; nothing listens yet. */
export async function startCity(options: CityOptions): Promise<City> {
  const logger = createLogger(options.config)
  const shutdown = createShutdown(logger)
  try {
    const base = await openBase(options, logger, shutdown)
    return await wireCity(options, base, shutdown)
  } catch (error) {
    await shutdown.run()
    throw error
  }
}

/** Engines and doors. They are loaded here, so that verbs which need none of them start at once. */
async function wireCity({ config, input, sample }: CityOptions, base: Base, shutdown: Shutdown): Promise<City> {
  const identityEngine = await import('./engines/identity/index.ts')
  const { spaceRoutes } = await import('./engines/space/index.ts')
  const { findDataGrants } = await import('./engines/registry/index.ts')
  const { importDocument, listSummaries, planRoutes } = await import('./engines/plan/index.ts')
  const { calendarRoutes, codeRoutes, createApp, createDoors, districtRoutes, logRoutes, operationsRoutes } =
    await import('./http/index.ts')
  const { createNews } = await import('./connectors/news/index.ts')
  const { writeRegisterWorkbook } = await import('./connectors/excel/index.ts')
  const { database, districts, profileOf, clock, calendars, jobs, logger } = base
  const closing = new AbortController()
  const accounts = districts.flatMap((district) => district.sample?.accounts ?? [])
  const people = { database, clock, sampleCity: sample ? { accounts } : null }
  const identity = identityEngine.createIdentity(people)
  const keys = identityEngine.createApiKeys({ ...people, districts: identity })
  const leavings = await identityEngine.watchLeavings(people, logger)
  shutdown.add('leavings', () => leavings.close())
  const space = await openSpace(base, config, sample)
  const plans = { database, jobs, clock, readDocument, profileOf, writeWorkbook: writeRegisterWorkbook }
  const parts = { database, clock, logger }
  const sealer = openSealer(config)
  const news = createNews({ ...parts, sealer, networks: config.webhookNetworks })
  const registry = await openRegistry(base, space)
  const { messageFigures, ...casework } = await openCasework({ ...base, space, registry, sample }, config, shutdown)
  const routes = [
    ...identityEngine.identityRoutes(identity),
    ...identityEngine.fieldKeyRoutes(sealer),
    ...identityEngine.apiKeyRoutes(keys),
    ...identityEngine.organisationRoutes(people, findDataGrants(registry)),
    ...news.routes,
    ...operationsRoutes({ database, jobs, settings: describeConfig(input), closing: closing.signal }),
    ...logRoutes({ clock }),
    ...districtRoutes({ clock, profileOf }),
    ...calendarRoutes({ calendars, clock }),
    ...codeRoutes({ tables: registry.catalogue.tables }),
    ...(await openThings(registry, { logger, shutdown }, { profileOf, importMegabytes: config.importMegabytes })),
    ...casework.routes,
    ...spaceRoutes(space),
    ...planRoutes(plans),
  ]
  // Whoever reacts to what happens stands here, one line each.
  const consumers: Consumer[] = [news.consumer, ...casework.consumers]
  const reactor = createReactor({ ...parts, consumers })
  await reactor.start()
  shutdown.add('reactor', () => reactor.close())
  news.start()
  shutdown.add('news', () => news.close())
  const app = await createApp({
    ...{ database, identity, keys, logger, routes, closing, messageFigures, version: VERSION },
    ...{ publicOrigin: config.publicOrigin, metricsAccess: config.metricsAccess, embedOrigins: config.embedOrigins },
    ...{ consoleFolder: `${root}console/dist`, types: registry.catalogue.types },
    mapOrigin: config.baseMapTiles && new URL(config.baseMapTiles).origin,
  })
  const doors = createDoors(app, { config, holdsFolder: database.kind === 'pglite' })
  shutdown.add('doors', () => doors.close())
  return {
    ...{ identity, logger, lost: database.lost, listen: doors.listen, listenPrivately: doors.listenPrivately },
    importDocument: (district, document) =>
      importDocument(plans, systemActor(district), document, { signal: closing.signal, progress: () => undefined }),
    listSampleFiles: async (district) => {
      const found = await listSummaries(database.district(district), { after: null, limit: 1000 })
      return found.filter((one) => one.sample).map(({ fileName }) => fileName)
    },
    close: () => shutdown.run(),
  }
}
