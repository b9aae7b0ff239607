import { createHash } from 'node:crypto'
import type { CasePerson, CasePlace, CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand, NewCase } from '@citybrain/contract/engines/case-command.ts'
import { decide as decideRight } from '@citybrain/contract/engines/rights.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import {
  apply,
  BY_CODE,
  type CaseActor,
  type CaseContext,
  type Door,
  decide,
  decideOpen,
  emptyCase,
  isAmong,
  NOWHERE,
  preferredIn,
  REPORTER,
} from '@citybrain/rules/casework/index.ts'
import type { Actor, Db, Write } from '../../platform/index.ts'
import { findHolders } from '../identity/index.ts'
import { checkDepartment } from './departments.ts'
import type { Caller, CaseworkDeps } from './deps.ts'
import { changedMeanwhile, existsAlready, mergedItself, noSuchCase, notAllowedThere } from './errors.ts'
import { checkSame, findReporter, followOther, insertReporter } from './reporter-store.ts'
import { routesOf } from './route-work.ts'
import { findClosedNearby } from './similar.ts'
import { findCases, type StoredCase } from './store.ts'
import { type Decided, type Decision, type Intent, settle } from './together.ts'

/** A case as it stands after a change. */
export type CaseNow = StoredCase

const YEAR = 4

/** The request was parsed by its schema, so that its keys stand in one order. Whoever reported it leaves no trace in it. */
const digestOf = ({ reporter: _, ...given }: NewCase) =>
  createHash('sha256').update(JSON.stringify(given)).digest('base64url')

interface Opening {
  /** Writes that go with it or not at all. */
  readonly more?: readonly Write[]
  /** Case in whose course it is opened. */
  readonly parent?: string | null
  readonly door?: Door
  /** Hash of the code that whoever reported it is given. */
  readonly codeHash?: string | null
}

/**
 * Opens a case. The same request again gives the case that the first one opened; the same id with other content is
 * refused. Whoever may report may do so for the whole district: where it lies is found out here.
 */
export async function openCase(
  deps: CaseworkDeps,
  { actor }: Caller,
  given: NewCase,
  { more = [], parent = null, door = 'staff', codeHash = null }: Opening = {},
): Promise<CaseNow> {
  if (door === 'staff') checkOpener(actor)
  const uses = [...using(deps, actor, given.attachments, given.id), ...reporterOf(actor, given, codeHash)]
  const db = deps.database.district(actor.district)
  const intent: Intent = {
    ...{ actor, id: given.id },
    decide: async (there) =>
      there
        ? repeated(db, there, given)
        : { ...(await decideOpening(deps, actor, given, { parent, door })), more: [...more, ...uses] },
  }
  try {
    return await settle(db, intent)
  } catch (error) {
    // Of two that were sent at once the second finds what the first has opened.
    if (!isTaken(error, given.id)) throw error
    return settle(db, intent)
  }
}

async function decideOpening(
  deps: CaseworkDeps,
  actor: Actor,
  given: NewCase,
  { parent, door }: Required<Pick<Opening, 'parent' | 'door'>>,
): Promise<Decided> {
  const type = deps.types.get(given.type)
  const place = await placeOf(deps, actor, given)
  const empty = emptyOf(actor, given, type, deps.clock.cityNow())
  const state = { ...empty, place, category: given.category }
  const known = await contextOf(deps, actor, { type, state, asksAgain: true })
  const context = door === 'public' ? { ...known, actor: BY_CODE } : known
  if (given.attachments.length > 0)
    await deps.files.check(deps.database.district(actor.district), given.attachments, actor)
  const event = decideOpen(type, { given, district: actor.district, place, digest: digestOf(given), door }, context)
  const before = { ...emptyOf(actor, given, type, context.now), parent }
  const number = `${type.prefix}${context.now.slice(0, YEAR)}${String(await deps.nextNumber()).padStart(8, '0')}`
  const changed = { type, calendar: context.calendar, before, after: apply(before, event), events: [event] }
  return { kind: 'opened', number, changed }
}

