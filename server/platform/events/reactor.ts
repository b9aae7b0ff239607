import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/database.ts'
import type { Logger } from '../log/logger.ts'
import { backoffMs, LONGEST_MS } from './backoff.ts'
import type { Consumer } from './consumer.ts'
import { addCursors, listDue } from './cursor-store.ts'
import { HandlerFault, type Outcome, type StepAsked, takeStep } from './pass.ts'
import { type Patience, putAside } from './put-aside.ts'

export interface ReactorDeps {
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
  readonly consumers: readonly Consumer[]
  readonly pace?: Partial<Pace>
}

export interface Pace extends Patience {
  /** Looks for news of other processes, and for failed events that are due. */
  readonly pollMs: number
  /** News gather for so long before they are handled together. */
  readonly gatherMs: number
  /** Events handled in one transaction at most. */
  readonly batch: number
}

const PACE: Pace = { pollMs: 1_000, gatherMs: 20, batch: 500, baseMs: 1_000, longestMs: LONGEST_MS, attempts: 8 }
/** News above the horizon is looked at again after so long. */
const PENDING_MS = 50
/** Steps at once: the embedded database has one session, PostgreSQL's are needed for requests too. */
const AT_ONCE = { pglite: 1, postgres: 4 } as const

export interface Reactor {
  /** Sets the cursors of consumers that are new, then reacts in the background. */
  start(): Promise<void>
  /** Looks at the district soon, instead of at the next poll. */
  wake(district: DistrictCode): void
  /** Lets the steps under way end; begins no other. */
  close(): Promise<void>
}

/** One consumer in one district. */
interface Lane {
  readonly district: DistrictCode
  readonly consumer: Consumer
  limit: number
  failures: number
  running: boolean
  timer: NodeJS.Timeout | undefined
}

class LaneRunner implements Reactor {
  private readonly deps: ReactorDeps
  private readonly pace: Pace
  private readonly lanes = new Map<string, Lane>()
  private readonly ready = new Set<Lane>()
  private readonly running = new Set<Promise<void>>()
  private poll: NodeJS.Timeout | undefined
  private deaf: (() => void) | undefined
  private closed = false

  constructor(deps: ReactorDeps) {
    this.deps = deps
    this.pace = { ...PACE, ...deps.pace }
    const names = deps.consumers.map(({ name }) => name)
    if (new Set(names).size < names.length) throw new Error(`two consumers have one name: ${names.join(', ')}`)
  }

  async start(): Promise<void> {
    const { database, consumers } = this.deps
    if (consumers.length === 0) return
    this.deaf = database.onNews((district) => this.wake(district))
    await addCursors(
      database.owner,
      consumers.filter(({ bootstrap }) => bootstrap === undefined),
    )
    await this.look()
  }

  wake(district: DistrictCode): void {
    for (const consumer of this.deps.consumers) this.later(this.lane(district, consumer), this.pace.gatherMs)
  }

  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.poll)
    this.deaf?.()
    for (const lane of this.lanes.values()) clearTimeout(lane.timer)
    while (this.running.size > 0) await Promise.all(this.running)
  }

  private async look(): Promise<void> {
    const { database, clock, consumers, logger } = this.deps
    const names = consumers.map(({ name }) => name)
    try {
      for (const { district, consumer: name } of await listDue(database.owner, names, clock.systemNow())) {
        const consumer = consumers.find((one) => one.name === name)
        if (consumer !== undefined) this.later(this.lane(district, consumer), 0)
      }
    } catch (error) {
      if (!this.closed) logger.warn({ err: error }, 'could not ask which districts have news')
    }
    if (this.closed) return
    this.poll = setTimeout(() => void this.look(), this.pace.pollMs).unref()
  }

  private lane(district: DistrictCode, consumer: Consumer): Lane {
    const key = `${district} ${consumer.name}`
    const lane = this.lanes.get(key)
    if (lane !== undefined) return lane
    const made = { district, consumer, limit: this.pace.batch, failures: 0, running: false, timer: undefined }
    this.lanes.set(key, made)
    return made
  }

  /** A lane that waits already, also one that backs off, keeps its own time. */
  private later(lane: Lane, ms: number): void {
    if (this.closed || lane.timer !== undefined) return
    lane.timer = setTimeout(() => {
      lane.timer = undefined
      this.ready.add(lane)
      this.fill()
    }, ms).unref()
  }

  private fill(): void {
    for (const lane of this.ready) {
      if (this.closed || this.running.size >= AT_ONCE[this.deps.database.kind]) return
      if (lane.running) continue
      this.ready.delete(lane)
      lane.running = true
      const run = this.run(lane).finally(() => {
        lane.running = false
        this.running.delete(run)
        this.fill()
      })
      this.running.add(run)
    }
  }

  private async run(lane: Lane): Promise<void> {
    const asked: StepAsked = {
      ...{ database: this.deps.database, district: lane.district, consumer: lane.consumer },
      ...{ at: this.deps.clock.systemNow(), limit: lane.limit },
    }
    try {
      this.after(lane, await takeStep(asked))
    } catch (error) {
      await this.failed(lane, asked, error)
    }
  }

  private after(lane: Lane, outcome: Outcome): void {
    lane.failures = 0
    // After a failure the batch grows back to its full size.
    lane.limit = Math.min(this.pace.batch, lane.limit * 2)
    if (outcome.kind === 'moved') this.ready.add(lane)
    else if (outcome.kind === 'idle' && outcome.pending) this.later(lane, PENDING_MS)
  }

  private async failed(lane: Lane, asked: StepAsked, error: unknown): Promise<void> {
    if (!(error instanceof HandlerFault)) return this.backOff(lane, error)
    const { tried } = error
    if (tried.events.length > 1) {
      // Halved until the event at fault stands alone.
      lane.limit = Math.max(1, Math.floor(tried.events.length / 2))
      this.ready.add(lane)
      return
    }
    const fields = { err: error.cause, district: lane.district, consumer: lane.consumer.name }
    this.deps.logger.warn({ ...fields, seq: tried.events[0]?.seq }, 'a consumer could not handle an event')
    try {
      await putAside(asked, tried, error.message, this.pace)
      this.ready.add(lane)
    } catch (fault) {
      this.backOff(lane, fault)
    }
  }

  private backOff(lane: Lane, error: unknown): void {
    lane.failures += 1
    const fields = { err: error, district: lane.district, consumer: lane.consumer.name, failures: lane.failures }
    if (!this.closed) this.deps.logger.warn(fields, 'a consumer of the log backs off')
    this.later(lane, backoffMs(lane.failures, this.pace.baseMs / 10, this.pace.longestMs / 10))
  }
}

/** Lets the consumers react to the log, district by district; several processes share the work. */
export function createReactor(deps: ReactorDeps): Reactor {
  return new LaneRunner(deps)
}
