import { CaseEventKind, type CaseState } from '@citybrain/contract/engines/case.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { type Told, toldOf, toldOfRefused, type Whom } from '@citybrain/rules/casework/index.ts'
import { v5 } from 'uuid'
import { z } from 'zod'
import { type Consumer, type Db, type LoggedEvent, toChinaDate } from '../../platform/index.ts'
import { listInUse, listRoleHolders } from '../identity/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { insertNotices, type NewNotice } from './notice-store.ts'
import { findCases } from './store.ts'
import { followOpened, listWatchers } from './watching.ts'

/** As much of an event of the log as people are told of. What was logged before this was is read as nothing. */
const News = z.object({
  step: z.string().nullable(),
  outcome: z.string().nullable(),
  ended: z.string().nullable(),
  entered: z.array(
    z.object({ step: z.string(), assignee: z.uuid().nullable(), again: z.uuid().nullable().default(null) }),
  ),
  told: z.record(z.string(), z.unknown()),
})

const Refused = z.object({ by: z.uuid().nullable(), errand: z.string(), why: Words })

/** People of one role in one place are told at most so many. */
const MOST_PEOPLE = 200

/** Tells people what concerns them, once each, in the transaction of the cursor. */
export function caseNotices({ types }: Pick<CaseworkDeps, 'types'>): Consumer {
  return {
    name: 'casework.notices',
    kinds: ['case.*', 'case-errand.refused'],
    begin: 'now',
    async handle(tx, events) {
      const district = events[0]?.district
      if (district === undefined) return
      await followOpened(tx, events)
      const stored = await findCases(tx, district, [...new Set(events.map(({ subject }) => subject.id))])
      const rows: NewNotice[] = []
      for (const event of events) {
        const state = stored.get(event.subject.id)?.state
        if (state) rows.push(...(await noticesOf(tx, types, state, event)))
      }
      const inUse = await listInUse(tx, [...new Set(rows.map(({ account }) => account))])
      await insertNotices(
        tx,
        district,
        rows.filter(({ account }) => inUse.has(account)),
      )
    },
  }
}

async function noticesOf(
  tx: Db,
  types: CaseworkDeps['types'],
  state: CaseState,
  event: LoggedEvent,
): Promise<NewNotice[]> {
  const told = tellingsOf(types.at(state.type, state.version), state, event)
  const today = toChinaDate(Date.parse(event.cityAt))
  // Whoever is told for several reasons is told the first.
  const notices = new Map<string, NewNotice>()
  for (const { kind, whom, data } of told)
    for (const account of await accountsOf(tx, { today, state }, whom))
      if (account !== event.actor.id && !notices.has(account))
        notices.set(account, {
          ...{ account, kind, data, id: v5(account, event.id), case_id: state.id, at: event.cityAt },
        })
  return [...notices.values()]
}

function tellingsOf(type: CaseType, state: CaseState, { kind, payload, actor }: LoggedEvent): Told[] {
  if (kind === 'case-errand.refused') {
    const { by, errand, why } = Refused.parse(payload)
    return toldOfRefused(type, state, { by, refused: { errand, why } })
  }
  return toldOf(type, state, { ...News.parse(payload), kind: CaseEventKind.parse(kind), by: actor })
}

async function accountsOf(
  tx: Db,
  { today, state }: { readonly today: PlainDate; readonly state: CaseState },
  whom: readonly Whom[],
): Promise<string[]> {
  const lists = []
  for (const one of whom)
    if (one === 'watchers') lists.push(await listWatchers(tx, state.id))
    else if ('account' in one) lists.push([one.account])
    else lists.push(await holdersOf(tx, today, one))
  return lists.flat()
}

async function holdersOf(tx: Db, today: PlainDate, { role, street, department }: Extract<Whom, { role: unknown }>) {
  const place = {
    street: role.of === 'street' ? street : null,
    department: role.of === 'department' ? department : null,
  }
  // A case that lies nowhere has no people of its street.
  if (role.of !== 'district' && place.street === null && place.department === null) return []
  return listRoleHolders(tx, { role: role.role, today, ...place }, MOST_PEOPLE)
}