const using = ({ files }: CaseworkDeps, actor: Actor, ids: readonly string[], id: string): Write[] =>
  ids.length > 0 ? [files.use(ids, { kind: 'case', id }, actor)] : []

const isTaken = (error: unknown, id: string) => error instanceof Error && error.message === existsAlready(id).message

function checkOpener(actor: Actor): void {
  const right = decideRight(actor, 'create', 'case')
  if (!right.allowed) throw notAllowedThere(right.because)
}

/** Whoever reported it with the case has its id. */
const reporterOf = ({ district }: Actor, { id, source, reporter }: NewCase, codeHash: string | null): Write[] =>
  reporter === undefined
    ? []
    : [insertReporter(district, { id, caseId: id, number: 1, channel: source, draft: reporter, codeHash })]

async function repeated(db: Db, there: StoredCase, given: NewCase): Promise<Decision> {
  if (there.state.openedBy !== digestOf(given)) throw existsAlready(given.id)
  const reporter = await findReporter(db, there.state.district, given.id)
  if ((reporter === null) !== (given.reporter === undefined)) throw existsAlready(given.id)
  if (reporter && given.reporter) checkSame(reporter, given.reporter)
  return { kind: 'as it is', now: there }
}

const emptyOf = (actor: Actor, given: NewCase, type: CaseType, now: string): CaseState =>
  emptyCase({
    ...{ district: actor.district, id: given.id, type: type.key, version: type.version, openedAt: now },
    ...{ source: given.source, opener: personOf(actor), openedBy: digestOf(given) },
  })

const placeOf = async (deps: CaseworkDeps, actor: Actor, { place }: Pick<NewCase, 'place'>) => ({
  ...place,
  ...(place.position ? await deps.locate(actor.district, place.position) : NOWHERE),
})

const personOf = ({ accountId, name, via }: Actor): CasePerson =>
  via === 'portal' ? REPORTER : { id: accountId, name }

export const actorOf = (actor: Actor, opener: CasePerson): CaseActor => ({
  person: personOf(actor),
  holdings: actor.holdings,
  reporter: actor.accountId !== null && opener.id === actor.accountId,
})

interface Concerned {
  readonly type: CaseType
  readonly state: CaseState
  /** Accounts that are to get work. */
  readonly named?: readonly string[]
  /** Position that the command names. */
  readonly position?: CasePlace['position']
  /** The change says where or what the case is: whether its problem has come back is looked for. */
  readonly asksAgain?: boolean
}

/** All that a decision needs besides the case; people who are named, or whom rules name, are looked up before. */
export async function contextOf(deps: CaseworkDeps, actor: Actor, concerned: Concerned): Promise<CaseContext> {
  const { district } = actor
  const { type, state, named = [], position = null, asksAgain = false } = concerned
  const [calendar, rules] = await Promise.all([deps.calendarOf(district, type.calendar), deps.rules.of(district)])
  const now = deps.clock.cityNow()
  const today = deps.clock.cityToday()
  const routes = await routesOf(deps, { type, state, position, calendar, rules })
  const ids = [...named, ...preferredIn(type, state), ...routes.people]
  const holders = await findHolders(deps.database.district(district), { district, today }, ids)
  const personOf = (id: string) => {
    // Whoever does it now is known already, and may get what comes next.
    if (id === actor.accountId) return { person: { id, name: actor.name }, holdings: actor.holdings }
    const holder = holders.get(id)
    return holder ? { person: { id, name: holder.name }, holdings: holder.holdings } : null
  }
  const route: CaseContext['route'] = ({ key, by }) => {
    const found = routes.of(key)
    if (!found) return null
    const { department, people, routedBy } = found
    // Whom a rule names may have left the post since: the work then waits for whoever may take it.
    const where = { street: state.place.street, department: department ?? state.department }
    const fitting = people
      .flatMap((id) => personOf(id) ?? [])
      .filter((one) => isAmong(by, { ...one, reporter: false }, state, where))
    return { department, assignee: fitting.length === 1 ? (fitting[0]?.person ?? null) : null, routedBy }
  }
  const located = position && (await deps.locate(district, position))
  const spot = position ?? state.place.position
  const closedNearby = asksAgain && spot ? await findClosedNearby(deps, { type, state, spot }) : []
  const known = { now, calendar, tables: deps.tables, route, located, closedNearby, personOf }
  return { ...known, actor: actorOf(actor, state.opener) }
}

