import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { migrationsChecksum } from '../platform/database/migration-files.ts'
import { openDatabase } from '../platform/index.ts'
import { quietLogger } from './quiet-logger.ts'
import { testConfig } from './test-config.ts'

const LOCAL = 'postgres://postgres@127.0.0.1:5432/postgres'
/** Advisory lock of those who build or copy templates; any number that nothing else uses. */
const TEMPLATE_LOCK = 120_104_002
const KEPT = 4

const adminUrl = () => process.env.DATABASE_URL_TEST ?? LOCAL

async function withAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl(), connectionTimeoutMillis: 3_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Whether a PostgreSQL for tests answers: `DATABASE_URL_TEST`, or one on this machine that lets `postgres` in. */
export async function hasPostgres(): Promise<boolean> {
  try {
    await withAdmin((client) => client.query('select 1'))
    return true
  } catch {
    return false
  }
}

function urlOf(name: string): string {
  const url = new URL(adminUrl())
  url.pathname = `/${name}`
  return url.href
}

async function dropOldTemplates(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like 'citybrain\\_template\\_%' order by oid desc offset $1`,
    [KEPT],
  )
  for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
}

async function isReady(client: pg.Client, template: string): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from pg_database where datname = $1 and shobj_description(oid, 'pg_database') = 'ready'`,
    [template],
  )
  return rows.length > 0
}

async function build(client: pg.Client, template: string): Promise<void> {
  await client.query(`drop database if exists ${template} with (force)`)
  await client.query(`create database ${template}`)
  const database = await openDatabase(testConfig({ 'database-url': urlOf(template) }), quietLogger)
  await database.close()
  await client.query(`comment on database ${template} is 'ready'`)
  await dropOldTemplates(client)
}

/** A new database with all migrations, copied from a template; gives its URL. Drop it with `dropPostgres`. */
export async function copyPostgresTemplate(): Promise<string> {
  const template = `citybrain_template_${migrationsChecksum()}`
  const name = `citybrain_test_${randomUUID().replaceAll('-', '')}`
  await withAdmin(async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    if (!(await isReady(client, template))) await build(client, template)
    await client.query(`create database ${name} template ${template}`)
  })
  return urlOf(name)
}

export async function dropPostgres(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  await withAdmin((client) => client.query(`drop database if exists ${name} with (force)`))
}

/**
 * A new database as an administrator prepares it for a login that may neither create roles nor extensions: the login
 * owns it, PostGIS and the application role are there. Gives the login's URL.
 */
export async function makePreparedPostgres(): Promise<{ url: string; remove(): Promise<void> }> {
  const admin = await makeEmptyPostgres()
  const name = new URL(admin).pathname.slice(1)
  const inside = new pg.Client({ connectionString: admin })
  await inside.connect()
  await inside.query(`do $$ begin create role citybrain_app nologin; exception when duplicate_object then null; end $$`)
  await inside.query(`create extension postgis; create role ${name} login password '${name}'`)
  await inside.query(`alter database ${name} owner to ${name}; grant citybrain_app to ${name}`)
  await inside.end()
  const url = new URL(admin)
  url.username = name
  url.password = name
  const remove = async () => {
    await dropPostgres(admin)
    await withAdmin((client) => client.query(`drop role ${name}`))
  }
  return { url: url.href, remove }
}

/** A new database without any table, for tests of the first start. */
export async function makeEmptyPostgres(): Promise<string> {
  const name = `citybrain_test_${randomUUID().replaceAll('-', '')}`
  await withAdmin((client) => client.query(`create database ${name}`))
  return urlOf(name)
}
