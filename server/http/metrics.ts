import { isIP } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import {
  type Database,
  isBalanced,
  type LogCounts,
  queuedOf,
  refusedOf,
  sumJobs,
  sumLogCounts,
  systemMs,
} from '../platform/index.ts'
import { metricsNotHere } from './errors.ts'

export interface MetricsDeps {
  readonly database: Database
  /** Who may read them: programs on this machine, or anybody who reaches the port. */
  readonly access: 'loopback' | 'anyone'
  /** Messages to people outside of the console, by channel and state. */
  messageFigures?(): Promise<readonly { channel: string; state: string; count: number }[]>
}

/** Seconds; a page should come within the first few. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const LOG_FIGURES: Readonly<Record<string, { help: string; of: (counts: LogCounts) => number }>> = {
  accepted: { help: 'Events counted in the log as windows were opened', of: (counts) => counts.accepted },
  processed: { help: 'Events done', of: (counts) => counts.processed },
  queued: { help: 'Events of the window, waiting or parked', of: queuedOf },
  refused: { help: 'Events given up or discarded', of: refusedOf },
  dead: { help: 'Events given up that nobody has decided about', of: (counts) => counts.dead },
  behind: { help: 'Events not accepted yet', of: (counts) => counts.behind },
  lag_seconds: { help: 'Age of the oldest event that is not done', of: lagOf },
  balanced: { help: '1: accepted = processed + queued + refused', of: (counts) => Number(isBalanced(counts)) },
}

function lagOf({ oldestAt }: LogCounts): number {
  return oldestAt === null ? 0 : Math.max(0, systemMs() - Date.parse(oldestAt)) / 1000
}

/** `/metrics` for Prometheus: the log by consumer over all districts, jobs, requests, and the process itself. */
export function serveMetrics(fastify: FastifyInstance, { database, access, messageFigures }: MetricsDeps): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'citybrain_' })
  countRequests(fastify, registry)
  addLogFigures(registry, database)
  addJobs(registry, database)
  if (messageFigures) addMessages(registry, messageFigures)
  fastify.get('/metrics', async (request, reply) => {
    if (access === 'loopback' && !isLoopback(request.ip)) throw metricsNotHere()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

function isLoopback(ip: string | undefined): boolean {
  // A request through the local socket has no address.
  if (ip === undefined || isIP(ip) === 0) return true
  return ip === '::1' || /^(::ffff:)?127\./.test(ip)
}

function countRequests(fastify: FastifyInstance, registry: Registry): void {
  const durations = new Histogram({
    name: 'citybrain_http_request_seconds',
    help: 'Duration of requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  })
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
}

function addLogFigures(registry: Registry, database: Database): void {
  const gauges = Object.entries(LOG_FIGURES).map(([name, { help, of }]) => {
    const gauge = new Gauge({ name: `citybrain_log_${name}`, help, labelNames: ['consumer'], registers: [] })
    return { gauge, of }
  })
  const [first, ...others] = gauges
  if (first === undefined) return
  // Asked once for all of them, as the first is collected.
  Object.assign(first.gauge, {
    collect: async () => {
      const consumers = await sumLogCounts(database.owner)
      for (const { gauge, of } of gauges) {
        gauge.reset()
        for (const counts of consumers) gauge.set({ consumer: counts.consumer }, of(counts))
      }
    },
  })
  for (const { gauge } of [first, ...others]) registry.registerMetric(gauge)
}

function addJobs(registry: Registry, database: Database): void {
  registry.registerMetric(
    new Gauge({
      name: 'citybrain_jobs',
      help: 'Jobs by state',
      labelNames: ['state'],
      registers: [],
      async collect() {
        this.reset()
        for (const { state, jobs } of await sumJobs(database.owner)) this.set({ state }, jobs)
      },
    }),
  )
}

function addMessages(registry: Registry, figures: NonNullable<MetricsDeps['messageFigures']>): void {
  registry.registerMetric(
    new Gauge({
      name: 'citybrain_messages',
      help: 'Messages by mail and SMS: asked = sent + queued + dead + suppressed + discarded',
      labelNames: ['channel', 'state'],
      registers: [],
      async collect() {
        this.reset()
        for (const { channel, state, count } of await figures()) this.set({ channel, state }, count)
      },
    }),
  )
}
