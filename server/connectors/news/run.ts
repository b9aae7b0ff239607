import { findHolders } from '../../engines/identity/index.ts'
import { backoffMs, type Clock, type Database, type Db, laterBy } from '../../platform/index.ts'
import type { Answered, Poster } from './post.ts'
import { type Due, type Health, type Leased, listDue, noteResults, type Result } from './sending-store.ts'
import { headersOf } from './sign.ts'
import { asHeard, type Mask } from './visible.ts'

/** Deliveries read at once; their results are written together. */
const BATCH = 200
/** Times in a row that a receiver may be out of reach before it is left alone for a while. */
const PATIENCE = 3

export interface RunDeps {
  readonly database: Database
  readonly clock: Clock
  readonly poster: Poster
  readonly mask: Mask
  /** The first wait after a failure; doubled with each. */
  readonly baseMs: number
}

/** Milliseconds of the results that may be lost, and so sent twice, when the process is killed. */
const FLUSH_MS = 250

/**
 * Sends what is due to one receiver, things side by side and each thing's news one after the other, until nothing is
 * due, the receiver is out of reach, or `goOn` says no. Gives true where more may be due at once.
 */
export async function runOnce(deps: RunDeps, leased: Leased, secret: string, goOn: () => boolean): Promise<boolean> {
  const db = deps.database.district(leased.district)
  const due = await listDue(db, leased, deps.clock.systemNow(), BATCH)
  if (due.length === 0) return false
  const run = new Run(deps, { leased, secret, db, goOn })
  await run.send(due)
  return run.health.nextAt === null && run.health.pausedBecause === null && due.length === BATCH
}

interface Means {
  readonly leased: Leased
  readonly secret: string
  readonly db: Db
  readonly goOn: () => boolean
}

class Run {
  private readonly deps: RunDeps
  private readonly means: Means
  private results: Result[] = []
  private flushed: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined
  health: Health

  constructor(deps: RunDeps, means: Means) {
    this.deps = deps
    this.means = means
    this.health = { failures: means.leased.failures, nextAt: null, pausedBecause: null }
  }

  async send(due: readonly Due[]): Promise<void> {
    const chains = [...Map.groupBy(due, ({ event }) => `${event.subject.kind} ${event.subject.id}`).values()]
    const { accountId, concurrency, district } = this.means.leased
    const asked = { district, today: this.deps.clock.cityToday() }
    const holder = (await findHolders(this.means.db, asked, [accountId])).get(accountId)
    // One request finds out whether a receiver that failed is back.
    const lanes = this.health.failures >= PATIENCE ? 1 : concurrency
    const worker = async () => {
      for (let chain = chains.shift(); chain !== undefined && this.mayGoOn(); chain = chains.shift())
        for (const one of chain) {
          const item = holder ? asHeard(one.event, holder, this.deps.mask) : null
          if (!this.mayGoOn() || !(await this.sendOne(one, item))) break
        }
    }
    await Promise.all(Array.from({ length: lanes }, worker))
    await this.flush()
  }

  private mayGoOn(): boolean {
    return this.means.goOn() && this.health.nextAt === null && this.health.pausedBecause === null
  }

  /** False where the next news of the same thing must wait. */
  private async sendOne({ event, attempts }: Due, item: object | null): Promise<boolean> {
    const { seq } = event
    if (item === null) {
      const error = 'the account of this receiver may no longer see it'
      this.note({ ...{ seq, how: 'discarded', attempts, status: null, error }, at: this.now(), nextAt: this.now() })
      return true
    }
    const answered = await this.post(event.id, item)
    this.judge(answered)
    const taken = answered.error === null
    const wait = taken || isOutOfReach(answered) ? 0 : backoffMs(attempts + 1, this.deps.baseMs * 5)
    const nextAt = laterBy(this.now(), wait)
    const how = taken ? 'delivered' : 'failed'
    this.note({
      seq,
      how,
      attempts: attempts + 1,
      status: answered.status,
      error: answered.error,
      at: this.now(),
      nextAt,
    })
    return taken
  }

  private post(id: string, item: object): Promise<Answered> {
    const { leased, secret } = this.means
    const timestamp = Math.floor(Date.parse(this.now()) / 1000)
    const signed = { id, timestamp, body: JSON.stringify(item) }
    return this.deps.poster.post({ url: leased.url, headers: headersOf(secret, signed), body: signed.body })
  }

  private judge(answered: Answered): void {
    if (answered.status === 410) this.health = { ...this.health, pausedBecause: 'the receiver answered 410 Gone' }
    if (answered.error === null) this.health = { ...this.health, failures: 0 }
    if (!isOutOfReach(answered)) return
    const failures = this.health.failures + 1
    const own = backoffMs(Math.max(1, failures - PATIENCE + 1), this.deps.baseMs)
    const wait = Math.max(own, Math.min(300, answered.retryAfterSeconds ?? 0) * 1000)
    const leftAlone = failures >= PATIENCE || answered.retryAfterSeconds !== null
    this.health = { ...this.health, failures, nextAt: leftAlone ? laterBy(this.now(), wait) : null }
  }

  private note(result: Result): void {
    this.results.push(result)
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS)
  }

  /** One after the other, so that health is never overwritten by an older one. */
  private flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.flushed = this.flushed.then(async () => {
      const results = this.results.splice(0)
      if (results.length > 0) await noteResults(this.means.db, this.means.leased, results, this.health)
    })
    // Whoever awaits the last flush hears of the failure; the timer's own call has nobody to tell.
    this.flushed.catch(() => undefined)
    return this.flushed
  }

  private now(): string {
    return this.deps.clock.systemNow()
  }
}

/** No answer, or one that speaks of the receiver as a whole and not of what was sent. */
const isOutOfReach = ({ status }: Answered): boolean => status === null || [429, 502, 503, 504].includes(status)
