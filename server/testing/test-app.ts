import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changePassword, signIn } from '@citybrain/contract/api/identity.ts'
import type { Route, RouteReply } from '@citybrain/contract/api/route.ts'
import type { SampleAccount } from '@citybrain/contract/engines/account.ts'
import type { Role } from '@citybrain/contract/engines/rights.ts'
import type { Problem } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import {
  type ApiKeys,
  apiKeyRoutes,
  createApiKeys,
  createIdentity,
  fieldKeyRoutes,
  type Identity,
  identityRoutes,
  type MountedRoute,
  organisationRoutes,
} from '../engines/identity/index.ts'
import { type App, createApp, logRoutes, operationsRoutes } from '../http/index.ts'
import { type Database, type Jobs, type Logger, openJobs, openSealer, systemActor } from '../platform/index.ts'
import type { TestDatabase } from './databases.ts'
import { quietLogger } from './quiet-logger.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

/** What a test asks of the application, as a browser would over the network. */
export interface Asked {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A refusal has `problem`, everything else `reply`. */
export interface Answered<R extends Route> {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly reply: RouteReply<R>
  readonly problem: Problem
}

/** A browser: it keeps its cookie and sends the CSRF token it was given. */
export interface Browser {
  cookie: string | null
  csrfToken: string | null
  ask<R extends Route>(route: R, asked?: Asked): Promise<Answered<R>>
  signIn(district: DistrictCode, login: string, password: string): Promise<Answered<Route>>
}

/** A line of the log. */
export interface Logged {
  readonly level: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly message: string
}

export interface TestApp {
  readonly app: App
  readonly clock: TestClock
  readonly identity: Identity
  readonly keys: ApiKeys
  readonly jobs: Jobs
  /** Everything that was logged so far. */
  readonly logged: readonly Logged[]
  browser(address?: string): Browser
  /** A browser signed in as a new account with these roles, its one-time password changed. */
  signedIn(district: DistrictCode, ...roles: Role[]): Promise<Browser & { login: string; password: string }>
  close(): Promise<void>
}

export interface TestAppOptions {
  readonly samples?: readonly SampleAccount[]
  readonly publicOrigin?: string
  /** Requests from one address. */
  readonly perMinute?: number
  readonly metricsAccess?: 'loopback' | 'anyone'
  readonly embedOrigins?: readonly string[]
  /** Data grants of the registry, where a test has one. */
  findGrants?(parts: { database: Database; clock: TestClock }): Parameters<typeof organisationRoutes>[1]
  /** Routes of other engines; they get what this application was made of. */
  more?(parts: { database: Database; clock: TestClock; jobs: Jobs; identity: Identity }): MountedRoute[]
}

const HOST = 'brain.test:8080'
const SECRET_KEY = Buffer.alloc(32, 7).toString('base64')

/** The application over a test's database, with a clock that the test moves. */
export async function createTestApp(test: TestDatabase, options: TestAppOptions = {}): Promise<TestApp> {
  const { database } = test
  const clock = createTestClock('2023-09-15T01:00:00.000Z')
  const jobs = await openJobs(database, clock, quietLogger)
  const sampleCity = options.samples ? { accounts: options.samples } : null
  const identity = createIdentity({ database, clock, sampleCity })
  const keys = createApiKeys({ database, clock, sampleCity, districts: identity })
  const closing = new AbortController()
  const logged: Logged[] = []
  const routes = [
    ...identityRoutes(identity),
    ...fieldKeyRoutes(openSealer({ secretKey: SECRET_KEY, data: '' })),
    ...apiKeyRoutes(keys),
    ...organisationRoutes(
      { database, clock, sampleCity },
      options.findGrants?.({ database, clock }) ?? (async () => []),
    ),
    ...operationsRoutes({ database, jobs, settings: [], closing: closing.signal }),
    ...logRoutes({ clock }),
    ...(options.more?.({ database, clock, jobs, identity }) ?? []),
  ]
  const parts = { database, identity, keys, routes, closing, logger: listeningLogger(logged), version: 'test' }
  const publicOrigin = options.publicOrigin ?? null
  const limit = options.perMinute === undefined ? {} : { perMinute: options.perMinute }
  const metrics = options.metricsAccess === undefined ? {} : { metricsAccess: options.metricsAccess }
  const consoleFolder = join(tmpdir(), 'no-console')
  const { embedOrigins = [] } = options
  const app = await createApp({ ...parts, ...limit, ...metrics, publicOrigin, embedOrigins, consoleFolder })
  const browser = (address = '192.0.2.1') => openBrowser(app, address)
  return {
    ...{ app, clock, identity, keys, jobs, logged, browser },
    signedIn: (district, ...roles) => openSignedIn({ identity, browser }, district, roles),
    close: async () => {
      await app.fastify.close()
      await jobs.close()
    },
  }
}

function listeningLogger(logged: Logged[]): Logger {
  const at = (level: string) => (fields: object, message: string) => {
    logged.push({ level, fields: { ...fields }, message })
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

function openBrowser(app: App, address: string): Browser {
  const browser: Browser = {
    cookie: null,
    csrfToken: null,
    async ask(route, asked = {}) {
      const response = await app.fastify.inject({
        method: route.method,
        url: route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(asked.params?.[name] ?? '')),
        ...(asked.query && { query: { ...asked.query } }),
        ...(asked.body !== undefined && { payload: asked.body as object }),
        remoteAddress: address,
        headers: {
          host: HOST,
          ...(browser.cookie !== null && { cookie: browser.cookie }),
          ...(browser.csrfToken !== null && { 'x-csrf-token': browser.csrfToken }),
          ...asked.headers,
        },
      })
      keepCookie(browser, response.headers['set-cookie'])
      const body = response.body === '' ? null : JSON.parse(response.body)
      if (typeof body?.csrfToken === 'string') browser.csrfToken = body.csrfToken
      return { status: response.statusCode, headers: response.headers, reply: body, problem: body }
    },
    signIn: (district, login, password) => browser.ask(signIn, { params: { district }, body: { login, password } }),
  }
  return browser
}

function keepCookie(browser: Browser, header: string | string[] | number | undefined): void {
  const set = Array.isArray(header) ? header[0] : header
  if (typeof set === 'string') browser.cookie = set.split(';')[0] ?? null
}

let made = 0

async function openSignedIn(
  { identity, browser }: Pick<TestApp, 'identity' | 'browser'>,
  district: DistrictCode,
  roles: Role[],
): Promise<Browser & { login: string; password: string }> {
  made += 1
  const [login, password] = [`person-${made}`, `Correct horse ${made} battery`]
  const draft = { login, name: `人员${made}`, roles, department: null }
  const { oneTimePassword } = await identity.createAccount(systemActor(district), draft)
  const opened = browser(`198.51.100.${made % 250}`)
  await opened.signIn(district, login, oneTimePassword)
  await opened.ask(changePassword, { body: { current: oneTimePassword, next: password } })
  return Object.assign(opened, { login, password })
}
