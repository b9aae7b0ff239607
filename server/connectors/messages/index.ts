/** The face of messages: people are told outside of the console, by mail and SMS. */
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import type { CompiledCalendar } from '@citybrain/rules/clock/index.ts'
import {
  type Clock,
  type Config,
  type Database,
  type Db,
  type Logger,
  listDistricts,
  openSealer,
  type Sealer,
} from '../../platform/index.ts'
import { openCarriers } from './carriers.ts'
import { type ComposeDeps, createComposer } from './compose.ts'
import { listFollowing } from './contacts.ts'
import type { Carrier } from './letter.ts'
import { readStatus } from './operations.ts'
import { type Noticed, type QueueDeps, queueNotices, queueReporterNews, type ReporterTold } from './queue.ts'
import { messageRoutes } from './routes.ts'
import { createSender, type Pace } from './sender.ts'

export { openCarriers } from './carriers.ts'

const PACE = { pollMs: 1_000, baseMs: 5_000, leaseMs: 60_000 }

interface City extends Pick<MessagesOptions, 'database' | 'clock' | 'logger' | 'wordNotices' | 'wordReporterNews'> {
  readonly calendars: { compiled(district: DistrictCode, calendar: string): Promise<CompiledCalendar> }
}

/** As the settings say, sending from now on; the office hours are those of bureaus. */
export function openMessages(config: Config, { calendars, ...city }: City): Messages {
  const perMinute = { mail: config.mailPerMinute, sms: config.smsPerMinute }
  const messages = createMessages({
    ...{ ...city, carriers: openCarriers(config), sealer: openSealer(config) },
    ...{ origin: config.publicOrigin, pace: { ...PACE, perMinute } },
    officeOf: (district) => calendars.compiled(district, DEFAULT_CALENDAR.key),
  })
  messages.start()
  return messages
}

export type Messages = ReturnType<typeof createMessages>

/** What messages are made of. */
export interface MessagesOptions
  extends Pick<ComposeDeps, 'origin' | 'wordNotices' | 'wordReporterNews'>,
    Pick<QueueDeps, 'officeOf'> {
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
  readonly sealer: Sealer
  readonly carriers: readonly Carrier[]
  readonly pace: Pace
}

/** What is told outside: ordered with the notices themselves, sent by this process, seen and decided by operators. */
export function createMessages({ pace, ...given }: MessagesOptions) {
  const deps = { ...given, channels: given.carriers.map(({ channel }) => channel) }
  const sender = createSender({ ...deps, compose: createComposer(deps), pace })
  return {
    /** Within the transaction of a consumer of the log. */
    queue: (tx: Db, district: DistrictCode, notices: readonly Noticed[]) =>
      queueNotices(deps, tx, { district, notices }),
    tellReporters: (tx: Db, district: DistrictCode, told: readonly ReporterTold[]) =>
      queueReporterNews(deps, tx, { district, told }),
    listFollowing,
    routes: messageRoutes(deps),
    figures: () => sumFigures(deps),
    start: () => sender.start(),
    close: () => sender.close(),
  }
}

const FIGURES = ['asked', 'sent', 'queued', 'dead', 'suppressed', 'discarded'] as const

export interface MessageFigure {
  readonly channel: string
  readonly state: string
  readonly count: number
}

/** The figures of all districts together. */
async function sumFigures(deps: Parameters<typeof readStatus>[0]): Promise<MessageFigure[]> {
  const all = []
  for (const { code } of await listDistricts(deps.database)) all.push(...(await readStatus(deps, code)))
  return [...Map.groupBy(all, ({ channel }) => channel)].flatMap(([channel, ofChannel]) =>
    FIGURES.map((state) => ({ channel, state, count: ofChannel.reduce((sum, one) => sum + one[state], 0) })),
  )
}
