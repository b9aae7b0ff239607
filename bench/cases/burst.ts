import { setTimeout as wait } from 'node:timers/promises'
import type { Figure } from '../figure.ts'
import { Client, requestText } from '../registry/clients.ts'
import { lifecycle, type Ready } from './lifecycle.ts'

/** Lifecycles that begin each second at ordinary times. */
const ORDINARY = Number(process.env.CITYBRAIN_BENCH_ARRIVALS ?? 30)
const TIMES = 10
const BURST_SECONDS = Number(process.env.CITYBRAIN_BENCH_BURST_SECONDS ?? 60)
const AROUND_SECONDS = 10
/** What an ordinary command keeps. */
const QUICK_MS = 60
const TICK_MS = 20
const RECOVERY_SECONDS = 5

interface Told {
  readonly sentAt: number
  readonly ms: number
  readonly status: number
  readonly retryAfter: number | null
}

/** Lifecycles begin whether earlier ones are answered or not: at an ordinary pace, ten times as many for a minute, and again. */
export async function burst({ port, people }: Ready): Promise<Figure[]> {
  const arrivals = new Arrivals(port, () => lifecycle(people))
  await arrivals.at(ORDINARY, AROUND_SECONDS)
  const from = performance.now()
  await arrivals.at(ORDINARY * TIMES, BURST_SECONDS)
  const to = performance.now()
  await arrivals.at(ORDINARY, AROUND_SECONDS)
  const told = await arrivals.end()
  const during = told.filter(({ sentAt }) => sentAt >= from && sentAt < to)
  const refused = told.filter(({ status, retryAfter }) => status === 503 && retryAfter !== null)
  const wrong = told.filter(({ status }) => status !== 200).length - refused.length
  const after = told.filter(({ sentAt }) => sentAt >= to).map((one) => ({ ...one, sentAt: one.sentAt - to }))
  const done = during.filter(({ status }) => status === 200)
  done.sort((a, b) => a.ms - b.ms)
  const p95 = done[Math.floor(done.length * 0.95)]?.ms ?? 0
  const name = `burst of ${ORDINARY * TIMES} lifecycles/s for ${BURST_SECONDS} s`
  const said = `${done.length} commands done, ${refused.length} refused with 503 and Retry-After`
  return [
    {
      name: `${name}: other errors (${said})`,
      value: wrong + 1,
      unit: '+1',
      against: { name: 'none', value: 1 },
      limit: { atMost: 1 },
    },
    {
      name: `${name}: a command that is done, p95`,
      value: p95,
      unit: 'ms',
      against: { name: 'ordinary', value: QUICK_MS },
    },
    {
      ...{ name: `${name}: recovery`, value: recoveryOf(after), unit: 's' },
      ...{ against: { name: 'promised', value: RECOVERY_SECONDS }, limit: { atMost: 1 } },
    },
  ]
}

/** Seconds until the first from which on, second by second, nineteen of twenty commands are done as quickly as ever. */
function recoveryOf(told: readonly Told[]): number {
  const seconds = Array.from({ length: AROUND_SECONDS }, (_, second) =>
    told.filter(({ sentAt }) => Math.floor(sentAt / 1000) === second),
  )
  const isSlow = (one: Told) => one.status !== 200 || one.ms > QUICK_MS
  return 1 + seconds.findLastIndex((sent) => sent.filter(isSlow).length > sent.length / 20)
}

/** Callers who come at a pace of their own, each on a connection that nobody else is using. */
class Arrivals {
  private readonly port: number
  private readonly next: () => ReturnType<typeof lifecycle>
  private readonly free: Client[] = []
  private readonly under = new Set<Promise<void>>()
  private readonly told: Told[] = []

  constructor(port: number, next: () => ReturnType<typeof lifecycle>) {
    this.port = port
    this.next = next
  }

  async at(perSecond: number, seconds: number): Promise<void> {
    const begun = performance.now()
    for (let sent = 0; performance.now() - begun < seconds * 1000; await wait(TICK_MS))
      for (; sent < ((performance.now() - begun) / 1000) * perSecond; sent += 1) this.begin()
  }

  async end(): Promise<readonly Told[]> {
    await Promise.all(this.under)
    for (const client of this.free) client.close()
    return this.told
  }

  private begin(): void {
    const one = this.converse().finally(() => this.under.delete(one))
    this.under.add(one)
  }

  /** Whoever is told to come again later gives the whole case up. */
  private async converse(): Promise<void> {
    const client = this.free.pop() ?? (await Client.open(this.port))
    for (const { sent, headers } of this.next()) {
      const sentAt = performance.now()
      const { status, retryAfter } = await client.send(requestText({ port: this.port, headers }, sent))
      this.told.push({ sentAt, ms: performance.now() - sentAt, status, retryAfter })
      if (status !== 200) break
    }
    this.free.push(client)
  }
}
