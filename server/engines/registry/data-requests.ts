import type { DataRequest, DataRequestState } from '@citybrain/contract/engines/catalogue.ts'
import { decide } from '@citybrain/contract/engines/rights.ts'
import { isCleared, type PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { sql } from 'kysely'
import { save } from '../../platform/index.ts'
import {
  entryChanged,
  moreThanAsked,
  noDepartment,
  noSuchRequest,
  notShared,
  pastDay,
  requestDecided,
} from './catalogue-errors.ts'
import { listResources } from './data-resources.ts'
import type { Caller, RegistryDeps } from './deps.ts'

const LONGEST_DAYS = 3 * 366

const columns = (today: PlainDate) => sql`id, type, department, purpose, until, asked_up_to as "askedUpTo",
  granted_up_to as "grantedUpTo", state,
  (state = 'granted' and until >= ${today}::date) as "inForce", requested_at as "requestedAt",
  requested_by as "requestedBy", decided_at as "decidedAt", decided_by as "decidedBy", reason, revision`

export interface RequestsAsked {
  readonly type?: string | undefined
  readonly state?: DataRequestState | undefined
  readonly after: readonly [at: string, id: string] | null
  readonly limit: number
}

/** Newest first: whoever decides sees all, others those of their departments. */
export async function listRequests(deps: RegistryDeps, caller: Caller, asked: RequestsAsked): Promise<DataRequest[]> {
  const { type, state, after, limit } = asked
  const { actor, db } = caller
  const all = decide(actor, 'approve', 'catalogue').allowed
  const begin =
    after === null
      ? sql`true`
      : sql`(requested_at < ${after[0]}::timestamptz or (requested_at = ${after[0]}::timestamptz and id > ${after[1]}::uuid))`
  const { rows } = await sql<DataRequest>`select ${columns(deps.clock.cityToday())} from data_request
    where ${all ? sql`true` : sql`department = any(${[...actor.departments]}::text[])`}
      and ${type === undefined ? sql`true` : sql`type = ${type}`}
      and ${state === undefined ? sql`true` : sql`state = ${state}`} and ${begin}
    order by requested_at desc, id limit ${limit}::int`.execute(db)
  return rows
}

async function getRequest(deps: RegistryDeps, { db }: Caller, id: string): Promise<DataRequest> {
  const { rows } = await sql<DataRequest>`select ${columns(deps.clock.cityToday())} from data_request
    where id = ${id}::uuid`.execute(db)
  const [found] = rows
  if (!found) throw noSuchRequest()
  return found
}

export interface RequestGiven {
  readonly id: string
  readonly type: string
  readonly department?: string | undefined
  readonly purpose: string
  readonly until: PlainDate
  readonly upTo: PrivacyClass
}

/** Asks in the name of a department in which one holds a post. */
export async function makeRequest(deps: RegistryDeps, caller: Caller, given: RequestGiven): Promise<DataRequest> {
  const { actor, db } = caller
  const type = deps.catalogue.get(given.type)
  const department = given.department ?? actor.departments[0]
  if (department === undefined || !actor.departments.includes(department)) throw noDepartment()
  const today = deps.clock.cityToday()
  const days = (Date.parse(given.until) - Date.parse(today)) / 86_400_000
  if (days <= 0 || days > LONGEST_DAYS) throw pastDay()
  await needShared(deps, caller, type.key)
  const { id, purpose, until, upTo } = given
  const told = { type: type.key, department, until, upTo }
  await save(db, {
    writes: [
      {
        sql: sql`insert into data_request (district, id, type, department, purpose, until, asked_up_to,
            requested_by_id, requested_by)
          values (${actor.district}, ${id}::uuid, ${type.key}, ${department}, ${purpose}, ${until}::date,
            ${upTo}, ${actor.accountId}::uuid, ${actor.name})`,
        rows: 1,
      },
    ],
    events: [{ kind: 'data-request.made', subject: subjectOf(id), payload: told }],
    audits: [{ action: 'data-request.make', subject: subjectOf(id), after: told }],
    actor,
  })
  return getRequest(deps, caller, id)
}

async function needShared(deps: RegistryDeps, { db }: Caller, type: string): Promise<void> {
  const resource = (await listResources(deps, { db })).find((one) => one.type === type)
  if (resource?.sharing === 'none') throw notShared()
}

const subjectOf = (id: string) => ({ kind: 'data-request', id })

export interface DecisionGiven {
  readonly revision: number
  readonly decision: 'granted' | 'refused' | 'revoked'
  /** Of a grant; as asked where it is left out. */
  readonly upTo?: PrivacyClass | undefined
  readonly reason: string
}

/** A waiting request is granted or refused, a granted one revoked: it opens nothing from the next reading on. */
export async function decideRequest(
  deps: RegistryDeps,
  caller: Caller,
  id: string,
  given: DecisionGiven,
): Promise<DataRequest> {
  const { actor, db } = caller
  const { revision, decision, reason } = given
  const found = await getRequest(deps, caller, id)
  if (found.state !== (decision === 'revoked' ? 'granted' : 'waiting')) throw requestDecided()
  const upTo = decision === 'granted' ? (given.upTo ?? found.askedUpTo) : found.grantedUpTo
  if (decision === 'granted') await needShared(deps, caller, found.type)
  if (upTo !== null && !isCleared(found.askedUpTo, upTo)) throw moreThanAsked()
  const told = { type: found.type, department: found.department, decision, upTo }
  await save(db, {
    writes: [
      {
        sql: sql`update data_request set state = ${decision}, decided_at = citybrain.city_now(), reason = ${reason},
            decided_by_id = ${actor.accountId}::uuid, decided_by = ${actor.name}, granted_up_to = ${upTo},
            revision = revision + 1
          where district = ${actor.district} and id = ${id}::uuid and revision = ${revision}::int`,
        rows: 1,
        conflict: entryChanged(),
      },
    ],
    events: [{ kind: `data-request.${decision}`, subject: subjectOf(id), payload: told }],
    audits: [{ action: `data-request.${decision}`, subject: subjectOf(id), after: told, reason }],
    actor,
  })
  return getRequest(deps, caller, id)
}
