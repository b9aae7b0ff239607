import type {
  CaseClockState,
  CaseDelta,
  CasePerson,
  CaseState,
  ClockDeed,
  WorkItem,
} from '@citybrain/contract/engines/case.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { CaseClock, CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { ForkStep, JoinStep, TaskStep, WaitStep } from '@citybrain/contract/pack/flow.ts'
import { didApart, isAmong } from './access.ts'
import { clocksAfter, counted, doneAfter } from './apply.ts'
import type { Questioned } from './condition.ts'
import type { CaseContext } from './context.ts'
import { stepOf, taskOf } from './flow.ts'
import { countedFor, limitAnew } from './limits.ts'

/** Who gets the next work, by choice or by the routing rules. */
export interface Receiver {
  readonly department: string | null
  readonly assignee: CasePerson | null
  readonly routedBy: string | null
}

/** Finds who is responsible for a step where the rules are asked: by class, place and time. */
export type Router = (step: TaskStep) => Receiver | null

/** A move of the case while it is being made: what it was, what has been said so far, and who gets what comes. */
export interface Move {
  readonly type: CaseType
  readonly before: CaseState
  readonly at: Instant
  readonly delta: CaseDelta & {
    left: number[]
    entered: WorkItem[]
    clocks: ClockDeed[]
    arrived: Record<string, string[]>
  }
  readonly chosen: Partial<Receiver>
  readonly route: Router
  readonly personOf: CaseContext['personOf']
}

interface Beginning extends Pick<Move, 'type' | 'before'>, Partial<Pick<Move, 'chosen'>> {
  readonly context: Pick<CaseContext, 'now' | 'route' | 'personOf'>
}

export function beginMove({ type, before, chosen = {}, context: { now, route, personOf } }: Beginning): Move {
  return { type, before, chosen, at: now, route, personOf, delta: { left: [], entered: [], clocks: [], arrived: {} } }
}

/** What limits ask of the case, as the move stands. */
const questioned = (move: Move): Questioned => ({
  data: { ...move.before.data, ...move.delta.data },
  counts: counted(move.before.counts, move.delta.counted ?? {}),
  source: move.before.source,
  category: (move.delta.category === undefined ? move.before : move.delta).category ?? null,
  standard: (move.delta.standard === undefined ? move.before : move.delta).standard ?? null,
  department: inCharge(move) ?? null,
  place: move.delta.place ?? move.before.place,
})
const inCharge = ({ delta, before }: Move) => (delta.department === undefined ? before.department : delta.department)

/** Work items that stay open as the move stands. */
const openItems = ({ before, delta }: Move): WorkItem[] =>
  [...before.items, ...delta.entered].filter((item) => !delta.left.includes(item.number))

/** Clocks that run or stand still as the move stands. */
const clocksOf = ({ before, delta }: Move): CaseClockState[] => clocksAfter(before.clocks, delta.clocks)

/** Clocks that stop with certain outcomes of a step. */
export function haltBy(move: Move, step: string, outcome: string): void {
  for (const { key, stops } of move.type.clocks)
    if (typeof stops === 'object' && 'outcomes' in stops && stops.step === step && stops.outcomes.includes(outcome))
      standClock(move, `case:${key}`, 'halted')
}

export function leaveItem(move: Move, item: WorkItem): void {
  move.delta.left.push(item.number)
  stopClock(move, `step:${item.number}`)
  for (const clock of move.type.clocks)
    if (typeof clock.stops === 'object' && 'leave' in clock.stops && clock.stops.leave === item.step)
      standClock(move, `case:${clock.key}`, 'halted')
}

/** Enters a step, and what follows from it at once: branches, joins, the end. */
export function enterStep(move: Move, key: string, branches: readonly string[]): void {
  const step = stepOf(move.type, key)
  if (step.kind === 'end') endCase(move, key)
  else if (step.kind === 'fork') fork(move, step, branches)
  else if (step.kind === 'join') join(move, step, branches)
  else openItem(move, step, branches)
}

