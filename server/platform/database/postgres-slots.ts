import pg from 'pg'
import { BIND_SQL, type Binding } from './session.ts'
import { PARSERS } from './values.ts'

export interface PostgresLimits {
  readonly connections: number
  readonly statementSeconds: number
}

/** One connection and whom it acts for. */
export interface Slot {
  readonly client: pg.Client
  binding: Binding
  idleSince: number
  broken: boolean
}

/** A transaction that its owner forgot holds back everyone who tails the log. */
const IDLE_IN_TRANSACTION = '30s'

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number) => PARSERS.get(oid) ?? ((text: string) => text),
}

// Compiling a plan takes longer than any search of ours; functions of geometry are priced so high that it would be tried.
const POSTGRES_BIND_SQL = `${BIND_SQL}, set_config('jit', 'off', false), set_config('statement_timeout', $7, false),
  set_config('idle_in_transaction_session_timeout', $8, false)`

async function bind(client: pg.Client, binding: Binding, limits: PostgresLimits): Promise<void> {
  const seconds = `${limits.statementSeconds}s`
  await client.query(POSTGRES_BIND_SQL, [...binding.parameters, seconds, IDLE_IN_TRANSACTION])
}

export async function openSlot(url: string, binding: Binding, limits: PostgresLimits): Promise<Slot> {
  const client = new pg.Client({
    connectionString: url,
    types,
    application_name: 'citybrain',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  const slot: Slot = { client, binding, idleSince: 0, broken: false }
  const spoil = () => {
    slot.broken = true
  }
  client.on('error', spoil)
  client.on('end', spoil)
  try {
    await client.connect()
    await bind(client, binding, limits)
  } catch (error) {
    await closeSlot(slot)
    throw error
  }
  return slot
}

// DISCARD ALL without its DEALLOCATE: the driver counts on the statements it has prepared, and PostgreSQL plans them
// anew when the role or the row-level security that a plan was made for is no longer the one in force.
const FORGET_SQL = `close all; reset all; unlisten *; select pg_advisory_unlock_all();
  discard temp; discard sequences`

/** Hands a connection to another scope; nothing of the former one's session stays. */
export async function rebindSlot(slot: Slot, binding: Binding, limits: PostgresLimits): Promise<void> {
  await slot.client.query(FORGET_SQL)
  await bind(slot.client, binding, limits)
  slot.binding = binding
}

export async function closeSlot(slot: Slot): Promise<void> {
  slot.broken = true
  // A connection that is gone already can only be forgotten.
  await slot.client.end().catch(() => undefined)
}
