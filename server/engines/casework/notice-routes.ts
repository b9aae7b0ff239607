import * as api from '@citybrain/contract/api/notices.ts'
import type { Notice } from '@citybrain/contract/engines/notice.ts'
import { decide } from '@citybrain/contract/engines/rights.ts'
import { wordsOfNotice } from '@citybrain/rules/casework/index.ts'
import { sql } from 'kysely'
import type { Actor } from '../../platform/index.ts'
import { type MountedRoute, noAccount, readCursor, scopeOf, serve, writeCursor } from '../identity/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { noSuchCase, noSuchNotice } from './errors.ts'
import { InstantPlace } from './lists.ts'
import { countUnread, listNoticeRows, markAllRead, markRead, type StoredNotice } from './notice-store.ts'
import { findCases } from './store.ts'
import { findWatch, follow, unfollow } from './watching.ts'

export function noticeRoutes(deps: CaseworkDeps): MountedRoute[] {
  return [...ownRoutes(deps), ...watchRoutes()]
}

/** The operator at the local socket is nobody who is told anything. */
function ownOf({ district, accountId }: Actor): { district: Actor['district']; account: string } {
  if (accountId === null) throw noAccount()
  return { district, account: accountId }
}

function ownRoutes(deps: CaseworkDeps): MountedRoute[] {
  const unreadOf = async (actor: Actor) => ({
    unread: await countUnread(deps.database.district(actor.district), ownOf(actor)),
  })
  return [
    serve(api.listNotices, async ({ actor, db, query: { cursor, limit, state, kind } }) => {
      const after = cursor === undefined ? null : readCursor(cursor, InstantPlace)
      const found = await listNoticeRows(db, { ...ownOf(actor), state, kinds: kind, after, limit: limit + 1 })
      const items = await show(deps, actor, found.slice(0, limit))
      const last = items.at(-1)
      return { items, next: found.length > limit && last ? writeCursor([last.at, last.id]) : null }
    }),
    serve(api.countNotices, async ({ actor }) => unreadOf(actor)),
    serve(api.readNotice, async ({ actor, db, params }) => {
      if (!(await markRead(db, ownOf(actor), params.notice))) throw noSuchNotice()
      return unreadOf(actor)
    }),
    serve(api.readNotices, async ({ actor, db, body }) => {
      await markAllRead(db, ownOf(actor), body.until)
      return unreadOf(actor)
    }),
  ]
}

/** Notices with the numbers and titles of their cases, as far as the reader may see these today. */
async function show(deps: CaseworkDeps, actor: Actor, rows: readonly StoredNotice[]): Promise<Notice[]> {
  const cases = await titlesOf(
    deps,
    actor,
    rows.map(({ caseId }) => caseId),
  )
  return rows.map(({ id, kind, caseId, data, at, readAt }) => ({
    ...{ id, kind, at, readAt },
    case: { id: caseId, number: null, title: null, ...cases.get(caseId) },
    words: wordsOfNotice(deps.types.at(data.type, data.version), kind, data),
  }))
}

type Titled = Pick<Notice['case'], 'number' | 'title'>

export async function titlesOf(
  { database }: Pick<CaseworkDeps, 'database'>,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, Titled>> {
  if (ids.length === 0 || !decide(actor, 'read', 'case').allowed) return new Map()
  const { rows } = await sql<Titled & { id: string }>`select c.id, c.number, c.title
    from jsonb_to_recordset(${JSON.stringify([...new Set(ids)].map((id) => ({ id })))}::jsonb) as given (id uuid)
      join case_file c on c.district = ${actor.district} and c.id = given.id`.execute(
    database.within(scopeOf(actor, 'read:case')),
  )
  return new Map(rows.map(({ id, ...titled }) => [id, titled]))
}

function watchRoutes(): MountedRoute[] {
  const watched = async ({ actor, db }: Pick<Parameters<typeof findWatch>[0], 'actor' | 'db'>, id: string) => {
    const { account } = ownOf(actor)
    if (!(await findCases(db, actor.district, [id])).has(id)) throw noSuchCase(id)
    return { actor, db, id, account }
  }
  return [
    serve(api.getWatch, async ({ actor, db, params }) => findWatch(await watched({ actor, db }, params.case))),
    serve(api.watchCase, async ({ actor, db, params }) => follow(await watched({ actor, db }, params.case))),
    serve(api.unwatchCase, async ({ actor, db, params }) => unfollow(await watched({ actor, db }, params.case))),
  ]
}
