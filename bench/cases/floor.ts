import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from '../../server/platform/index.ts'

/** The floor's tables are like ours with their indexes, without row-level security and triggers. */
const TABLES = ['case_file', 'case_entry', 'case_item', 'case_clock', 'event', 'audit'] as const

/**
 * Lifecycles per second by bare INSERTs: the rows that one whole case left in all tables, in six transactions of one
 * statement each, by as many clients. Nothing is decided, checked or updated: a case of ours also updates its file five
 * times, and work and clocks as they end.
 */
export async function insertBare(
  database: Database,
  url: string,
  { model, clients, seconds }: { readonly model: string; readonly clients: number; readonly seconds: number },
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'citybrain-floor-'))
  try {
    const file = join(folder, 'floor.sql')
    writeFileSync(file, await scriptOf(database, model))
    const options = ['-n', '-M', 'simple', '-c', String(clients), '-j', '1', '-T', String(seconds), '-f', file, url]
    const out = execFileSync('pgbench', options, {
      encoding: 'utf8',
      env: { ...process.env, PGOPTIONS: '-c search_path=citybrain,public' },
    })
    return Number(/tps = ([\d.]+)/.exec(out)?.[1])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Model {
  readonly table: (typeof TABLES)[number]
  readonly columns: readonly string[]
  /** Literals of whole rows, in the order in which they were written. */
  readonly rows: readonly string[]
}

async function scriptOf(database: Database, model: string): Promise<string> {
  const models = await Promise.all(TABLES.map((table) => modelOf(database, table, model)))
  const most = Math.max(...models.map(({ rows }) => rows.length))
  const transactions = Array.from({ length: most }, (_, place) => {
    const steps = models.flatMap((one, at) => {
      const row = one.rows[place]
      return row === undefined ? [] : `w${at} as (${insertOf(one, row, model)} returning 1)`
    })
    return `with ${steps.join(', ')} select 1;`
  })
  return ['\\set n random(1, 2000000000)', ...transactions].join('\n')
}

const insertOf = ({ table, columns }: Model, row: string, model: string) =>
  `insert into floor_${table} (${columns.join(', ')}) select ${columns.map((column) => `(r).${column}`).join(', ')}
    from (select replace(replace(${row}, '${model}', '018b0000-0000-7000-8000-' || lpad(to_hex(:n), 12, '0')), 'NUMBER', :n::text)::floor_${table} as r) one`.replace(
    /\s+/g,
    ' ',
  )

async function modelOf({ owner }: Database, table: Model['table'], model: string): Promise<Model> {
  await sql`create table ${sql.raw(`floor_${table} (like ${table} including defaults including identity including indexes)`)}`.execute(
    owner,
  )
  const { rows: columns } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = 'citybrain' and table_name = ${table} and is_identity = 'NO'`.execute(owner)
  const of = table === 'case_file' ? 'id' : table.startsWith('case') ? 'case_id' : 'subject_id'
  const order = { case_file: 'id', case_entry: 'revision', case_item: 'number', case_clock: 'key' }
  const { rows } = await sql<{ literal: string }>`select quote_literal(replace(t::text, f.number, 'NUMBER')) as literal
    from ${sql.raw(`${table} t`)}, case_file f where f.id::text = ${model} and ${sql.raw(`t.${of}::text`)} = ${model}
    order by ${sql.raw(`t.${order[table as keyof typeof order] ?? 'seq'}`)}`.execute(owner)
  return { table, columns: columns.map(({ name }) => name), rows: rows.map(({ literal }) => literal) }
}
