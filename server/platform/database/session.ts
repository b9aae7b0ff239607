import type { Places } from '@citybrain/contract/kernel/holder.ts'
import type { Scope } from './scope.ts'

/** Whom a session acts for: the tables' owner, or the application role bound to a scope. */
export interface Binding {
  /** Two bindings with one key are one. */
  readonly key: string
  /** Of `BIND_SQL`. */
  readonly parameters: readonly string[]
}

export interface Answer {
  readonly rows: Record<string, unknown>[]
  /** Rows touched by INSERT, UPDATE, DELETE; null for other commands. */
  readonly affected: number | null
}

/** One database session, held by one caller at a time. */
export interface Session {
  query(sql: string, parameters: readonly unknown[]): Promise<Answer>
  /** Several statements without parameters. */
  script(sql: string): Promise<void>
  /** `broken` closes it instead of handing it on. */
  release(broken?: boolean): void
}

/** Where sessions come from; the two kinds of database differ only behind this. */
export interface SessionSource {
  readonly kind: 'pglite' | 'postgres'
  acquire(binding: Binding): Promise<Session>
  /** Resolves when the database is lost for good, with the reason. */
  readonly lost: Promise<Error>
  close(): Promise<void>
}

/** Name of the role under which every statement of a district runs. */
const APP_ROLE = 'citybrain_app'

/** Statement that binds a session, `is_local` false: it holds until the next binding. */
export const BIND_SQL = `select set_config('role', $1, false), set_config('citybrain.district', $2, false),
  set_config('citybrain.streets', $3, false), set_config('citybrain.departments', $4, false),
  set_config('citybrain.write_streets', $5, false), set_config('citybrain.write_departments', $6, false),
  set_config('search_path', 'citybrain, public', false), set_config('timezone', 'UTC', false)`

/** The owner isn't bound by row-level security; the views of things show it nothing. */
export const OWNER: Binding = { key: 'owner', parameters: ['none', '', '{}', '{}', '{}', '{}'] }

export function bindingOf({ district, sees, writes }: Scope): Binding {
  const key = sees === null && writes === null ? district : JSON.stringify([district, sees, writes])
  return { key, parameters: [APP_ROLE, district, ...settingsOf(sees), ...settingsOf(writes)] }
}

/** Streets and departments as text arrays of PostgreSQL; '' is no restriction, which `{}` is not. */
function settingsOf(places: Places | null): [streets: string, departments: string] {
  return places === null ? ['', ''] : [arrayText(places.streets), arrayText(places.departments)]
}

function arrayText(codes: readonly string[]): string {
  return `{${codes.map((code) => `"${code.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}
