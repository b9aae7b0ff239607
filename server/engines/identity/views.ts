import { randomUUID } from 'node:crypto'
import { MOST_VIEWS, type SavedView } from '@citybrain/contract/engines/saved-view.ts'
import { sql } from 'kysely'
import { type Actor, type Db, save } from '../../platform/index.ts'
import { noAccount } from './errors.ts'
import { noSuchView, tooManyViews, viewChanged, viewExists } from './view-errors.ts'

/** Who asks, and the database of their district. */
interface Owner {
  readonly actor: Actor
  readonly db: Db
}

export async function listOwnViews({ actor, db }: Owner): Promise<SavedView[]> {
  const { rows } = await sql<SavedView>`select id, list, name, query, revision from saved_view
    where account_id = ${ownerOf(actor)}::uuid order by created_at, id limit ${MOST_VIEWS}::int`.execute(db)
  return rows
}

/** The operator at the local socket is nobody who has views. */
function ownerOf({ accountId }: Actor): string {
  if (accountId === null) throw noAccount()
  return accountId
}

async function getView({ actor, db }: Owner, id: string): Promise<SavedView> {
  const { rows } = await sql<SavedView>`select id, list, name, query, revision from saved_view
    where account_id = ${ownerOf(actor)}::uuid and id = ${id}::uuid`.execute(db)
  const [found] = rows
  if (!found) throw noSuchView()
  return found
}

const subjectOf = (id: string) => ({ kind: 'saved-view', id })

type Kept = Pick<SavedView, 'list' | 'name' | 'query'>
const told = ({ list, name, query }: Kept): Kept => ({ list, name, query })

// None of these is an event: how somebody looks at a list is nobody's news.

export async function addView({ actor, db }: Owner, kept: Kept): Promise<SavedView> {
  const [id, owner] = [randomUUID(), ownerOf(actor)]
  await save(db, {
    writes: [
      {
        sql: sql`insert into saved_view (district, id, account_id, list, name, query)
          select ${actor.district}, ${id}::uuid, ${owner}::uuid, ${kept.list}, ${kept.name}, ${kept.query}
          where (select count(*) from saved_view where account_id = ${owner}::uuid) < ${MOST_VIEWS}::int`,
        rows: 1,
        conflict: tooManyViews(),
        conflicts: { saved_view_name: viewExists(kept.name) },
      },
    ],
    events: [],
    audits: [{ action: 'saved-view.create', subject: subjectOf(id), after: told(kept) }],
    actor,
  })
  return getView({ actor, db }, id)
}

export async function editView(
  { actor, db }: Owner,
  id: string,
  { revision, name, query }: Pick<SavedView, 'revision' | 'name' | 'query'>,
): Promise<SavedView> {
  const before = await getView({ actor, db }, id)
  await save(db, {
    writes: [
      {
        sql: sql`update saved_view set name = ${name}, query = ${query}, revision = revision + 1
          where district = ${actor.district} and id = ${id}::uuid and revision = ${revision}::int`,
        rows: 1,
        conflict: viewChanged(),
        conflicts: { saved_view_name: viewExists(name) },
      },
    ],
    events: [],
    audits: [
      {
        ...{ action: 'saved-view.edit', subject: subjectOf(id) },
        ...{ before: told(before), after: told({ ...before, name, query }) },
      },
    ],
    actor,
  })
  return getView({ actor, db }, id)
}

export async function dropView({ actor, db }: Owner, id: string): Promise<void> {
  const before = await getView({ actor, db }, id)
  await save(db, {
    writes: [
      {
        sql: sql`delete from saved_view where district = ${actor.district} and id = ${id}::uuid`,
        rows: 1,
        conflict: noSuchView(),
      },
    ],
    events: [],
    audits: [{ action: 'saved-view.delete', subject: subjectOf(id), before: told(before) }],
    actor,
  })
}
