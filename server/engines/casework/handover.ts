import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { apply, handOver, NOBODY } from '@citybrain/rules/casework/index.ts'
import { sql } from 'kysely'
import { type Db, systemActor } from '../../platform/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { contextOf } from './service.ts'
import { findCases, findOpenWorkOf, type StoredCase } from './store.ts'
import { writeCases } from './writing.ts'

interface Handover {
  readonly account: string
  readonly successors: readonly string[]
  readonly notedAt: string
}

/** Notes that somebody's open work is to be looked through; of several notes the successors count together. */
export async function noteHandover(
  db: Db,
  district: string,
  account: string,
  successors: readonly string[],
): Promise<void> {
  await sql`insert into case_handover as h (district, account, successors)
    select ${district}, ${account}::uuid, array(select jsonb_array_elements_text(${JSON.stringify(successors)}::jsonb)::uuid)
    on conflict (district, account) do update set noted_at = excluded.noted_at,
      successors = array(select distinct unnest(h.successors || excluded.successors))`.execute(db)
}

const MOST_NOTES = 100

/**
 * Nobody keeps work that they may not do any more: it goes to their one successor who may, or back to where others may
 * take it. What they may still do, by another post, stays theirs. Gives how many cases it concerned.
 */
export async function handWorkOver(deps: CaseworkDeps, district: DistrictCode): Promise<number> {
  const db = deps.database.district(district)
  const { rows } = await sql<Handover>`select account, to_jsonb(successors) as successors, noted_at::text as "notedAt"
    from case_handover where district = ${district} order by noted_at limit ${MOST_NOTES}`.execute(db)
  let done = 0
  const failures: unknown[] = []
  for (const one of rows) {
    const work = await findOpenWorkOf(db, district, one.account)
    const stored = await findCases(db, district, [...new Set(work.map(({ caseId }) => caseId))])
    const before = failures.length
    for (const found of stored.values())
      done += await handOne(deps, found, one).catch((error: unknown) => {
        failures.push(error)
        return 0
      })
    // A note that came meanwhile stays, and one of which something failed.
    if (failures.length === before)
      await sql`delete from case_handover where district = ${district} and account = ${one.account}::uuid
        and noted_at = ${one.notedAt}::timestamptz`.execute(db)
  }
  if (failures.length > 0) throw failures[0]
  return done
}

async function handOne(deps: CaseworkDeps, { state }: StoredCase, { account, successors }: Handover): Promise<number> {
  const actor = systemActor(state.district)
  const type = deps.types.at(state.type, state.version)
  const known = await contextOf(deps, actor, { type, state, named: [account, ...successors] })
  const context = { ...known, actor: { person: NOBODY, holdings: [], reporter: false } }
  const people = successors.flatMap((id) => known.personOf(id) ?? [])
  const events = []
  let after = state
  for (const item of state.items.filter(({ assignee }) => assignee?.id === account)) {
    const event = handOver({ type, state: after, context }, item, known.personOf(account), people)
    if (!event) continue
    events.push(event)
    after = apply(after, event)
  }
  if (events.length === 0) return 0
  const changed = { type, calendar: context.calendar, before: state, after, events }
  await writeCases(deps.database.district(state.district), [{ actor, kind: 'changed', changed }])
  return 1
}
