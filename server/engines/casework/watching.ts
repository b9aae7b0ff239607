import { sql } from 'kysely'
import { type Actor, type Db, type LoggedEvent, save } from '../../platform/index.ts'
import { tooManyWatchers } from './errors.ts'

const MOST_WATCHERS = 500

interface Watched {
  readonly actor: Actor
  readonly db: Db
  readonly id: string
  readonly account: string
}

export interface Watch {
  readonly watching: boolean
  readonly watchers: number
}

export async function findWatch({ db, id, account, actor }: Watched): Promise<Watch> {
  const { rows } = await sql<Watch>`select count(*)::int as watchers,
      coalesce(bool_or(account = ${account}::uuid), false) as watching
    from case_watch where district = ${actor.district} and case_id = ${id}::uuid`.execute(db)
  return rows[0] ?? { watching: false, watchers: 0 }
}

/** Follows the case; whoever does already goes on doing so. No event: who looks at what is nobody's news. */
export async function follow(watched: Watched): Promise<Watch> {
  const { actor, db, id, account } = watched
  const before = await findWatch(watched)
  if (before.watching) return before
  if (before.watchers >= MOST_WATCHERS) throw tooManyWatchers(MOST_WATCHERS)
  await save(db, {
    writes: [
      {
        sql: sql`insert into case_watch (district, case_id, account, since)
          values (${actor.district}, ${id}::uuid, ${account}::uuid, (select at from moment)) on conflict do nothing`,
      },
    ],
    ...{ actor, events: [], audits: [{ action: 'case.watch', subject: { kind: 'case', id } }] },
  })
  return findWatch(watched)
}

export async function unfollow(watched: Watched): Promise<Watch> {
  const { actor, db, id, account } = watched
  const { watching } = await findWatch(watched)
  if (watching)
    await save(db, {
      writes: [
        {
          sql: sql`delete from case_watch
            where district = ${actor.district} and case_id = ${id}::uuid and account = ${account}::uuid`,
        },
      ],
      ...{ actor, events: [], audits: [{ action: 'case.unwatch', subject: { kind: 'case', id } }] },
    })
  return findWatch(watched)
}

/** Whoever opened a case follows it. */
export async function followOpened(tx: Db, events: readonly LoggedEvent[]): Promise<void> {
  const opened = events.flatMap(({ kind, subject, actor }) =>
    kind === 'case.opened' && actor.id !== null ? [{ case_id: subject.id, account: actor.id }] : [],
  )
  await followAll(tx, opened)
}

/** Has each of them follow the case that is named beside. */
export async function followAll(
  tx: Db,
  follows: readonly { readonly case_id: string; readonly account: string }[],
): Promise<void> {
  if (follows.length === 0) return
  const rows = follows.map(({ case_id, account }) => ({ case_id, account }))
  await sql`insert into case_watch (district, case_id, account)
    select current_setting('citybrain.district'), o.case_id, o.account
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as o (case_id uuid, account uuid)
    on conflict do nothing`.execute(tx)
}

/** Who follows a case. */
export async function listWatchers(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ account: string }>`select account from case_watch
    where case_id = ${id}::uuid order by account limit ${MOST_WATCHERS}::int`.execute(db)
  return rows.map(({ account }) => account)
}
