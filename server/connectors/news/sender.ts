import { randomUUID } from 'node:crypto'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { type Logger, laterBy, listDistricts, type Sealer } from '../../platform/index.ts'
import { type RunDeps, runOnce } from './run.ts'
import {
  type Claim,
  claimWebhooks,
  LEASE_MS,
  type Leased,
  noteResults,
  releaseLease,
  renewLease,
  sweepEnded,
} from './sending-store.ts'

export interface SenderDeps extends RunDeps {
  readonly sealer: Sealer
  readonly logger: Logger
  readonly pollMs: number
}

/** Sends deliveries to receivers; several processes share the receivers. */
export interface Sender {
  start(): void
  /** Looks at the district soon, instead of at the next poll. */
  wake(district: DistrictCode): void
  /** Lets requests under way end, notes them, and hands the receivers on. */
  close(): Promise<void>
}

/** Receivers that one process sends to at once. */
const AT_ONCE = 100
const GATHER_MS = 50
/** Ended deliveries are kept for a month, to be looked at and sent again. */
const KEPT_MS = 30 * 86_400_000
const SWEEP_MS = 60_000

export const purposeOf = (webhook: string): string => `webhook ${webhook}`

class WebhookSender implements Sender {
  private readonly deps: SenderDeps
  private readonly me = randomUUID()
  private readonly running = new Map<string, Promise<void>>()
  private readonly looking = new Map<DistrictCode, Promise<void>>()
  private readonly again = new Map<DistrictCode, NodeJS.Timeout>()
  private poll: NodeJS.Timeout | undefined
  private sweep: NodeJS.Timeout | undefined
  private closed = false

  constructor(deps: SenderDeps) {
    this.deps = deps
  }

  start(): void {
    this.poll = setInterval(() => void this.eachDistrict((district) => this.look(district)), this.deps.pollMs).unref()
    this.sweep = setInterval(() => void this.eachDistrict((district) => this.sweepOf(district)), SWEEP_MS).unref()
    void this.eachDistrict((district) => this.look(district))
  }

  wake(district: DistrictCode): void {
    if (this.closed || this.again.has(district)) return
    const timer = setTimeout(() => {
      this.again.delete(district)
      void this.look(district)
    }, GATHER_MS).unref()
    this.again.set(district, timer)
  }

  async close(): Promise<void> {
    this.closed = true
    clearInterval(this.poll)
    clearInterval(this.sweep)
    for (const timer of this.again.values()) clearTimeout(timer)
    while (this.looking.size + this.running.size > 0)
      await Promise.all([...this.looking.values(), ...this.running.values()])
  }

  private async eachDistrict(work: (district: DistrictCode) => Promise<void>): Promise<void> {
    if (this.closed) return
    try {
      for (const { code } of await listDistricts(this.deps.database)) await work(code)
    } catch (error) {
      this.warn(error, {})
    }
  }

  /** One look at a district at a time: what was found is running before the next one asks. */
  private look(district: DistrictCode): Promise<void> {
    const before = this.looking.get(district)
    if (before) return before
    const look = this.claim(district)
      .catch((error: unknown) => this.warn(error, { district }))
      .finally(() => this.looking.delete(district))
    this.looking.set(district, look)
    return look
  }

  private async claim(district: DistrictCode): Promise<void> {
    if (this.closed || this.running.size >= AT_ONCE) return
    const db = this.deps.database.district(district)
    for (const leased of await claimWebhooks(db, district, this.claimNow())) {
      const key = `${district} ${leased.id}`
      if (this.running.has(key)) continue
      const run = this.run(leased)
        .catch((error: unknown) => this.warn(error, { district, webhook: leased.id }))
        .finally(() => this.running.delete(key))
      this.running.set(key, run)
    }
  }

  private async run(leased: Leased): Promise<void> {
    const db = this.deps.database.district(leased.district)
    const secret = this.deps.sealer.open(leased.sealed, purposeOf(leased.id))
    if (secret === null) return this.pauseUnreadable(leased)
    let own = true
    const renewal = setInterval(() => {
      renewLease(db, leased, this.claimNow()).then(
        (renewed) => {
          own = renewed
        },
        (error: unknown) => this.warn(error, { webhook: leased.id }),
      )
    }, LEASE_MS / 3)
    try {
      let more = true
      while (more && own && !this.closed) more = await runOnce(this.deps, leased, secret, () => own && !this.closed)
    } finally {
      clearInterval(renewal)
      await releaseLease(db, leased, this.me)
    }
    this.wake(leased.district)
  }

  private pauseUnreadable(leased: Leased): Promise<void> {
    const pausedBecause = 'the key of this server does not open the signing secret'
    const db = this.deps.database.district(leased.district)
    return noteResults(db, leased, [], { failures: leased.failures, nextAt: null, pausedBecause })
  }

  private async sweepOf(district: DistrictCode): Promise<void> {
    await sweepEnded(this.deps.database.district(district), district, laterBy(this.deps.clock.systemNow(), -KEPT_MS))
  }

  private claimNow(): Claim {
    const now = this.deps.clock.systemNow()
    return { me: this.me, now, until: laterBy(now, LEASE_MS) }
  }

  private warn(error: unknown, fields: object): void {
    if (!this.closed) this.deps.logger.warn({ err: error, ...fields }, 'could not send news')
  }
}

export const createSender = (deps: SenderDeps): Sender => new WebhookSender(deps)
