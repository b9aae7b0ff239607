import type { CaseState } from '@citybrain/contract/engines/case.ts'
import { Errand } from '@citybrain/contract/engines/errand.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { Effect } from '@citybrain/contract/pack/flow.ts'
import { apply, decideChildEnded, decideChildOpened, NOBODY, stepOf } from '@citybrain/rules/casework/index.ts'
import { sql } from 'kysely'
import { v5 } from 'uuid'
import { z } from 'zod'
import { type Db, type LoggedEvent, save, systemActor } from '../../platform/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { contextOf, openCase } from './service.ts'
import { findCases } from './store.ts'
import { writeCases } from './writing.ts'

/** As much of an event of the log as errands are made of. */
const News = z.object({
  revision: z.int(),
  ended: z.string().nullable(),
  parent: z.uuid().nullable(),
  told: z.object({ effects: z.array(Effect).optional() }),
})

/** Notes what follows from what happened to a case; the same event again notes nothing twice. */
export async function noteErrands(tx: Db, { district, subject, payload }: LoggedEvent): Promise<void> {
  const { revision, ended, parent, told } = News.parse(payload)
  const errands: Errand[] = [
    ...(told.effects ?? []),
    ...(ended !== null && parent !== null ? [{ do: 'tell-parent', parent, end: ended } as const] : []),
  ]
  if (errands.length === 0) return
  await sql`insert into case_errand (district, case_id, revision, place, errand)
    select ${district}, ${subject.id}::uuid, ${revision}::int, place, errand
    from jsonb_array_elements(${JSON.stringify(errands)}::jsonb) with ordinality as e (errand, place)
    on conflict do nothing`.execute(tx)
}

interface Noted {
  readonly caseId: string
  readonly revision: number
  readonly place: number
  readonly errand: unknown
  /** Whoever brought it about. */
  readonly by: string | null
}

const MOST_ERRANDS = 100

/** Does what was noted, the oldest first. What is refused is kept with the reason; what fails is tried with the next look, and thrown after all others. */
export async function doErrands(deps: CaseworkDeps, district: DistrictCode): Promise<number> {
  const db = deps.database.district(district)
  const { rows } =
    await sql<Noted>`select n.case_id as "caseId", n.revision, n.place, n.errand, e.event->'by'->>'id' as by
    from case_errand n left join case_entry e on e.district = n.district and e.case_id = n.case_id and e.revision = n.revision
    where n.district = ${district} and n.refused is null order by n.noted_at, n.revision, n.place
    limit ${MOST_ERRANDS}`.execute(db)
  const failures: unknown[] = []
  for (const noted of rows) {
    const which = sql`district = ${district} and case_id = ${noted.caseId}::uuid and revision = ${noted.revision}
      and place = ${noted.place}`
    const done = (refused: Refusal | null): Promise<unknown> =>
      refused === null ? sql`delete from case_errand where ${which}`.execute(db) : refuse(db, district, noted, refused)
    // One that fails goes behind the others.
    const failed = (error: unknown) => {
      failures.push(error)
      return sql`update case_errand set noted_at = clock_timestamp() where ${which}`.execute(db)
    }
    await doErrand(deps, district, noted).then(done, failed)
  }
  if (failures.length > 0) throw failures[0]
  return rows.length
}

/** Keeps why it can't be done, and says so in the log: the case may wait for it. */
async function refuse(db: Db, district: DistrictCode, noted: Noted, { code, words }: Refusal): Promise<void> {
  const errand = Errand.parse(noted.errand)
  const id = errand.do === 'tell-parent' ? errand.parent : noted.caseId
  await save(db, {
    actor: systemActor(district),
    writes: [
      {
        sql: sql`update case_errand set refused = ${code}, refusal = ${JSON.stringify(words)}::jsonb
          where district = ${district} and case_id = ${noted.caseId}::uuid and revision = ${noted.revision}
            and place = ${noted.place}`,
      },
    ],
    events: [
      {
        ...{ kind: 'case-errand.refused', subject: { kind: 'case', id } },
        payload: { errand: errand.do, code, why: words, by: noted.by },
      },
    ],
    audits: [],
  })
}

/** Null when it is done, else the refusal. Who was overtaken tries again. */
async function doErrand(deps: CaseworkDeps, district: DistrictCode, noted: Noted): Promise<Refusal | null> {
  try {
    const errand = Errand.parse(noted.errand)
    const state = await stateOf(deps, district, noted.caseId)
    if (errand.do === 'open-case') await openChild(deps, state, noted, errand)
    else if (errand.do === 'change-thing') await changeThing(deps, state, errand.set)
    else if (errand.do === 'tell-parent')
      await tellParent(deps, await stateOf(deps, district, errand.parent), noted.caseId, errand.end)
    return null
  } catch (error) {
    if (error instanceof Refusal && !error.code.endsWith('.changed-meanwhile')) return error
    throw error
  }
}

async function stateOf({ database }: CaseworkDeps, district: DistrictCode, id: string): Promise<CaseState> {
  const found = (await findCases(database.district(district), district, [id])).get(id)
  if (!found) throw new Error(`case ${id} is gone`)
  return found.state
}

type Opening = Extract<Errand, { do: 'open-case' }>

/** The same errand again opens the same case. */
async function openChild(
  deps: CaseworkDeps,
  parent: CaseState,
  { revision, place }: Noted,
  { type, source, carry }: Opening,
) {
  const actor = systemActor(parent.district)
  const id = v5(`${revision} ${place}`, parent.id)
  const carried = carry.flatMap((key) => (parent.data[key] === undefined ? [] : [[key, parent.data[key]] as const]))
  const { position, address } = parent.place
  const given = {
    ...{ id, type, source, data: Object.fromEntries(carried), place: { position, address }, about: parent.about },
    ...{ category: null, attachments: [] },
  }
  const caller = { actor, db: deps.database.district(parent.district) }
  await openCase(deps, caller, given, { parent: parent.id })
  const flow = deps.types.at(parent.type, parent.version)
  const waiting = parent.items.find(({ step }) => stepOf(flow, step).kind === 'wait')
  await move(deps, parent, (deciding) => decideChildOpened(deciding, { id, type, item: waiting?.number ?? null }))
}

async function changeThing(
  deps: CaseworkDeps,
  { district, about, id }: CaseState,
  set: Readonly<Record<string, string | number | boolean>>,
) {
  if (about !== null) await deps.changeThing(district, { thing: about, attributes: { ...set }, reason: `case ${id}` })
}

const tellParent = (deps: CaseworkDeps, parent: CaseState, child: string, end: string) =>
  move(deps, parent, (deciding) => decideChildEnded(deciding, { id: child, end }))

type Decide = (deciding: Parameters<typeof decideChildEnded>[0]) => ReturnType<typeof decideChildEnded>

async function move(deps: CaseworkDeps, before: CaseState, decide: Decide): Promise<void> {
  const actor = systemActor(before.district)
  const type = deps.types.at(before.type, before.version)
  const known = await contextOf(deps, actor, { type, state: before })
  const context = { ...known, actor: { person: NOBODY, holdings: [], reporter: false } }
  const event = before.end === null ? decide({ type, state: before, context }) : null
  if (!event) return
  const changed = { type, calendar: context.calendar, before, after: apply(before, event), events: [event] }
  await writeCases(deps.database.district(before.district), [{ actor, kind: 'changed', changed }])
}
