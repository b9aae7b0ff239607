import type { CaseEvent, CaseState, WorkItem } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { Outcome } from '@citybrain/contract/pack/flow.ts'
import { standardsFor, stepOf, taskOf } from '../flow.ts'
import { actionsFor, apply, decide, decideChildEnded, decideChildOpened, decideMoment, nextMoment } from '../index.ts'
import { NOBODY } from '../moments.ts'
import { BY_CODE, decideJoin, decideRate, isRateable } from '../reporting.ts'
import { actorOf, at, beforeOpening, calendar, contextOf, id, NAMES, type Name, opened } from './club.ts'

export type Who = Name | 'member'
const WHO: readonly Who[] = [...NAMES, 'member']

/** One step of a random walk: how long nothing happens, then who does what. */
interface Pace {
  readonly minutes: number
  readonly who: Who
  /** Picks among everything that could be tried. */
  readonly pick: number
  /** Whether somebody who may do the work does it, rather than `who`. */
  readonly able: boolean
  /** The case's work goes on, something is asked for or answered, or anything is tried at all. */
  readonly kind: 'work' | 'ask' | 'any'
}

const MINUTES = [0, 1, 1, 7, 7, 45, 45, 200, 480, 1440, 4320, 11_520]
const KINDS = ['work', 'work', 'ask', 'ask', 'any'] as const

/** A step of a walk that a random number stands for: its digits, so to speak, say how long, who, and what. */
function paceOf(number: number): Pace {
  let rest = number
  const digit = (base: number) => {
    const value = rest % base
    rest = Math.floor(rest / base)
    return value
  }
  return {
    minutes: MINUTES[digit(MINUTES.length)] ?? 0,
    who: WHO[digit(WHO.length)] ?? 'member',
    able: digit(4) > 0,
    kind: KINDS[digit(KINDS.length)] ?? 'any',
    pick: rest,
  }
}

/** Everything that an outcome may ask for, given at once. */
export function demandsOf(type: CaseType, state: CaseState, outcome: Outcome, pick = 0) {
  const category = ['01', '02', '0101'][pick % 3] ?? '01'
  const chosen = outcome.chooses.includes('category') ? category : state.category
  const standard = standardsFor(type, chosen)[0]?.key
  return {
    ...{ reason: '按规定', attachments: [id(900)], department: pick % 2 === 0 ? 'grounds' : 'kitchen' },
    ...(outcome.asks.length > 0 && {
      data: Object.fromEntries(outcome.asks.map(({ field }) => [field, field === 'lines' ? 2 : '已办'])),
    }),
    ...(outcome.chooses.includes('category') && { category }),
    ...(standard !== undefined && { standard }),
  }
}

/** Every way on from a work item with all that it asks for; ends are rarer, so that walks become long. */
function waysFrom(type: CaseType, state: CaseState, item: WorkItem, pick: number): CaseCommand[] {
  const outcomes = taskOf(type, item)?.outcomes ?? []
  const lasting = outcomes.filter(({ to }) => pick % 6 === 0 || to === null || stepOf(type, to).kind !== 'end')
  return (lasting.length > 0 ? lasting : outcomes).map((outcome) => ({
    ...{ do: 'decide', item: item.number, outcome: outcome.key, ...demandsOf(type, state, outcome, pick) },
    ...(pick % 5 === 0 && { assignee: id(1 + (pick % 11)) }),
    // A form that is left empty, or says something else.
    ...(pick % 9 === 0 && { data: {} }),
    ...(pick % 9 === 1 && outcome.asks.some(({ field }) => field === 'said') && { data: { said: '不妥' } }),
  }))
}

const UNITS = ['working-hour', 'working-day', 'urgent-hour', 'natural-day'] as const

function asksOf({ number, enteredAt }: WorkItem, pick: number): CaseCommand[] {
  const later = new Date(Date.parse(enteredAt) + (24 + (pick % 200)) * 3_600_000).toISOString()
  const limit = { amount: 1 + (pick % 12), unit: UNITS[pick % 4] ?? 'working-hour' }
  return [
    { do: 'ask-extension', item: number, request: id(1000 + pick), limit, reason: '等料' },
    { do: 'ask-suspension', item: number, request: id(1000 + pick), until: pick % 5 ? later : null, reason: '等料' },
    { do: 'resume', item: number, reason: null },
  ]
}

const answersOf = ({ requests }: CaseState, pick: number): CaseCommand[] =>
  requests.flatMap((one) => [
    { do: 'answer', request: one.id, grant: true, reason: null },
    { do: 'answer', request: one.id, grant: pick % 3 > 0, reason: '不属实' },
  ])

/** Mostly where there is something to ask for or to answer. */
function requestsOn(type: CaseType, state: CaseState, pick: number): CaseCommand[] {
  const answers = answersOf(state, pick)
  if (answers.length > 0 && pick % 4 > 0) return answers
  const asking = state.items.filter(
    ({ step }) => pick % 7 === 0 || type.requests.some((rule) => rule.in.includes(step)),
  )
  return asking.length > 0 ? asking.flatMap((item) => asksOf(item, pick)) : anything(state, pick)
}

