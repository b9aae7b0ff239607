import { isIP } from 'node:net'
import { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { z } from 'zod'
import { MESSAGE_SETTINGS } from './message-settings.ts'

/** One setting: where it may come from, what it means, and how its text is read. */
export interface Setting<T = unknown> {
  readonly env: string
  readonly flag: string
  readonly about: string
  readonly initial: string | null
  readonly read: z.ZodType<T, string>
  /** How the value is shown to people; secrets are masked here. */
  readonly show?: (text: string) => string
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'expected a whole number')
    .transform(Number)
    .pipe(z.int().min(least, `expected at least ${least}`).max(most, `expected at most ${most}`))

const filled = z.string().min(1, 'expected a text that is not empty')

const databaseUrl = filled.refine(
  (text) => URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol),
  'expected postgres://user:password@host:port/database',
)

const origin = filled.refine(
  (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text,
  'expected scheme, host and port only, such as https://brain.example.gov.cn',
)

const origins = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .transform((list) => list.filter((one) => one !== ''))
  .refine(
    (list) => list.every((one) => origin.safeParse(one).success),
    'expected origins such as https://app.example.gov.cn, with commas',
  )

const secretKey = filled.refine((text) => /^[A-Za-z0-9+/]{43}=$/.test(text), 'expected 32 bytes in base64')

const networks = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .transform((list) => list.filter((one) => one !== ''))
  .refine((list) => list.every(isNetwork), 'expected networks such as 10.0.0.0/8, with commas')

/** Whether it is a network in CIDR notation. */
function isNetwork(cidr: string): boolean {
  const [network = '', prefix = '', ...more] = cidr.split('/')
  const most = { 4: 32, 6: 128 }[isIP(network)] ?? -1
  return more.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= most
}

const scanner = filled.refine(
  (text) => URL.canParse(text) && /^clamd:\/\/[^/@?#]+:\d{1,5}$/.test(text),
  'expected clamd://host:port',
)

const tileTemplate = filled.refine(
  (text) =>
    URL.canParse(text) &&
    /^https?:$/.test(new URL(text).protocol) &&
    ['{z}', '{x}', '{y}'].every((part) => text.includes(part)),
  'expected an address such as https://tiles.example.gov.cn/{z}/{x}/{y}.png',
)

/** Hides the password of a database URL, also one given as a query parameter. */
export function maskUrl(text: string): string {
  if (!URL.canParse(text)) return '***'
  const url = new URL(text)
  if (url.password !== '') url.password = '***'
  for (const name of url.searchParams.keys()) if (/pass|key|secret/i.test(name)) url.searchParams.set(name, '***')
  return url.href
}

/** Every setting of the server: environment variable, flag, default and meaning. */
export const SETTINGS = {
  port: {
    env: 'PORT',
    flag: 'port',
    about: 'TCP port of the HTTP server; 0 lets the operating system choose',
    initial: '8080',
    read: wholeNumber(0, 65_535),
  },
  host: {
    env: 'HOST',
    flag: 'host',
    about: 'Address the HTTP server listens on; 0.0.0.0 opens it to other machines',
    initial: '127.0.0.1',
    read: filled,
  },
  data: {
    env: 'CITYBRAIN_DATA',
    flag: 'data',
    about: 'Data folder: the embedded database, its lock and the local socket',
    initial: './data',
    read: filled,
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    flag: 'database-url',
    about: 'PostgreSQL 15 or newer with PostGIS; without it the embedded database in the data folder is used',
    initial: null,
    read: databaseUrl,
    show: maskUrl,
  },
  databaseConnections: {
    env: 'DATABASE_CONNECTIONS',
    flag: 'database-connections',
    about: 'Most connections to PostgreSQL that this process opens',
    initial: '20',
    read: wholeNumber(2, 1_000),
  },
  statementSeconds: {
    env: 'DATABASE_STATEMENT_SECONDS',
    flag: 'database-statement-seconds',
    about: 'Seconds after which PostgreSQL stops a statement; the embedded database has no such limit',
    initial: '60',
    read: wholeNumber(1, 86_400),
  },
  secretKey: {
    env: 'CITYBRAIN_SECRET_KEY',
    flag: 'secret-key',
    about: 'Key of 32 bytes in base64 that encrypts stored secrets; without it one in the data folder is used',
    initial: null,
    read: secretKey,
    show: () => '***',
  },
  webhookNetworks: {
    env: 'WEBHOOK_NETWORKS',
    flag: 'webhook-networks',
    about: 'Private networks that webhooks may be sent to, as in 10.0.0.0/8,192.168.7.0/24; none by default',
    initial: '',
    read: networks,
  },
  importMegabytes: {
    env: 'IMPORT_MEGABYTES',
    flag: 'import-megabytes',
    about: 'Largest sheet that may be uploaded to be imported, in mebibytes; it is kept in the database',
    initial: '512',
    read: wholeNumber(1, 16_384),
  },
  attachmentMegabytes: {
    env: 'ATTACHMENT_MEGABYTES',
    flag: 'attachment-megabytes',
    about: 'Largest photo or file that may be attached, in mebibytes; it is kept in the database',
    initial: '20',
    read: wholeNumber(1, 100),
  },
  virusScanner: {
    env: 'CITYBRAIN_VIRUS_SCANNER',
    flag: 'virus-scanner',
    about: 'Where attachments are looked through for viruses, as in clamd://127.0.0.1:3310; none by default',
    initial: null,
    read: scanner,
  },
  noticeDays: {
    env: 'NOTICE_DAYS',
    flag: 'notice-days',
    about: 'Days for which people’s notices are kept',
    initial: '180',
    read: wholeNumber(1, 3_650),
  },
  noticeMost: {
    env: 'NOTICE_MOST',
    flag: 'notice-most',
    about: 'Notices of one person that are kept, the newest of them',
    initial: '500',
    read: wholeNumber(10, 10_000),
  },
  ...MESSAGE_SETTINGS,
  today: {
    env: 'CITYBRAIN_TODAY',
    flag: 'today',
    about: "Sets the city's date (YYYY-MM-DD); it advances from there and never goes back in one data folder",
    initial: null,
    read: PlainDate,
  },
  logLevel: {
    env: 'LOG_LEVEL',
    flag: 'log-level',
    about: 'Least severe message that is logged',
    initial: 'info',
    read: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  },
  publicOrigin: {
    env: 'PUBLIC_ORIGIN',
    flag: 'public-origin',
    about: 'Scheme, host and port under which browsers reach the server; cookies are Secure when it is https',
    initial: null,
    read: origin,
  },
  embedOrigins: {
    env: 'FIELD_EMBED_ORIGINS',
    flag: 'field-embed-origins',
    about: 'Origins whose pages may show the field app in a frame, as in https://app.example.gov.cn; none by default',
    initial: '',
    read: origins,
  },
  metricsAccess: {
    env: 'METRICS_ACCESS',
    flag: 'metrics-access',
    about: 'Who may read /metrics: loopback (programs on this machine) or anyone who reaches the port',
    initial: 'loopback',
    read: z.enum(['loopback', 'anyone']),
  },
  baseMapTiles: {
    env: 'CITYBRAIN_BASE_MAP_TILES',
    flag: 'base-map-tiles',
    about: 'URL of the tiles of a base map with {z}, {x} and {y}, in Web Mercator upon WGS84 or CGCS2000; never GCJ-02',
    initial: null,
    read: tileTemplate,
  },
  baseMapApproval: {
    env: 'CITYBRAIN_BASE_MAP_APPROVAL',
    flag: 'base-map-approval',
    about: 'Review number (审图号) of the base map, shown on every map; required with a base map',
    initial: null,
    read: filled,
  },
  baseMapAttribution: {
    env: 'CITYBRAIN_BASE_MAP_ATTRIBUTION',
    flag: 'base-map-attribution',
    about: 'Whose map it is, shown on every map',
    initial: null,
    read: filled,
  },
} as const satisfies Record<string, Setting>