function openItem(move: Move, step: TaskStep | WaitStep, branches: readonly string[]): void {
  const receiver = step.kind === 'task' ? receiverOf(move, step) : { department: null, assignee: null, routedBy: null }
  const number = move.before.lastItem + move.delta.entered.length + 1
  const item: WorkItem = { number, step: step.key, enteredAt: move.at, branches: [...branches], ...receiver }
  move.delta.entered.push(item)
  turnCaseClocks(move, step.key, item.department)
  if (step.kind === 'task') startStepClock(move, step, item)
}

function receiverOf(move: Move, step: TaskStep): Receiver {
  const routed = step.department === 'routed' && move.chosen.department === undefined ? move.route(step) : null
  if (routed?.department) move.delta.department = routed.department
  const department = step.department === 'none' ? null : (inCharge(move) ?? null)
  return {
    department,
    assignee: move.chosen.assignee ?? preferred(move, step, department) ?? routed?.assignee ?? sameAsBefore(move, step),
    routedBy: routed?.routedBy ?? null,
  }
}

/** Whoever did the step that this one prefers, if they still may do it. */
function preferred(move: Move, step: TaskStep, department: string | null): CasePerson | null {
  const { before, delta, personOf } = move
  if (step.prefers === null) return null
  const last = delta.doneBy?.[step.prefers] ?? before.doneBy[step.prefers]?.at(-1)
  const found = last?.id ? personOf(last.id) : null
  if (!found) return null
  const state = { ...before, doneBy: doneAfter(before.doneBy, delta.doneBy ?? {}) }
  const where = { street: questioned(move).place.street, department: department ?? inCharge(move) ?? null }
  if (!isAmong(step.by, { ...found, reporter: false }, state, where) || didApart(step, state, found.person.id))
    return null
  return found.person
}

/** Rework goes to whoever did it. */
function sameAsBefore({ before, delta }: Move, { by }: TaskStep): CasePerson | null {
  return by.kind === 'same' ? (delta.doneBy?.[by.step] ?? before.doneBy[by.step]?.at(-1) ?? null) : null
}

function startStepClock(move: Move, step: TaskStep, item: WorkItem): void {
  const limits = countedFor(move.type, { promises: step.within, laws: step.law }, questioned(move), move.at)
  if (limits === null) return
  startClock(move, `step:${item.number}`, {
    ...{ ...limits, department: item.department, ladder: step.ladder, suspendable: true },
  })
}

/** Clocks of the case that begin or end where a step is entered. */
function turnCaseClocks(move: Move, step: string, department: string | null): void {
  for (const clock of move.type.clocks) {
    if (typeof clock.stops === 'object' && 'enter' in clock.stops && clock.stops.enter === step)
      standClock(move, `case:${clock.key}`, 'halted')
    if (typeof clock.starts === 'object' && clock.starts.enter === step) startCaseClock(move, clock, department)
  }
}

/**
 * A clock goes on with the same department, rework included; another one's begins at its own dispatch. A promise that was
 * kept stays kept.
 */
export function startCaseClock(move: Move, clock: CaseClock, department: string | null): void {
  const key = `case:${clock.key}`
  const running = clocksOf(move).find((one) => one.key === key)
  if (running && running.department === department) {
    if (running.stand === 'halted') standClock(move, key, 'runs')
    limitClocksAnew(move, key)
    return
  }
  const limits = countedFor(move.type, { promises: clock.limit, laws: clock.law }, questioned(move), move.at)
  if (limits === null) return
  if (running) stopClock(move, key)
  startClock(move, key, { ...limits, department, ladder: clock.ladder, suspendable: clock.suspendable })
}

/** Clocks, or the one named, go by what the case now is: a hazard that was filed as an ordinary matter has a hazard's time. */
export function limitClocksAnew(move: Move, only: string | null = null): void {
  for (const clock of clocksOf(move)) {
    const deed = only === null || clock.key === only ? limitAnew(move.type, clock, questioned(move)) : null
    if (deed) move.delta.clocks.push(deed)
  }
}

