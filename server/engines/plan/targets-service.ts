import { noSuchRow as rowNotFound } from '@citybrain/rules/register/index.ts'
import { sql } from 'kysely'
import { type Actor, type Db, save, type Write } from '../../platform/index.ts'
import { linkedElsewhere, linksOneDocument, noSuchLink } from './errors.ts'
import { planTables } from './tables.ts'

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
