import { fileURLToPath } from 'node:url'
import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { placeNamesOf } from '@citybrain/rules/imports/index.ts'
import { listCodeTables, listDistricts, listPacks } from './cli/data-folders.ts'
import type { City, CityOptions, Hands, ServedDistrict } from './cli/hands.ts'
import { runCommandLine } from './cli/main.ts'
import type { MountedRoute } from './engines/identity/index.ts'
import type { DocumentReader } from './engines/plan/index.ts'
import type { ImportDeps, RegistryDeps } from './engines/registry/index.ts'
import type { GeodataReader, Space } from './engines/space/index.ts'
import {
  type Config,
  type Consumer,
  createLogger,
  createReactor,
  createShutdown,
  createWorkCalendars,
  type Database,
  describeConfig,
  type Logger,
  openClock,
  openDatabase,
  openJobs,
  openSealer,
  registerDistrict,
  systemActor,
} from './platform/index.ts'

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

/** A bad file of spatial data as the refusal that it is. */
async function readGeodata(...[input, options]: Parameters<GeodataReader>): ReturnType<GeodataReader> {
  const geodata = await import('./connectors/geodata/index.ts')
  try {
    return await geodata.readGeodata(input, options)
  } catch (error) {
    if (!(error instanceof geodata.BadGeodata)) throw error
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

type Shutdown = ReturnType<typeof createShutdown>
type Base = Awaited<ReturnType<typeof openBase>>

/** Database, districts, clock, work calendars and jobs: what every engine stands on. */
async function openBase(options: CityOptions, logger: Logger, shutdown: Shutdown) {
  const { loadOrganisation } = await import('./engines/identity/index.ts')
  const database = await openDatabase(options.config, logger)
  shutdown.add('database', () => database.close())
  const districts = await listDistricts()
  for (const { profile } of districts) {
    await registerDistrict(database, { code: profile.code, name: profile.fullName })
    await loadOrganisation(database, profile)
  }
  const clock = await openClock(database, await datedConfig(database, options), logger)
  shutdown.add('clock', () => clock.close())
  const jobs = await openJobs(database, clock, logger)
  shutdown.add('jobs', () => jobs.close())
  const profileOf = profilesOf(districts)
  const calendars = createWorkCalendars({ database, given: (district) => profileOf(district).calendars })
  return { database, districts, profileOf, clock, calendars, jobs, logger }
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
  const { messageFigures, ...casework } = await openCasework({ ...base, space, registry }, config, shutdown)
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

/** Space with the regions that the districts' data name. */
async function openSpace({ database, clock, jobs, districts }: Base, config: Config, sample: boolean): Promise<Space> {
  const { baseMapOf, createSpace } = await import('./engines/space/index.ts')
  const parts = { database, clock, jobs, profileOf: profilesOf(districts), readGeodata }
  const space = createSpace({ ...parts, baseMap: baseMapOf(config) })
  await space.loadDistricts(districts, sample)
  return space
}

/** The doors of the registry, with what writes its tiles and reads its sheets, and what goes on behind them. */
async function openThings(
  registry: RegistryDeps,
  { logger, shutdown }: { logger: Logger; shutdown: Shutdown },
  told: Parameters<typeof openImports>[1],
): Promise<MountedRoute[]> {
  const { countUses, exportRoutes, importRoutes, startSweeping, thingRoutes, thingTileRoutes } = await import(
    './engines/registry/index.ts'
  )
  const tiles = await import('./connectors/tiles/index.ts')
  const { writeSheet } = await import('./connectors/excel/index.ts')
  shutdown.add('sweep', startSweeping(registry, logger).close)
  const uses = countUses(registry, logger)
  shutdown.add('uses', uses.close)
  return [
    ...thingRoutes(registry, uses.note),
    ...exportRoutes({ ...registry, writeSheet, note: uses.note }),
    ...thingTileRoutes({ ...registry, tiles, note: uses.note }),
    ...importRoutes(await openImports(registry, told)),
  ]
}

/** Cases of all packs, the photos and files that they carry, and what happens to both by itself. */
async function openCasework(
  { space, registry, ...base }: Base & { space: Space; registry: RegistryDeps },
  config: Config,
  shutdown: Shutdown,
) {
  const { database, districts, clock, logger, calendars } = base
  const { attachmentUse, createAttachments } = await import('./connectors/attachments/index.ts')
  const casework = await import('./engines/casework/index.ts')
  const { callerOf, changeThing } = await import('./engines/registry/index.ts')
  const { isUnitOn } = await import('./engines/identity/index.ts')
  const { baseMapOf, describePortal } = await import('./engines/space/index.ts')
  const packs = await listPacks()
  const cases = packs.flatMap((pack) => pack.cases)
  const types = await casework.adoptCaseTypes(database, cases)
  const deps = {
    ...{ database, clock, types, tables: registry.catalogue.tables, files: attachmentUse },
    calendarOf: calendars.compiled,
    locate: async (district: DistrictCode, [longitude, latitude]: readonly [number, number]) =>
      (await space.index(district)).locate(longitude, latitude, clock.cityToday()),
    isDepartment: (district: DistrictCode, code: string) =>
      isUnitOn(database.district(district), { code, on: clock.cityToday() }),
    rules: casework.createCaseRules(database),
    changeThing: (district: DistrictCode, change: Parameters<typeof changeThing>[2]) =>
      changeThing(registry, callerOf(registry, systemActor(district)), change),
    nextNumber: casework.createNumbers(database),
    ...{ portals: packs.flatMap((pack) => pack.portals), tellsReporters: config.smsUrl !== null },
    portalGround: (district: DistrictCode) => describePortal({ ...base, baseMap: baseMapOf(config) }, district),
  }
  for (const { profile } of districts) await casework.noteNotice(deps, profile.code)
  shutdown.add('moments', casework.startMoments(deps, logger).close)
  const keeping = { days: config.noticeDays, most: config.noticeMost }
  shutdown.add('forgetting', casework.startForgetting(deps, keeping, logger).close)
  const { routes, startSweeping } = createAttachments({
    ...{ database, clock, logger, limitBytes: config.attachmentMegabytes * 2 ** 20, scannerUrl: config.virusScanner },
    mayRead: casework.caseReader(database),
  })
  shutdown.add('attachments', startSweeping().close)
  const { openReports } = await import('./connectors/reports/index.ts')
  const judging = { evaluations: packs.flatMap((pack) => pack.evaluations), ...openReports(base.profileOf) }
  const figures = casework.figureRoutes({ ...deps, ...judging })
  const { openMessages } = await import('./connectors/messages/index.ts')
  const messages = openMessages(config, { ...base, ...casework.wordingOf(deps) })
  const consumers = [casework.caseReactions, casework.caseNotices(deps, messages)]
  shutdown.add('messages', messages.close)
  const all = [...casework.caseRoutes(deps), ...figures, ...routes, ...messages.routes]
  return { routes: all, consumers, messageFigures: messages.figures }
}

/** What imports need besides the registry: a reader of sheets, and what sheets call places and departments. */
async function openImports(
  registry: RegistryDeps,
  told: { profileOf: (code: DistrictCode) => DistrictProfile; importMegabytes: number },
): Promise<ImportDeps> {
  const { openTable, outlineTable } = await import('./connectors/tables/index.ts')
  return {
    ...registry,
    tables: { outline: outlineTable, open: openTable },
    placeNames: async (district) => placeNamesOf(told.profileOf(district)),
    importBytes: told.importMegabytes * 1024 * 1024,
  }
}

/** The registry with the types of all packs. */
async function openRegistry({ database, clock, jobs, districts, logger }: Base, space: Space): Promise<RegistryDeps> {
  const { addressCandidates, adoptTypes, createCatalogue, loadThings, recordReads } = await import(
    './engines/registry/index.ts'
  )
  const packs = await listPacks()
  const types = packs.flatMap((pack) => pack.types)
  await adoptTypes(database, types)
  const registry: RegistryDeps = {
    ...{ database, clock, jobs, catalogue: createCatalogue(types, await listCodeTables()) },
    auditReads: recordReads(database),
    locator: (district) => space.index(district),
  }
  space.useAddresses(addressCandidates(registry))
  for (const { profile, things } of districts) {
    const loaded = await loadThings(registry, profile.code, things)
    if (loaded > 0) logger.info({ district: profile.code, things: loaded }, 'things of the district’s data recorded')
  }
  return registry
}

/** The asked-for date, else the sample's where nobody has used this database yet. */
async function datedConfig(database: Database, { config, todayIfNew }: CityOptions): Promise<Pick<Config, 'today'>> {
  if (config.today !== null || todayIfNew === null) return config
  const clock = await database.owner.selectFrom('city_clock').select('seen_at').executeTakeFirst()
  return { today: clock ? null : todayIfNew }
}

function profilesOf(districts: readonly ServedDistrict[]): (code: DistrictCode) => DistrictProfile {
  const profiles = new Map(districts.map(({ profile }) => [profile.code, profile]))
  return (code) => {
    const profile = profiles.get(code)
    if (profile) return profile
    throw new Refusal('NotFound', 'server.no-district-data', {
      zh: `没有行政区 ${code} 的数据。请把它的文件夹放入 district 后重启。`,
      en: `There is no data of district ${code}. Put its folder into district and start again.`,
    })
  }
}