/**
 * Does what is commanded, or throws why it can't be done. A command upon what was overtaken meanwhile is decided anew,
 * unless it says upon which revision it was decided.
 */
export async function doCommand(deps: CaseworkDeps, caller: Caller, doing: Doing): Promise<CaseNow> {
  if (doing.revision !== undefined) return doOnce(deps, caller, doing)
  return untilNotOvertaken(() => doOnce(deps, caller, doing))
}

export async function untilNotOvertaken<T>(work: () => Promise<T>): Promise<T> {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await work()
    } catch (error) {
      if (left === 0 || !wasOvertaken(error)) throw error
    }
  }
}

interface Doing {
  readonly id: string
  readonly command: CaseCommand
  /** Writes that go with the change or not at all. */
  readonly more?: readonly Write[]
  /** The case as it stood when this was decided on; where it has moved on since, nothing is done. */
  readonly revision?: number | undefined
}

const ATTEMPTS = 4
const OVERTAKEN = ['casework.changed-meanwhile', 'platform.changed-meanwhile']
const wasOvertaken = (error: unknown) =>
  error instanceof Error && 'code' in error && OVERTAKEN.includes(String(error.code))

async function doOnce(deps: CaseworkDeps, { actor, db }: Caller, doing: Doing): Promise<CaseNow> {
  const { id, command, more = [], revision } = doing
  const files = 'attachments' in command ? (command.attachments ?? []) : []
  const following = command.do === 'merge' ? [followOther(actor.district, id, command.into)] : []
  const writes = [...more, ...following, ...using(deps, actor, files, id)]
  const intent: Intent = {
    ...{ actor, id },
    decide: async (stored) => {
      if (!stored) throw noSuchCase(id)
      if (revision !== undefined && revision !== stored.state.revision)
        throw changedMeanwhile(id, stored.state.revision)
      if (files.length > 0) await deps.files.check(db, files, actor)
      if (command.do === 'merge') await checkInto(db, actor.district, command.into)
      return { ...(await decideCommand(deps, actor, stored, command)), more: writes }
    },
  }
  return settle(db, intent)
}

async function decideCommand(
  deps: CaseworkDeps,
  actor: Actor,
  { number, state: before }: StoredCase,
  command: CaseCommand,
): Promise<Decided> {
  const type = deps.types.at(before.type, before.version)
  if (command.do === 'decide' && command.department !== undefined)
    await checkDepartment(deps, actor, command.department)
  const position = (command.do === 'correct' && command.place?.position) || null
  const context = await contextOf(deps, actor, {
    ...{ type, state: before, named: namedIn(command), position },
    asksAgain: 'category' in command || 'place' in command,
  })
  const event = decide(type, before, command, context)
  const after = apply(before, event)
  checkStreet(actor, before, after)
  return { kind: 'changed', number, changed: { type, calendar: context.calendar, before, after, events: [event] } }
}

/** What a case goes on under is there, and doesn't go on under another one itself: its reporters follow it. */
async function checkInto(db: Db, district: string, into: string): Promise<void> {
  const other = (await findCases(db, district, [into])).get(into)
  if (!other) throw noSuchCase(into)
  if (other.state.mergedInto !== null) throw mergedItself(other.number)
}

/** Whoever works in one street takes no case to another: the database would refuse the row without a word. */
function checkStreet(actor: Actor, before: CaseState, { place: { street }, department }: CaseState): void {
  if (street === before.place.street) return
  const right = decideRight(actor, 'operate', 'case', { street, department })
  if (!right.allowed) throw notAllowedThere(right.because)
}

/** Accounts that a command hands work to. */
const namedIn = (command: CaseCommand): string[] => {
  if (command.do === 'assign') return [command.to]
  return command.do === 'decide' && command.assignee !== undefined ? [command.assignee] : []
}
