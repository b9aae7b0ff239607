import { randomUUID } from 'node:crypto'
import type { MessageChannel } from '@citybrain/contract/engines/message.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { backoffMs, type Clock, type Database, type Logger, laterBy, listDistricts } from '../../platform/index.ts'
import type { Carrier, Compose, Outcome, Parcel } from './letter.ts'
import {
  findDueParcel,
  listDueChannels,
  type Note,
  noteParcel,
  releaseLeases,
  sweepMessages,
  takeLease,
} from './sending-store.ts'

export interface Pace {
  readonly pollMs: number
  /** The first wait after a failure; doubled with each. */
  readonly baseMs: number
  readonly leaseMs: number
  /** Letters of one channel that this process sends in a minute. */
  readonly perMinute: Readonly<Record<MessageChannel, number>>
}

export interface SenderDeps {
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
  readonly carriers: readonly Carrier[]
  readonly compose: Compose
  readonly pace: Pace
}

export interface Sender {
  start(): void
  /** Lets the letter under way end, notes it, and hands the channels on. */
  close(): Promise<void>
}

const MOST_ATTEMPTS = 8
const DAY_MS = 86_400_000
const LONGEST_MS = 3_600_000
const KEPT_MS = 30 * DAY_MS
const SWEEP_EVERY = 100

/** Sends what is due, one letter of a channel after the other. */
class MessageSender implements Sender {
  private readonly deps: SenderDeps
  private readonly me = randomUUID()
  private readonly lanes = new Map<MessageChannel, Lane>()
  private readonly seen = new Set<DistrictCode>()
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> = Promise.resolve()
  private closed = false
  private looks = 0

  constructor(deps: SenderDeps) {
    this.deps = deps
    for (const { channel } of deps.carriers) this.lanes.set(channel, { failures: 0, notBefore: 0, gapUntil: 0 })
  }

  start(): void {
    if (this.deps.carriers.length > 0) this.later(0)
  }

  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.timer)
    await this.running
    for (const district of this.seen) await releaseLeases(this.deps.database.district(district), district, this.me)
    for (const carrier of this.deps.carriers) carrier.close()
  }

  private later(ms: number): void {
    if (this.closed) return
    this.timer = setTimeout(() => {
      this.running = this.look()
        .catch((error: unknown) => this.deps.logger.warn({ err: error }, 'could not send messages'))
        .then(() => this.later(this.deps.pace.pollMs))
    }, ms).unref()
  }

  private async look(): Promise<void> {
    this.looks += 1
    for (const { code } of await listDistricts(this.deps.database)) {
      if (this.closed) return
      const db = this.deps.database.district(code)
      if (this.looks % SWEEP_EVERY === 0) await sweepMessages(db, code, laterBy(this.deps.clock.systemNow(), -KEPT_MS))
      const channels = [...this.lanes.keys()]
      const due = await listDueChannels(db, { district: code, channels, ...this.now() })
      // One channel that is slow holds the other up by nothing.
      await Promise.all(due.map((channel) => this.sendAll(code, channel)))
    }
  }

  private async sendAll(district: DistrictCode, channel: MessageChannel): Promise<void> {
    const db = this.deps.database.district(district)
    const carrier = this.deps.carriers.find((one) => one.channel === channel)
    const lane = this.lanes.get(channel)
    if (!carrier || !lane) return
    this.seen.add(district)
    while (!this.closed && this.mayGo(lane)) {
      const { systemNow } = this.now()
      const until = laterBy(systemNow, this.deps.pace.leaseMs)
      if (!(await takeLease(db, { district, channel, me: this.me, now: systemNow, until }))) return
      const parcel = await findDueParcel(db, channel, { district, ...this.now() })
      if (parcel === null) return
      await noteParcel(db, parcel, await this.sendOne(carrier, lane, parcel))
    }
  }

  /** Not while the server of the channel is left alone, and not quicker than agreed. */
  private mayGo(lane: Lane): boolean {
    const now = performance.now()
    return now >= lane.notBefore && now >= lane.gapUntil
  }

  private async sendOne(carrier: Carrier, lane: Lane, parcel: Parcel): Promise<Note> {
    const letter = await this.deps.compose(parcel)
    const now = this.deps.clock.systemNow()
    if ('because' in letter) return { how: 'suppressed', error: letter.because, now, nextAt: now }
    lane.gapUntil = performance.now() + 60_000 / this.deps.pace.perMinute[carrier.channel]
    const outcome = await carrier.send({ id: parcel.id, ...letter })
    this.judge(lane, outcome)
    if (outcome.error !== null)
      this.deps.logger.warn(
        { channel: carrier.channel, message: parcel.id, how: outcome.how, why: outcome.error },
        'a message was not taken',
      )
    return this.noteOf(parcel, outcome)
  }

  private judge(lane: Lane, { how }: Outcome): void {
    lane.failures = how === 'away' ? lane.failures + 1 : 0
    lane.notBefore = how === 'away' ? performance.now() + backoffMs(lane.failures, this.deps.pace.baseMs) : 0
  }

  private noteOf({ messages }: Parcel, { how, error }: Outcome): Note {
    const now = this.deps.clock.systemNow()
    if (how === 'sent') return { how, error, now, nextAt: now }
    const attempts = 1 + Math.max(...messages.map((one) => one.attempts))
    const oldest = Math.min(...messages.map((one) => Date.parse(one.createdAt)))
    // What the server is to blame for costs no attempt, and isn't sent when it is old news.
    const over = how === 'away' ? Date.parse(now) - oldest > DAY_MS : how === 'refused' || attempts >= MOST_ATTEMPTS
    const nextAt = laterBy(now, backoffMs(attempts, this.deps.pace.baseMs, LONGEST_MS))
    return { how: over ? 'dead' : 'waiting', error, now, nextAt }
  }

  private now() {
    return { systemNow: this.deps.clock.systemNow(), cityNow: this.deps.clock.cityNow() }
  }
}

interface Lane {
  failures: number
  notBefore: number
  gapUntil: number
}

export const createSender = (deps: SenderDeps): Sender => new MessageSender(deps)
