import type { CaseEvent, CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseEntry, CaseView, ClockView } from '@citybrain/contract/engines/case-view.ts'
import { clearanceAt } from '@citybrain/contract/engines/rights.ts'
import type { StoredAttributes } from '@citybrain/contract/engines/thing.ts'
import { isCleared, type PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { actionsFor, dueOf, lawDueOf, titleOf } from '@citybrain/rules/casework/index.ts'
import { type CompiledCalendar, explainDeadline, remainingAt, stateAt } from '@citybrain/rules/clock/index.ts'
import { maskValues } from '@citybrain/rules/registry/index.ts'
import type { Actor } from '../../platform/index.ts'
import { auditReads } from '../identity/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { listRefused } from './refused-errands.ts'
import { actorOf } from './service.ts'
import type { StoredCase } from './store.ts'

const clearanceOn = (actor: Actor, { place, department }: CaseState) =>
  clearanceAt(actor, 'case', { street: place.street, department })

/**
 * Writes down who was shown what is personal, before it is shown: of which case and which fields, never the
 * values.
 */
async function noteReading(
  { database }: CaseworkDeps,
  actor: Actor,
  state: CaseState,
  fields: readonly string[],
): Promise<void> {
  const read = { action: 'case.read-personal', kind: 'case', ids: [state.id], fields }
  await auditReads(database.district(actor.district), actor, read)
}

/** Personal fields that have a value here and are shown in full. */
function personalIn(type: CaseType, data: StoredAttributes, clearance: PrivacyClass): string[] {
  const personal = type.fields.filter(({ privacy }) => isCleared(privacy, 'sensitive') && isCleared(clearance, privacy))
  return personal.flatMap(({ key }) => ((data[key] ?? null) === null ? [] : [key]))
}

/** A case as its reader may see it. Reading what is personal is audited. */
export async function viewCase(deps: CaseworkDeps, actor: Actor, { number, state }: StoredCase): Promise<CaseView> {
  const type = deps.types.at(state.type, state.version)
  const calendar = await deps.calendarOf(actor.district, type.calendar)
  const now = deps.clock.cityNow()
  const clearance = clearanceOn(actor, state)
  await noteReading(deps, actor, state, personalIn(type, state.data, clearance))
  return {
    ...{ number, title: titleOf(type, state) },
    state: { ...state, data: maskValues(type, state.data, clearance) },
    clocks: state.clocks.map((clock) => viewClock(type, calendar, clock, now)),
    actions: actionsFor(type, state, { actor: actorOf(actor, state.opener), now, calendar }),
    refusedErrands: await refusedOf(deps, type, state),
  }
}

const MOST_REFUSED = 100

/** Of types from whose cases nothing follows the table isn't asked. */
async function refusedOf({ database }: CaseworkDeps, type: CaseType, { district, id, parent }: CaseState) {
  const outcomes = type.steps.flatMap((step) => (step.kind === 'task' ? step.outcomes : []))
  const follows = parent !== null || outcomes.some(({ effects }) => effects.some((effect) => effect.do !== 'count'))
  return follows ? listRefused(database.district(district), { district, of: id, after: null, limit: MOST_REFUSED }) : []
}

function viewClock(
  type: CaseType,
  calendar: CompiledCalendar,
  clock: CaseState['clocks'][number],
  now: Instant,
): ClockView {
  const { explanation, provisional } = explainDeadline(calendar, clock)
  return {
    ...{ key: clock.key, title: titleOfClock(type, clock.key), explanation, provisional },
    ...{ dueAt: dueOf(calendar, clock), lawDueAt: lawDueOf(calendar, clock) },
    state: clock.stand === 'runs' ? stateAt(calendar, clock, now) : clock.stand,
    remaining: remainingAt(calendar, clock, now),
  }
}

const OF_STEP = { zh: '本环节', en: 'This step' }

const titleOfClock = (type: CaseType, key: string) =>
  type.clocks.find((clock) => `case:${clock.key}` === key)?.title ?? OF_STEP

type Entry = { readonly revision: number; readonly event: CaseEvent }

/** Entries of the history as their reader may see them. Reading what is personal is audited, also what was put right since. */
export async function viewEntries(
  deps: CaseworkDeps,
  actor: Actor,
  state: CaseState,
  entries: readonly Entry[],
): Promise<CaseEntry[]> {
  const type = deps.types.at(state.type, state.version)
  const clearance = clearanceOn(actor, state)
  const read = entries.flatMap(({ event }) => personalIn(type, event.delta.data ?? {}, clearance))
  await noteReading(deps, actor, state, [...new Set(read)])
  return entries.map(({ revision, event }) => {
    const { data, ...delta } = event.delta
    if (data === undefined) return { revision, event: { ...event, delta } }
    return { revision, event: { ...event, delta: { ...delta, data: maskValues(type, data, clearance) } } }
  })
}
