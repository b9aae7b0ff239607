import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'

/** Whom a session acts for: the tables' owner, or the application role bound to one district. */
export type Binding = 'owner' | DistrictCode

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
  set_config('search_path', 'citybrain, public', false), set_config('timezone', 'UTC', false)`

export function bindParameters(binding: Binding): [role: string, district: string] {
  return binding === 'owner' ? ['none', ''] : [APP_ROLE, binding]
}
