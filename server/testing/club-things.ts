import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { choice, date, decimal, flag, integer, money, text } from '@citybrain/contract/pack/field.ts'
import { link, type ThingType, thingType } from '@citybrain/contract/pack/thing.ts'
import { sql } from 'kysely'
import {
  adoptTypes,
  type Caller,
  callerOf,
  createCatalogue,
  type ReadPersonal,
  type RegistryDeps,
  recordReads,
} from '../engines/registry/index.ts'
import { type Database, type Jobs, openJobs, systemActor } from '../platform/index.ts'
import { quietLogger } from './quiet-logger.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

export * as tiles from '../connectors/tiles/index.ts'

const words = (zh: string, en: string) => ({ zh, en })

/** Objects of a tennis club: the registry must not know a municipal one. */
export const COURT: ThingType = thingType({
  key: 'court',
  title: words('球场', 'Court'),
  description: words('网球场', 'A tennis court'),
  version: 1,
  geometry: 'any',
  code: { title: words('场号', 'Number'), kind: null, required: false },
  fields: [
    text('address', words('地址', 'Address'), { means: 'address', privacy: 'public' }),
    choice(
      'surface',
      words('场地', 'Surface'),
      [
        ['clay', '红土', 'Clay'],
        ['grass', '草地', 'Grass'],
        ['hard', '硬地', 'Hard'],
      ],
      { filter: true },
    ),
    integer('lights', words('灯', 'Lights'), { min: 0, max: 40, filter: true, sort: true }),
    decimal('widthM', words('宽', 'Width'), { unit: words('m', 'm'), min: '1', filter: true }),
    money('fee', words('场租', 'Fee'), { sort: true }),
    date('openedOn', words('启用', 'Opened'), { filter: true, sort: true }),
    flag('covered', words('有顶', 'Covered'), { filter: true }),
    text('secretary', words('秘书', 'Secretary'), { means: 'person-name', privacy: 'secret' }),
  ],
  links: [
    link('club', { title: words('所属俱乐部', 'Of club'), inverse: words('球场', 'Courts') }, ['club']),
    link('players', { title: words('常客', 'Regulars'), inverse: words('常去', 'Plays at') }, ['member'], {
      many: true,
    }),
  ],
  quality: [
    { key: 'lit', title: words('灯数已知', 'Its lights are known'), check: 'known', field: 'lights', weight: 2 },
  ],
})

export const CLUB: ThingType = thingType({
  key: 'club',
  title: words('俱乐部', 'Club'),
  description: words('网球俱乐部', 'A tennis club'),
  version: 1,
  fields: [],
  links: [
    link('partner', { title: words('友好', 'Partner'), inverse: words('友好', 'Partner') }, ['club'], { many: true }),
  ],
})

export const MEMBER: ThingType = thingType({
  key: 'member',
  title: words('会员', 'Member'),
  description: words('会员', 'A member'),
  version: 1,
  geometry: 'point',
  personal: true,
  fields: [
    text('phone', words('电话', 'Telephone'), { means: 'phone', privacy: 'sensitive', required: true }),
    integer('level', words('级别', 'Level'), { filter: true }),
  ],
})

export const CLUB_TYPES: readonly ThingType[] = [COURT, CLUB, MEMBER]

/** Street 1 west of 117.15 degrees, street 2 east of it: squares that a test can see through. */
export const testLocator =
  (district: DistrictCode): RegistryDeps['locator'] =>
  async () => ({
    locate: (longitude) => ({
      street: `${district}${longitude < 117.15 ? '001' : '002'}`,
      community: `${district}${longitude < 117.15 ? '001001' : '002001'}`,
      grid: null,
    }),
  })

/** The registry of the club for an application of a test. */
export function registryOf(parts: Pick<RegistryDeps, 'database' | 'clock' | 'jobs'>): RegistryDeps {
  const { database, clock, jobs } = parts
  return {
    ...{ database, clock, jobs, catalogue: createCatalogue(CLUB_TYPES, []), auditReads: recordReads(database) },
    locator: (district) => testLocator(district)(district),
  }
}

export interface ThingDesk {
  readonly deps: RegistryDeps
  readonly caller: Caller
  readonly clock: TestClock
  readonly jobs: Jobs
  readonly read: readonly ReadPersonal[]
  /** Sets the city's clock, in the database as well, to the morning of a day. */
  goTo(day: string): Promise<void>
}

/** One runner per database: the embedded one takes the jobs of another runner for those of a process that has ended. */
const runners = new WeakMap<Database, Promise<Jobs>>()

function jobsOf(database: Database): Promise<Jobs> {
  const running = runners.get(database) ?? openJobs(database, createTestClock('2023-01-01T01:00:00.000Z'), quietLogger)
  runners.set(database, running)
  return running
}

/** The registry over a district of a test, asked by the product itself unless a test says who asks. */
export async function openThingDesk({
  database,
  district,
  types = CLUB_TYPES,
}: {
  database: Database
  district: DistrictCode
  types?: readonly ThingType[]
}): Promise<ThingDesk> {
  await adoptTypes(database, types)
  const clock = createTestClock('2023-01-01T01:00:00.000Z')
  const jobs = await jobsOf(database)
  const read: ReadPersonal[] = []
  const deps: RegistryDeps = {
    ...{ database, clock, jobs, catalogue: createCatalogue(types, []), locator: testLocator(district) },
    auditReads: async (_actor, things) => void read.push(...things),
  }
  const goTo = async (day: string) => {
    clock.advance(Date.parse(`${day}T01:00:00.000Z`) - Date.parse(clock.systemNow()))
    await sql`insert into city_clock (only_one, shift_ms, seen_at)
      values (true, (extract(epoch from ${clock.systemNow()}::timestamptz - now()) * 1000)::bigint, ${clock.systemNow()}::timestamptz)
      on conflict (only_one) do update set shift_ms = excluded.shift_ms, seen_at = excluded.seen_at`.execute(
      database.owner,
    )
  }
  await goTo('2023-01-01')
  return { deps, clock, jobs, read, caller: callerOf(deps, systemActor(district)), goTo }
}
