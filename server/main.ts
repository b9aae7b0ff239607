import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DistrictProfile, SamplePerson } from '@citybrain/contract/engines/district.ts'
import { PlanKind } from '@citybrain/contract/engines/plan.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { Words } from '@citybrain/contract/kernel/words.ts'
import { z } from 'zod'
import type { City, CityOptions, Hands, SampleCity, ServedDistrict } from './cli/hands.ts'
import { runCommandLine } from './cli/main.ts'
import type { DocumentReader } from './engines/plan/index.ts'
import type { Config, Database } from './platform/index.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Everybody may read it: the sample's people are fictional, and they can sign in on a sample server only. */
const SAMPLE_PASSWORD = 'nankai-sample-2023'

/** The command line, and through it the whole server. Gives the exit status. */
export function main(argv: readonly string[]): Promise<number> {
  return runCommandLine(argv, hands)
}

const hands: Hands = { root, readDocument, listDistricts, startCity }

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

const SampleModule = z.object({
  SAMPLE_PEOPLE: z.array(SamplePerson),
  SAMPLE_DOCUMENTS: z.array(
    z.object({ file: z.string().regex(/^[\w.-]+$/), title: Words, kind: PlanKind.default('annual-plan') }),
  ),
  SAMPLE_TODAY: PlainDate,
})

/** Every folder below `district/`: its data, and its sample city where it has one. Replacing the folder is enough. */
async function listDistricts(): Promise<ServedDistrict[]> {
  const folders = readdirSync(`${root}district`, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return Promise.all(
    folders.map(async ({ name }) => {
      const folder = new URL(`../district/${name}/`, import.meta.url)
      const exported: unknown[] = Object.values(await import(new URL('index.ts', folder).href))
      const profile = DistrictProfile.parse(exported[0])
      return { profile, sample: await findSample(folder) }
    }),
  )
}

async function findSample(folder: URL): Promise<SampleCity | null> {
  if (!readdirSync(folder).includes('sample.ts')) return null
  const { SAMPLE_PEOPLE, SAMPLE_DOCUMENTS, SAMPLE_TODAY } = SampleModule.parse(
    await import(new URL('sample.ts', folder).href),
  )
  return {
    accounts: SAMPLE_PEOPLE.map((person) => ({ ...person, password: SAMPLE_PASSWORD })),
    documents: SAMPLE_DOCUMENTS.map(({ file, ...told }) => ({ ...told, path: fileURLToPath(new URL(file, folder)) })),
    today: SAMPLE_TODAY,
  }
}

/** Opens the database and wires the engines; nothing listens yet. Loaded late, so that other verbs start at once. */
export async function startCity(options: CityOptions): Promise<City> {
  const [platform, identityEngine, planEngine, http, excel] = await Promise.all([
    import('./platform/index.ts'),
    import('./engines/identity/index.ts'),
    import('./engines/plan/index.ts'),
    import('./http/index.ts'),
    import('./connectors/excel/index.ts'),
  ])
  const { config } = options
  const logger = platform.createLogger(config)
  const shutdown = platform.createShutdown(logger)
  const closing = new AbortController()
  try {
    const database = await platform.openDatabase(config, logger)
    shutdown.add('database', () => database.close())
    const districts = await listDistricts()
    for (const { profile } of districts)
      await platform.registerDistrict(database, { code: profile.code, name: profile.fullName })
    const clock = await platform.openClock(database, await datedConfig(database, options), logger)
    shutdown.add('clock', () => clock.close())
    const jobs = await platform.openJobs(database, clock, logger)
    shutdown.add('jobs', () => jobs.close())
    const profileOf = profilesOf(districts)
    const accounts = districts.flatMap(({ sample }) => sample?.accounts ?? [])
    const identity = identityEngine.createIdentity({
      database,
      clock,
      sampleCity: options.sample ? { accounts } : null,
    })
    const engine = { database, jobs, clock, readDocument, profileOf, writeWorkbook: excel.writeRegisterWorkbook }
    const settings = platform.describeConfig(options.input)
    const routes = [
      ...identityEngine.identityRoutes(identity),
      ...http.operationsRoutes({ database, jobs, settings, closing: closing.signal }),
      ...http.districtRoutes({ clock, profileOf }),
      ...planEngine.planRoutes(engine),
    ]
    const app = await http.createApp({
      ...{ database, identity, logger, routes, closing, version: '0.1.0', publicOrigin: config.publicOrigin },
      consoleFolder: `${root}console/dist`,
    })
    const doors = http.createDoors(app, { config, holdsFolder: database.kind === 'pglite' })
    shutdown.add('doors', () => doors.close())
    return {
      ...{ identity, logger, lost: database.lost },
      importDocument: (district, document) =>
        planEngine.importDocument(engine, platform.systemActor(district), document, {
          signal: closing.signal,
          progress: () => undefined,
        }),
      listSampleFiles: async (district) => {
        const found = await planEngine.listSummaries(database.district(district), { after: null, limit: 1000 })
        return found.filter(({ sample }) => sample).map(({ fileName }) => fileName)
      },
      listen: doors.listen,
      listenPrivately: doors.listenPrivately,
      close: () => shutdown.run(),
    }
  } catch (error) {
    await shutdown.run()
    throw error
  }
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
