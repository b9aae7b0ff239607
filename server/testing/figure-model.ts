import type { CaseEvent, CaseState } from '@citybrain/contract/engines/case.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import type { CaseCount } from '@citybrain/contract/pack/case-figure.ts'
import { apply, dueOf } from '@citybrain/rules/casework/index.ts'
import { createWorkCalendar } from '@citybrain/rules/clock/index.ts'

const calendar = createWorkCalendar(DEFAULT_CALENDAR)

/** Something that may be counted, with all that counts ask of it. */
interface Thing {
  readonly kind: 'case' | 'item' | 'clock'
  readonly case: string
  readonly part: number
  readonly key: string
  department: string | null
  person: string | null
  street: string | null
  begun: string
  due: string | null
  /** Left, halted, or ended. */
  done: string | null
  outcome: string | null
  stands: boolean
}

/** What happened to a case, told again event by event: the case, its work and its clocks as they came to be. */
export function retell(begin: CaseState, events: readonly CaseEvent[]): { state: CaseState; things: Thing[] } {
  const things: Thing[] = []
  let state = begin
  for (const event of events) {
    const before = state
    state = apply(state, event)
    noteItems(things, { before, state, event })
    noteClocks(things, state, event)
  }
  const { street } = state.place
  const whole: Thing = {
    ...{
      kind: 'case',
      case: state.id,
      part: 0,
      key: '',
      department: state.department,
      person: state.opener.id,
      street,
    },
    ...{ begun: state.openedAt, due: null, done: state.endedAt, outcome: state.end, stands: false },
  }
  return { state, things: [whole, ...things.map((one) => ({ ...one, street }))] }
}

interface Told {
  readonly before: CaseState
  readonly state: CaseState
  readonly event: CaseEvent
}

function noteItems(things: Thing[], { before, state, event }: Told): void {
  for (const { number, step, department, enteredAt } of [...(event.delta.entered ?? [])])
    things.push({
      ...{ kind: 'item', case: state.id, part: number, key: step, department, person: null, street: null },
      ...{ begun: enteredAt, due: null, done: null, outcome: null, stands: false },
    })
  for (const one of things.filter(({ kind }) => kind === 'item')) {
    const own = [...state.clocks, ...before.clocks].find(({ key }) => key === `step:${one.part}`)
    if (one.done === null && own) one.due = dueOf(calendar, own) ?? one.due
    if (!event.delta.left?.includes(one.part)) continue
    one.done = event.at
    one.person = event.by.id
    one.outcome = event.step === one.key && event.told.item === one.part ? event.outcome : null
  }
}

function noteClocks(things: Thing[], { id, clocks }: CaseState, event: CaseEvent): void {
  const known = things.filter(({ kind }) => kind === 'clock')
  const isSame = (one: Thing, clock: (typeof clocks)[number]) => one.key === clock.key && one.part === clock.begunBy
  for (const clock of clocks.filter(({ key }) => key.startsWith('case:'))) {
    const found = known.find((one) => isSame(one, clock))
    const one: Thing = found ?? {
      ...{ kind: 'clock', case: id, part: clock.begunBy, key: clock.key, department: clock.department, person: null },
      ...{ street: null, begun: clock.startedAt, due: null, done: null, outcome: null, stands: false },
    }
    if (!found) things.push(one)
    one.due = dueOf(calendar, clock) ?? one.due
    one.done = clock.stand === 'runs' ? null : (one.done ?? event.at)
    one.stands = clock.stand === 'runs' && clock.pauses.at(-1)?.to === null
  }
  for (const one of known)
    if (!clocks.some((clock) => isSame(one, clock))) {
      one.done ??= event.at
      one.stands = false
    }
}

/** Cases told again, each as it now is. */
export type Retold = ReturnType<typeof retell>

/** What a count counts, looked for one by one. */
export function countedBy(count: CaseCount, all: readonly Retold[], period: readonly [from: string, until: string]) {
  const [from, until] = period
  const lies = (at: string | null) => at !== null && at >= from && at < until
  const settled = ({ due, done }: Thing) => lies([due, done].filter((at) => at !== null).toSorted()[0] ?? null)
  const clocksOf = ({ things }: Retold, key: string) =>
    things.filter((one) => {
      if (one.kind !== 'clock' || one.key !== `case:${key}` || !settled(one) || one.stands) return false
      return !things.some((next) => next.key === one.key && next.part > one.part && next.begun === one.done)
    })
  return all.flatMap((retold): Thing[] => {
    const { state, things } = retold
    if ('source' in count && count.source !== undefined && state.source !== count.source) return []
    if (count.over === 'clocks')
      return clocksOf(retold, count.clock).filter(
        ({ due, done }) =>
          (count.done ?? done !== null) === (done !== null) &&
          (count.onTime === undefined || count.onTime === (done !== null && due !== null && done <= due)),
      )
    if (count.over === 'items')
      return things.filter((one) => {
        if (one.kind !== 'item' || one.key !== count.step) return false
        if (one.done !== null && one.outcome === null) return false
        if (count.when === 'left' ? !lies(one.done) : one.due === null || !settled(one)) return false
        if (count.outcome !== undefined && one.outcome !== count.outcome) return false
        if (count.onTime && !(one.done !== null && one.due !== null && one.done <= one.due)) return false
        const again = things.find((next) => next.kind === 'item' && next.key === one.key && next.part > one.part)
        const { unlessBack } = count
        return !things.some(
          (back) =>
            unlessBack !== undefined &&
            back.kind === 'item' &&
            back.key === unlessBack.step &&
            back.outcome === unlessBack.outcome &&
            back.part > one.part &&
            back.part < (again?.part ?? Number.POSITIVE_INFINITY),
        )
      })
    const [whole] = things
    if (!whole || (count.end !== undefined && state.end !== count.end)) return []
    if (count.counted !== undefined && (state.counts[count.counted] ?? 0) === 0) return []
    if (count.said !== undefined && !count.said.in.includes(String(state.data[count.said.field]))) return []
    if (count.when === 'opened') return lies(state.openedAt) ? [whole] : []
    if (count.when === 'ended') return lies(state.endedAt) ? [whole] : []
    const clocks = clocksOf(retold, count.when.clock)
    return clocks.map((one) => ({ ...one, part: 0 }))
  })
}
