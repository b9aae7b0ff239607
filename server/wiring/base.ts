import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { listDistricts } from '../cli/data-folders.ts'
import type { CityOptions, ServedDistrict } from '../cli/hands.ts'
import {
  type Config,
  type createShutdown,
  createWorkCalendars,
  type Database,
  type Logger,
  openClock,
  openDatabase,
  openJobs,
  registerDistrict,
} from '../platform/index.ts'

export type Shutdown = ReturnType<typeof createShutdown>
export type Base = Awaited<ReturnType<typeof openBase>>

/** Database, districts, clock, work calendars and jobs: what every engine stands on. */
export async function openBase(options: CityOptions, logger: Logger, shutdown: Shutdown) {
  const { loadOrganisation } = await import('../engines/identity/index.ts')
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

/** The asked-for date, else the sample's where nobody has used this database yet. */
async function datedConfig(database: Database, { config, todayIfNew }: CityOptions): Promise<Pick<Config, 'today'>> {
  if (config.today !== null || todayIfNew === null) return config
  const clock = await database.owner.selectFrom('city_clock').select('seen_at').executeTakeFirst()
  return { today: clock ? null : todayIfNew }
}

/** What a district's data say of it. */
export function profilesOf(districts: readonly ServedDistrict[]): (code: DistrictCode) => DistrictProfile {
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