/** Right and wrong, sensible and not. */
function anything(state: CaseState, pick: number): CaseCommand[] {
  const items = state.items.flatMap(({ number: item }): CaseCommand[] => [
    { do: 'decide', item, outcome: 'nonsense', reason: null },
    { do: 'decide', item, outcome: 'done', reason: null, attachments: [] },
    { do: 'claim', item },
    { do: 'release', item, reason: '请假' },
    { do: 'assign', item, to: id(1 + (pick % 11)), reason: null },
    { do: 'go-on', item, reason: '不等了' },
  ])
  return [
    ...items,
    { do: 'claim', item: 99 },
    { do: 'answer', request: id(77), grant: true, reason: null },
    { do: 'withdraw', reason: '已自行解决' },
    { do: 'merge', into: id(pick % 2 === 0 ? 100 : 200), reason: '同一处' },
    { do: 'correct', reason: '写错了', data: pick % 2 === 0 ? { what: '四号场' } : { lines: 99 } },
    { do: 'correct', reason: '类别错了', category: pick % 2 === 0 ? '02' : 'none' },
    { do: 'comment', text: '已电话联系', mentions: [] },
    { do: 'urge', reason: '请尽快' },
    { do: 'supervise', on: !state.supervised, reason: '久拖未决' },
  ]
}

function commandFor(type: CaseType, state: CaseState, { kind, pick }: Pace): CaseCommand {
  // Which command is tried and what it says are picked apart from each other.
  const detail = Math.floor(pick / 211)
  const all = {
    work: () => state.items.flatMap((item) => waysFrom(type, state, item, detail)),
    ask: () => requestsOn(type, state, detail),
    any: () => anything(state, detail),
  }[kind]()
  return all[pick % Math.max(1, all.length)] ?? { do: 'reopen', reason: '又坏了' }
}

/** Those who may do what the command names. */
function ableTo(type: CaseType, state: CaseState, command: CaseCommand, now: string): Who[] {
  return WHO.filter((name) => {
    const { items, commands } = actionsFor(type, state, contextOf(actorOf(name), now))
    if (command.do === 'go-on' || !('item' in command)) return commands.includes(command.do)
    return items.some(({ item, hindrance }) => item === command.item && hindrance === null)
  })
}

/** What a walk comes by, told to whoever checks it. */
export interface Watch {
  /** Time passes; the case stands still meanwhile. */
  passes?(state: CaseState, from: string, to: string): void
  happens?(before: CaseState, event: CaseEvent, after: CaseState): void
  /** All that has come by itself has happened. */
  rests?(state: CaseState, now: string): void
  refused?(state: CaseState, error: Refusal): void
}

/** What is said of a tournament, a damage, a membership that is opened. */
const OPENINGS: Record<string, object> = {
  damage: { data: { what: '球网撕裂' }, category: '01' },
  membership: { data: { name: '张三' } },
}

/** Walks through a case, a step for each number. Prompt: what comes by itself comes at its moment; else it is noticed when somebody comes. */
export function walkThrough(type: CaseType, numbers: readonly number[], watch: Watch, prompt = true): CaseState {
  let now = at('2023-09-13 09:00')
  let state = frozen(beforeOpening(type, now))
  const tell = (event: CaseEvent) => {
    const after = frozen(apply(state, event))
    watch.happens?.(state, event, after)
    state = after
  }
  /** What the engine does outside of the case: opening the cases that its flow asks for, telling of their ends. */
  const tellOfChildren = (number: number) => {
    const deciding = { type, state, context: contextOf({ ...CITY }, now) }
    const waiting = state.items.find(
      ({ step, number: item }) =>
        stepOf(type, step).kind === 'wait' && !state.children.some((one) => one.item === item),
    )
    const open = state.children.find(({ end }) => end === null)
    const child = { id: id(2000 + state.children.length), type: 'damage', item: waiting?.number ?? null }
    const end = ['closed', 'refused', 'withdrawn'][number % 3] ?? 'closed'
    const event = waiting
      ? decideChildOpened(deciding, child)
      : open && number % 4 === 0
        ? decideChildEnded(deciding, { id: open.id, end })
        : null
    if (event && state.end === null) tell(event)
  }
  /** Somebody meets the same, or judges what became of it. */
  const hearOfReporters = (number: number) => {
    const deciding = { type, state, context: contextOf(BY_CODE, now) }
    const source = type.sources[0]?.key ?? ''
    if (isRateable(deciding) && number % 3 === 0) tell(decideRate(deciding, { stars: 4, words: null, reporter: 1 }))
    if (state.end === null && number % 11 === 0) tell(decideJoin(deciding, { source, door: 'staff' }))
  }
  const passTo = (moment: string) => {
    if (moment > now) watch.passes?.(state, now, moment)
    now = moment > now ? moment : now
  }
  const catchUp = () => {
    for (;;) {
      const event = decideMoment({ type, state, context: contextOf({ ...CITY }, now) })
      if (!event) break
      tell(event)
    }
    watch.rests?.(state, now)
  }
  tell(opened(type, OPENINGS[type.key] ?? {}, contextOf(actorOf('member'), now)))
  for (const pace of numbers.map(paceOf)) {
    const until = new Date(Date.parse(now) + pace.minutes * 60_000).toISOString()
    for (let next = nextMoment(type, state, calendar); prompt && next && next <= until; ) {
      passTo(next)
      catchUp()
      next = nextMoment(type, state, calendar)
    }
    passTo(until)
    if (prompt || pace.pick % 3 > 0) catchUp()
    tellOfChildren(pace.pick)
    hearOfReporters(pace.pick)
    const command = commandFor(type, state, pace)
    const able = pace.able ? ableTo(type, state, command, now) : []
    const name = able[pace.pick % Math.max(1, able.length)] ?? pace.who
    try {
      tell(decide(type, state, command, contextOf(actorOf(name), now)))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      watch.refused?.(state, error)
    }
  }
  return state
}

const CITY = { person: NOBODY, holdings: [], reporter: false }

/** What is frozen can't be changed by a decision on it. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
    for (const one of Object.values(Object.freeze(value))) frozen(one)
  return value
}
