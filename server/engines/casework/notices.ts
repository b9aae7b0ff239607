import { CaseEventKind, type CaseState } from '@citybrain/contract/engines/case.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { type Told, toldOf, toldOfRefused, type Whom } from '@citybrain/rules/casework/index.ts'
import { v5 } from 'uuid'
import { z } from 'zod'
import { type Consumer, type Db, type LoggedEvent, toChinaDate } from '../../platform/index.ts'
import { type Cover, listCovers, listInUse, listRoleHolders } from '../identity/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { LoggedNews } from './logged-news.ts'
import { insertNotices, type NewNotice } from './notice-store.ts'
import { findCases } from './store.ts'
import { type ReportersOutside, tellReporters } from './telling-reporters.ts'
import { followAll, followOpened, listWatchers } from './watching.ts'

const Refused = z.object({ by: z.uuid().nullable(), errand: z.string(), why: Words })

/** People of one role in one place are told at most so many. */
const MOST_PEOPLE = 200

/** Who hears of notices besides: what is told outside of the console, also to reporters, and who follows mentions. */
export interface Outside extends ReportersOutside {
  queue(tx: Db, district: DistrictCode, notices: readonly NewNotice[]): Promise<void>
  listFollowing(tx: Db, accounts: readonly string[]): Promise<ReadonlySet<string>>
}

/** Tells people what concerns them, once each, in the transaction of the cursor. */
export function caseNotices(deps: Pick<CaseworkDeps, 'types' | 'portals'>, outside: Outside | null = null): Consumer {
  return {
    name: 'casework.notices',
    kinds: ['case.*', 'case-errand.refused'],
    begin: 'now',
    async handle(tx, events) {
      const district = events[0]?.district
      if (district === undefined) return
      await followOpened(tx, events)
      const stored = await findCases(tx, district, [...new Set(events.map(({ subject }) => subject.id))])
      const people = peopleOf(tx)
      const rows: NewNotice[] = []
      for (const event of events) {
        const state = stored.get(event.subject.id)?.state
        if (state) rows.push(...(await noticesOf(people, deps.types, state, event)))
      }
      if (outside !== null) await tellReporters(tx, { portals: deps.portals, outside, stored }, events)
      const inUse = await listInUse(tx, [...new Set(rows.map(({ account }) => account))])
      const told = rows.filter(({ account }) => inUse.has(account))
      const fresh = await insertNotices(tx, district, told)
      if (outside === null || fresh.length === 0) return
      await followMentioned(tx, outside, fresh)
      await outside.queue(tx, district, fresh)
    },
  }
}

/** Whoever wishes so follows a case from the moment they are mentioned in it. */
async function followMentioned(tx: Db, outside: Outside, fresh: readonly NewNotice[]): Promise<void> {
  const mentioned = fresh.filter(({ kind }) => kind === 'mentioned')
  if (mentioned.length === 0) return
  const following = await outside.listFollowing(tx, [...new Set(mentioned.map(({ account }) => account))])
  await followAll(
    tx,
    mentioned.filter(({ account }) => following.has(account)),
  )
}

async function noticesOf(
  people: People,
  types: CaseworkDeps['types'],
  state: CaseState,
  event: LoggedEvent,
): Promise<NewNotice[]> {
  const told = tellingsOf(types.at(state.type, state.version), state, event)
  const today = toChinaDate(Date.parse(event.cityAt))
  // Whoever is told for several reasons is told the first.
  const notices = new Map<string, NewNotice>()
  for (const { kind, whom, data } of told)
    for (const account of await accountsOf(people, { today, state }, whom))
      if (account !== event.actor.id && !notices.has(account))
        notices.set(account, {
          ...{ account, kind, data, id: v5(account, event.id), case_id: state.id, at: event.cityAt },
        })
  for (const notice of [...notices.values()])
    for (const { id: cover, insteadOf } of await people.covering(today, notice.account))
      if (cover !== event.actor.id && !notices.has(cover))
        notices.set(cover, {
          ...{ ...notice, account: cover, id: v5(cover, event.id), data: { ...notice.data, insteadOf } },
        })
  return [...notices.values()]
}

function tellingsOf(type: CaseType, state: CaseState, { kind, payload, actor }: LoggedEvent): Told[] {
  if (kind === 'case-errand.refused') {
    const { by, errand, why } = Refused.parse(payload)
    return toldOfRefused(type, state, { by, refused: { errand, why } })
  }
  return toldOf(type, state, { ...LoggedNews.parse(payload), kind: CaseEventKind.parse(kind), by: actor })
}

async function accountsOf(
  people: People,
  { today, state }: { readonly today: PlainDate; readonly state: CaseState },
  whom: readonly Whom[],
): Promise<string[]> {
  const lists = []
  for (const one of whom)
    if (one === 'watchers') lists.push(await people.watching(state.id))
    else if ('account' in one) lists.push([one.account])
    else lists.push(await people.holding(today, one))
  return lists.flat()
}

type Roled = Extract<Whom, { role: unknown }>

/** Whom a batch of events concerns; who was asked for once isn't looked up again. */
interface People {
  watching(id: string): Promise<string[]>
  holding(today: PlainDate, whom: Roled): Promise<string[]>
  /** Whoever covers for somebody who is away. */
  covering(today: PlainDate, account: string): Promise<Cover[]>
}

function remembering<T>() {
  const asked = new Map<string, Promise<T>>()
  return (key: string, find: () => Promise<T>): Promise<T> => {
    const known = asked.get(key) ?? find()
    asked.set(key, known)
    return known
  }
}

function peopleOf(tx: Db): People {
  const once = remembering<string[]>()
  const onceCovers = remembering<Cover[]>()
  return {
    covering: (today, account) => onceCovers(`${today} ${account}`, () => listCovers(tx, account, today)),
    watching: (id) => once(id, () => listWatchers(tx, id)),
    holding: (today, { role, street, department }) => {
      const place = {
        street: role.of === 'street' ? street : null,
        department: role.of === 'department' ? department : null,
      }
      // A case that lies nowhere has no people of its street.
      if (role.of !== 'district' && place.street === null && place.department === null) return Promise.resolve([])
      const wanted = { role: role.role, today, ...place }
      return once(JSON.stringify(wanted), () => listRoleHolders(tx, wanted, MOST_PEOPLE))
    },
  }
}
