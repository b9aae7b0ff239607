import type { PlanDocument, PlanVersion } from '@citybrain/contract/engines/plan.ts'
import { adjustmentBasis, approvalBasis } from '@citybrain/rules/register/index.ts'
import { sql } from 'kysely'
import { type Actor, type Clock, type Database, type Db, save, type Write } from '../../platform/index.ts'
import { findVersion, lockVersions } from './document-store.ts'
import { getDocument } from './documents-service.ts'
import { approvalInFuture, approvalTooEarly, changedMeanwhile, noSuchPlan, rowsOpen, wrongState } from './errors.ts'
import { RECORD_COLUMNS } from './record.ts'
import type { VersionRef } from './register-store.ts'
import { unlinkLost } from './target-links.ts'

interface Asked {
  actor: Actor
  db: Db
  clock: Clock
}

export interface Moving {
  actor: Actor
  database: Database
  clock: Clock
}

export type Move =
  | { to: 'reviewed' | 'draft'; revision: number }
  | { to: 'approved'; revision: number; on: string; by: string }

/** Moves a version along draft → reviewed → approved; an adjustment ends as `adjusted`, with the clause in force that day. */
export async function moveVersion(asked: Moving, ref: VersionRef, move: Move): Promise<PlanVersion> {
  const { actor, database } = asked
  return database.transaction(actor.district, async (tx) => {
    // What is read from here on is read after the last change of a row, and none comes between: they all touch this row.
    await lockVersions(tx, ref.plan)
    const document = await getDocument(tx, ref.plan)
    const before = document.versions.find(({ number }) => number === ref.version)
    if (!before) throw noSuchPlan()
    const write =
      move.to === 'approved' ? approval({ ...asked, document }, ref, before, move) : review(ref, before, move)
    const subject = { kind: 'plan', id: ref.plan }
    await save(tx, {
      writes: [write],
      events: [{ kind: `plan.${move.to}`, subject, payload: { version: ref.version } }],
      audits: [{ action: `plan.${move.to}`, subject, before: { state: before.state }, after: move }],
      actor,
    })
    if (move.to === 'approved') await unlinkLost(tx, actor, ref.plan)
    return (await findVersion(tx, ref.plan, ref.version)) ?? before
  })
}

function review(ref: VersionRef, before: PlanVersion, move: { to: 'reviewed' | 'draft'; revision: number }): Write {
  const from = move.to === 'reviewed' ? 'draft' : 'reviewed'
  if (before.state !== from) throw stateRefusal(before)
  if (move.to === 'reviewed' && before.counts.proposed > 0) throw rowsOpen(before.counts.proposed)
  return {
    sql: sql`update plan_version set state = ${move.to}, revision = revision + 1, changed_at = citybrain.city_now()
      where plan_id = ${ref.plan}::uuid and number = ${ref.version}::int and revision = ${move.revision}::int
        and state = ${from} and (${move.to} = 'draft' or not exists (select from commitment c
          where c.plan_id = ${ref.plan}::uuid and c.version = ${ref.version}::int and c.state = 'proposed'))`,
    rows: 1,
    conflict: changedMeanwhile(before),
  }
}

function approval(
  { clock, document }: Moving & { document: PlanDocument },
  ref: VersionRef,
  before: PlanVersion,
  move: { revision: number; on: string; by: string },
): Write {
  if (before.state !== 'reviewed') throw stateRefusal(before)
  const today = clock.cityToday()
  if (move.on > today) throw approvalInFuture(today)
  const earliest = earliestApproval(document, before)
  if (move.on < earliest) throw approvalTooEarly(earliest)
  const adjusting = before.adjusts !== null
  const basis = adjusting ? adjustmentBasis(move.on) : approvalBasis(move.on)
  return {
    sql: sql`update plan_version set state = ${adjusting ? 'adjusted' : 'approved'}, revision = revision + 1,
        approved_on = ${move.on}::date, approved_by = ${move.by}, basis = ${basis && JSON.stringify(basis)}::jsonb,
        changed_at = citybrain.city_now()
      where plan_id = ${ref.plan}::uuid and number = ${ref.version}::int and revision = ${move.revision}::int
        and state = 'reviewed'`,
    rows: 1,
    conflict: changedMeanwhile(before),
  }
}

