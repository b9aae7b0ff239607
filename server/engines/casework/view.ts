import type { CaseEvent, CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseEntry, CaseView, ClockView } from '@citybrain/contract/engines/case-view.ts'
import { clearanceAt } from '@citybrain/contract/engines/rights.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { actionsFor, dueOf, lawDueOf, titleOf } from '@citybrain/rules/casework/index.ts'
import { type CompiledCalendar, explainDeadline, remainingAt, stateAt } from '@citybrain/rules/clock/index.ts'
import { maskValues } from '@citybrain/rules/registry/index.ts'
import type { Actor } from '../../platform/index.ts'
import type { CaseworkDeps } from './deps.ts'
import { actorOf } from './service.ts'
import type { StoredCase } from './store.ts'

const clearanceOn = (actor: Actor, { place, department }: CaseState) =>
  clearanceAt(actor, 'case', { street: place.street, department })

/** A case as its reader may see it. */
export async function viewCase(deps: CaseworkDeps, actor: Actor, { number, state }: StoredCase): Promise<CaseView> {
  const type = deps.types.at(state.type, state.version)
  const calendar = await deps.calendarOf(actor.district, type.calendar)
  const now = deps.clock.cityNow()
  return {
    ...{ number, title: titleOf(type, state) },
    state: { ...state, data: maskValues(type, state.data, clearanceOn(actor, state)) },
    clocks: state.clocks.map((clock) => viewClock(type, calendar, clock, now)),
    actions: actionsFor(type, state, { actor: actorOf(actor, state.opener), now, calendar }),
  }
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

/** An entry of the history as its reader may see it. */
export function viewEntry(
  deps: CaseworkDeps,
  actor: Actor,
  state: CaseState,
  entry: { revision: number; event: CaseEvent },
): CaseEntry {
  const { data } = entry.event.delta
  if (data === undefined) return entry
  const type = deps.types.at(state.type, state.version)
  const shown = maskValues(type, data, clearanceOn(actor, state))
  return { ...entry, event: { ...entry.event, delta: { ...entry.event.delta, data: shown } } }
}