/** Says how a clock stands; whether its time passes is settled at the end of the move. */
export function standClock(move: Move, key: string, as: CaseClockState['stand']): void {
  const clock = clocksOf(move).find((one) => one.key === key)
  // A promise that was kept stays kept, whatever halts or goes on.
  if (clock && clock.stand !== as && clock.stand !== 'kept') move.delta.clocks.push({ do: 'stand', key, as })
}

type ClockSaid = Pick<CaseClockState, 'limit' | 'law' | 'department' | 'ladder' | 'suspendable'>

function startClock(move: Move, key: string, said: ClockSaid): void {
  const begunBy = move.before.revision + 1
  const clock = {
    key,
    begunBy,
    startedAt: move.at,
    extensions: [],
    pauses: [],
    rungs: 0,
    stand: 'runs' as const,
    ...said,
  }
  move.delta.clocks.push({ do: 'start', clock })
}

function stopClock(move: Move, key: string): void {
  if (clocksOf(move).some((clock) => clock.key === key)) move.delta.clocks.push({ do: 'stop', key, at: move.at })
}

function fork(move: Move, step: ForkStep, branches: readonly string[]): void {
  move.delta.arrived[arrivalKey(step.key, branches)] = []
  for (const branch of step.branches) enterStep(move, branch.to, [...branches, `${step.key}/${branch.key}`])
}

const arrivalKey = (fork: string, outer: readonly string[]) => [...outer, fork].join('>')

/** A branch has come to where its fork's branches join. */
function join(move: Move, step: JoinStep, branches: readonly string[]): void {
  const own = branches.at(-1)
  const outer = branches.slice(0, -1)
  if (own === undefined || !own.startsWith(`${step.of}/`))
    throw new Error(`${step.key} joins a branch that it doesn't stand in`)
  const key = arrivalKey(step.of, outer)
  const there = [...(move.delta.arrived[key] ?? move.before.arrived[key] ?? []), own.slice(step.of.length + 1)]
  move.delta.arrived[key] = there
  const origin = stepOf(move.type, step.of)
  const awaited = origin.kind === 'fork' ? origin.branches.length : 0
  if (step.when === 'all' && there.length < awaited) return
  for (const item of openItems(move)) if (isWithin(item.branches, outer, step.of)) leaveItem(move, item)
  move.delta.arrived[key] = []
  enterStep(move, step.to, outer)
}

function isWithin(branches: readonly string[], outer: readonly string[], fork: string): boolean {
  return (
    outer.every((one, place) => branches[place] === one) && (branches[outer.length]?.startsWith(`${fork}/`) ?? false)
  )
}

export function endCase(move: Move, end: string): void {
  for (const item of openItems(move)) leaveItem(move, item)
  for (const { key } of clocksOf(move)) stopClock(move, key)
  move.delta.ended = { end, at: move.at }
}

/**
 * Makes clocks stand still and go on as the case now stands: while others than the district are at it, and while work is
 * suspended. The last thing of each move, so that no pause is counted twice.
 */
export function settlePauses(move: Move, suspended: readonly number[]): void {
  const items = openItems(move)
  const still = new Set(items.flatMap((item) => taskOf(move.type, item)?.pauses ?? []))
  const held = items.filter(({ number }) => suspended.includes(number)).map(({ number }) => `step:${number}`)
  for (const clock of clocksOf(move)) {
    const last = clock.pauses.at(-1)
    const stands = last?.to === null
    const byOthers = clock.key.startsWith('case:') && still.has(clock.key.slice('case:'.length))
    const bySuspension =
      held.includes(clock.key) || (held.length > 0 && clock.suspendable && clock.key.startsWith('case:'))
    const shall = clock.stand !== 'runs' || byOthers || bySuspension
    if (shall === stands) continue
    // What ends at an earlier moment than a pause began, since it was noticed late, ends the pause as it begins.
    const at = stands && last.from > move.at ? last.from : move.at
    move.delta.clocks.push({ do: shall ? 'pause' : 'resume', key: clock.key, at })
  }
}
