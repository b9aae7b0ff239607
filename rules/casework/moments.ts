import type { CaseClockState, CaseEvent, CasePerson, CaseState } from '@citybrain/contract/engines/case.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { CompiledCalendar } from '../clock/index.ts'
import { dueAfter, nextRungAt, rungsOf } from './clocks.ts'
import { eventOf } from './context.ts'
import { type Deciding, moveOn } from './decide-outcome.ts'
import { resumed } from './decide-request.ts'
import { itemOf, outcomeOf, taskOf } from './flow.ts'
import { beginMove } from './moving.ts'

/** The product itself, where something happens because its time has come. */
export const NOBODY: CasePerson = { id: null, name: '城市大脑' }

/** Something that happens to the case by itself at a moment. */
type Due =
  | { readonly at: Instant; readonly is: 'deemed'; readonly item: number }
  | { readonly at: Instant; readonly is: 'resume'; readonly item: number }
  | { readonly at: Instant; readonly is: 'climb'; readonly clock: CaseClockState }

/** What comes by itself, in order of time. */
function duesOf(type: CaseType, state: CaseState, calendar: CompiledCalendar): Due[] {
  const deemed = state.items.flatMap((item): Due[] => {
    const rule = taskOf(type, item)?.deemed
    return rule ? [{ at: dueAfter(calendar, item.enteredAt, rule.after), is: 'deemed', item: item.number }] : []
  })
  const resumes = state.suspensions.flatMap(({ item, until }): Due[] =>
    until ? [{ at: until, is: 'resume', item }] : [],
  )
  const climbs = state.clocks.flatMap((clock): Due[] => {
    const at = nextRungAt(type, calendar, clock)
    return at ? [{ at, is: 'climb', clock }] : []
  })
  return [...deemed, ...resumes, ...climbs].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

/** The next moment at which something happens to the case by itself; null where nothing will. */
export function nextMoment(type: CaseType, state: CaseState, calendar: CompiledCalendar): Instant | null {
  return duesOf(type, state, calendar)[0]?.at ?? null
}

/** What has come by itself by now, one event; null where nothing has. Called again until it has caught up. */
export function decideMoment(deciding: Deciding): CaseEvent | null {
  const { type, state, context } = deciding
  const due = duesOf(type, state, context.calendar)[0]
  if (!due || due.at > context.now) return null
  if (due.is === 'climb') return climb(deciding, due.clock)
  const item = itemOf(state, due.item)
  if (!item) throw new Error(`case ${state.id} has no work item ${due.item}`)
  return due.is === 'resume' ? resumed(deciding, { item, reason: null, at: due.at }) : deem(deciding, item)
}

/** Of several rungs that are behind at once, as after a standstill of the server, each is climbed and told. */
function climb({ type, context }: Deciding, clock: CaseClockState): CaseEvent {
  const rung = rungsOf(type, clock)[clock.rungs]
  const clocks = [{ do: 'climb', key: clock.key, rungs: clock.rungs + 1 } as const]
  const told = {
    clock: clock.key,
    ladder: clock.ladder,
    rung: clock.rungs,
    did: rung?.do,
    tell: rung?.tell,
    department: clock.department,
  }
  return eventOf('case.climbed', context, { delta: { clocks }, told })
}

/** 逾期视为: nobody decided in time, so that the law's own outcome counts. */
function deem({ type, state, context }: Deciding, item: NonNullable<ReturnType<typeof itemOf>>): CaseEvent {
  const step = taskOf(type, item)
  const outcome = step?.deemed && outcomeOf(step, step.deemed.outcome)
  if (!step?.deemed || !outcome) throw new Error(`step ${item.step} of ${type.key} deems nothing decided`)
  const move = beginMove({ type, before: state, context })
  moveOn(move, item, outcome)
  return eventOf('case.deemed', context, {
    ...{ step: step.key, outcome: outcome.key, reason: step.deemed.basis },
    ...{
      delta: move.delta,
      told: { item: item.number, effects: outcome.effects.filter((effect) => effect.do !== 'count') },
    },
  })
}
