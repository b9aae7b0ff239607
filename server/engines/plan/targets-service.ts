import type { PlanSummary } from '@citybrain/contract/engines/plan.ts'
import type { Commitment, TargetLink } from '@citybrain/contract/engines/register.ts'
import { differingFields, proposeLinks, noSuchRow as rowNotFound } from '@citybrain/rules/register/index.ts'
import { sql } from 'kysely'
import { type Actor, type Db, save, type Write } from '../../platform/index.ts'
import { listSummaries } from './document-store.ts'
import { linkedElsewhere, linksOneDocument, noSuchLink } from './errors.ts'
import { rowsOfTargets } from './register-store.ts'
import { planTables } from './tables.ts'

/** Documents of one period that are set side by side; a district has a handful. */
const MOST_DOCUMENTS = 40
const TARGET_FIELDS = ['comparator', 'value', 'unit', 'measure', 'direction', 'strict', 'baseline', 'deadline'] as const

/** The targets of a period across documents: confirmed links first, then proposals. Four queries. */
export async function targetMatrix(db: Db, period: string): Promise<{ documents: PlanSummary[]; links: TargetLink[] }> {
  const documents = await listSummaries(db, { period, after: null, limit: MOST_DOCUMENTS })
  const rows = await rowsOfTargets(
    db,
    documents.map(({ id }) => id),
  )
  const confirmed = await confirmedLinks(db, rows)
  const linked = new Set(confirmed.flatMap(({ members }) => members.map(({ id }) => id)))
  const open = documents.map(({ id }) => rows.filter((row) => row.plan === id && !linked.has(row.id)))
  const proposed = proposeLinks(open).map((members) =>
    linkOf(members[0]?.id ?? '', members[0]?.subject ?? '', 'proposed', members),
  )
  return { documents, links: [...confirmed, ...proposed] }
}

function linkOf(id: string, title: string, state: TargetLink['state'], members: Commitment[]): TargetLink {
  return { id, title, state, members, differs: differingFields(members, TARGET_FIELDS) }
}

async function confirmedLinks(db: Db, rows: readonly Commitment[]): Promise<TargetLink[]> {
  const members = await planTables(db)
    .selectFrom('target_link_member')
    .innerJoin('target_link', 'target_link.id', 'target_link_member.link_id')
    .select(['target_link.id', 'target_link.title', 'target_link_member.commitment_id'])
    .orderBy('target_link.linked_at')
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const links = new Map<string, { title: string; rows: Commitment[] }>()
  for (const member of members) {
    const row = byId.get(member.commitment_id)
    const link = links.get(member.id) ?? { title: member.title, rows: [] }
    if (row) link.rows.push(row)
    links.set(member.id, link)
  }
  return [...links]
    .filter(([, link]) => link.rows.length)
    .map(([id, link]) => linkOf(id, link.title, 'confirmed', link.rows))
}

interface NewLink {
  id: string
  title: string
  members: readonly { plan: string; commitment: string }[]
}

/** Confirms rows of several documents as one target. Asking twice with the same id changes nothing. */
export async function linkTargets(actor: Actor, db: Db, link: NewLink): Promise<void> {
  if (await isLinked(db, link)) return
  await refuseUnlinkable(db, link.members)
  const subject = { kind: 'target', id: link.id }
  try {
    await save(db, {
      writes: writesOf(actor, link),
      events: [{ kind: 'target.linked', subject, payload: { members: link.members } }],
      audits: [{ action: 'target.link', subject, after: link }],
      actor,
    })
  } catch (error) {
    // The same request sent twice at once.
    if (!(await isLinked(db, link))) throw error
  }
}

async function isLinked(db: Db, { id }: NewLink): Promise<boolean> {
  const query = planTables(db).selectFrom('target_link').select('id').where('id', '=', id)
  return (await query.executeTakeFirst()) !== undefined
}

function writesOf(actor: Actor, link: NewLink): Write[] {
  return [
    {
      sql: sql`insert into target_link (district, id, title, linked_by, linked_at)
        values (${actor.district}, ${link.id}::uuid, ${link.title}, ${actor.name}, citybrain.city_now())`,
      rows: 1,
    },
    {
      sql: sql`insert into target_link_member (district, plan_id, commitment_id, link_id)
        select ${actor.district}, r.plan, r.commitment, ${link.id}::uuid
        from jsonb_to_recordset(${JSON.stringify(link.members)}::jsonb) as r(plan uuid, commitment uuid)
        on conflict do nothing`,
      rows: link.members.length,
      conflict: linkedElsewhere(),
    },
  ]
}

async function refuseUnlinkable(db: Db, members: NewLink['members']): Promise<void> {
  const rows = new Set(members.map(({ commitment }) => commitment))
  if (rows.size < members.length || new Set(members.map(({ plan }) => plan)).size < 2) throw linksOneDocument()
  const { rows: found } = await sql<{ plan: string; commitment: string }>`
    select r.plan, r.commitment from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as r(plan uuid, commitment uuid)
    where exists (select from commitment c where c.plan_id = r.plan and c.id = r.commitment)`.execute(db)
  const known = new Set(found.map(({ commitment }) => commitment))
  const missing = members.find(({ commitment }) => !known.has(commitment))
  if (missing) throw rowNotFound(missing.commitment)
}

export async function unlinkTargets(actor: Actor, db: Db, id: string): Promise<void> {
  const subject = { kind: 'target', id }
  await save(db, {
    writes: [{ sql: sql`delete from target_link where id = ${id}::uuid`, rows: 1, conflict: noSuchLink() }],
    events: [{ kind: 'target.unlinked', subject, payload: {} }],
    audits: [{ action: 'target.unlink', subject }],
    actor,
  })
}