/** A plan is approved in the year before its own at the earliest; an adjustment, not before what it adjusts. */
function earliestApproval({ period, versions }: PlanDocument, { adjusts }: PlanVersion): string {
  const adjusted = versions.find(({ number }) => number === adjusts)
  return adjusted?.approvedOn ?? `${Number(period.slice(0, 4)) - 1}-01-01`
}

function stateRefusal({ state }: PlanVersion) {
  const zh = { draft: '起草中', reviewed: '已审核', approved: '已批准', adjusted: '已调整' }[state]
  return wrongState(
    `该版本${zh},不能这样流转。顺序是:起草、审核、批准;批准后只能启动计划调整。`,
    `This version is ${state}. The order is draft, reviewed, approved; after that only an adjustment follows.`,
  )
}

/** Copies the version in force into a new draft; the standing committee's approval will make it the one in force. */
export async function startAdjustment(asked: Asked, plan: string, reason: string): Promise<PlanVersion> {
  const document = await getDocument(asked.db, plan)
  const latest = document.versions.at(-1)
  const inForce = latest && (latest.state === 'approved' || latest.state === 'adjusted')
  if (!latest || !inForce) {
    throw wrongState(
      '只有已批准的计划才能启动调整;已有调整草案的,请先完成它。',
      'Only an approved plan can be adjusted; finish the adjustment already begun first.',
    )
  }
  const number = latest.number + 1
  const subject = { kind: 'plan', id: plan }
  const { actor } = asked
  await save(asked.db, {
    writes: [
      {
        sql: sql`insert into plan_version
            (district, plan_id, number, state, adjusts, reason, changed_at, created_at, created_by)
          values (${actor.district}, ${plan}::uuid, ${number}::int, 'draft', ${latest.number}::int, ${reason},
            citybrain.city_now(), citybrain.city_now(), ${actor.name}) on conflict do nothing`,
        rows: 1,
        conflict: changedMeanwhile(latest),
      },
      {
        sql: sql`insert into commitment (district, plan_id, version, ${sql.raw(RECORD_COLUMNS)})
          select district, plan_id, ${number}::int, ${sql.raw(RECORD_COLUMNS)} from commitment
          where plan_id = ${plan}::uuid and version = ${latest.number}::int and state = 'accepted'`,
      },
      {
        sql: sql`insert into confirmed_clause
            (district, plan_id, version, start_at, end_at, confirmed_by, confirmed_at)
          select district, plan_id, ${number}::int, start_at, end_at, confirmed_by, confirmed_at
          from confirmed_clause where plan_id = ${plan}::uuid and version = ${latest.number}::int`,
      },
    ],
    events: [{ kind: 'plan.adjustment-started', subject, payload: { version: number, reason } }],
    audits: [{ action: 'plan.adjust', subject, after: { version: number }, reason }],
    actor,
  })
  const created = await findVersion(asked.db, plan, number)
  if (!created) throw noSuchPlan()
  return created
}

/** Discards an adjustment that is still a draft, with its rows; what it was to adjust stays in force. */
export async function discardAdjustment({ actor, database }: Moving, ref: VersionRef): Promise<void> {
  await database.transaction(actor.district, async (tx) => {
    await lockVersions(tx, ref.plan)
    const before = await findVersion(tx, ref.plan, ref.version)
    if (!before) throw noSuchPlan()
    if (before.adjusts === null || before.state !== 'draft') throw notDiscardable()
    const subject = { kind: 'plan', id: ref.plan }
    const { reason, counts } = before
    await save(tx, {
      writes: [
        {
          sql: sql`delete from plan_version
            where plan_id = ${ref.plan}::uuid and number = ${ref.version}::int and state = 'draft'`,
          rows: 1,
          conflict: changedMeanwhile(before),
        },
        // Rows refer to the document, since an import stores them before the version; the rest goes with the version.
        { sql: sql`delete from commitment where plan_id = ${ref.plan}::uuid and version = ${ref.version}::int` },
      ],
      events: [{ kind: 'plan.adjustment-discarded', subject, payload: { version: ref.version } }],
      audits: [{ action: 'plan.discard-adjustment', subject, before: { version: ref.version, reason, counts } }],
      actor,
    })
    await unlinkLost(tx, actor, ref.plan)
  })
}

const notDiscardable = () =>
  wrongState(
    '只有起草中的调整草案可以放弃;已审核的请先退回起草,未批准过的文件请删除整份文件。',
    'Only an adjustment that is a draft can be discarded. Send a reviewed one back; delete a document never approved.',
  )
