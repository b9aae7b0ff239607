import type {
  CaseClockState,
  CaseDelta,
  CaseEvent,
  CasePerson,
  CaseState,
  ClockDeed,
  Pause,
} from '@citybrain/contract/engines/case.ts'

/** The case after the event. Pure, and the same in server and browser; an event says all that it changes. */
export function apply(state: CaseState, { delta }: Pick<CaseEvent, 'delta'>): CaseState {
  return {
    ...state,
    ...said(state, delta),
    ...ending(state, delta),
    revision: state.revision + 1,
    items: itemsAfter(state, delta),
    lastItem: Math.max(state.lastItem, ...(delta.entered ?? []).map((item) => item.number)),
    clocks: clocksAfter(state.clocks, delta.clocks ?? []),
    requests: requestsAfter(state, delta),
    suspensions: suspensionsAfter(state, delta),
    counts: counted(state.counts, delta.counted ?? {}),
    children: childrenAfter(state, delta),
  }
}

function said(state: CaseState, delta: CaseDelta): Partial<CaseState> {
  return {
    data: delta.data ? { ...state.data, ...delta.data } : state.data,
    place: delta.place ?? state.place,
    about: given(delta.about, state.about),
    category: given(delta.category, state.category),
    standard: given(delta.standard, state.standard),
    department: given(delta.department, state.department),
    doneBy: doneAfter(state.doneBy, delta.doneBy ?? {}),
    arrived: { ...state.arrived, ...delta.arrived },
    supervised: delta.supervised ?? state.supervised,
    mergedInto: delta.mergedInto ?? state.mergedInto,
    recurs: delta.recurs ?? state.recurs,
  }
}

/** Null is something said; undefined is nothing. */
const given = <T>(value: T | undefined, before: T): T => (value === undefined ? before : value)

function ending(state: CaseState, { ended }: CaseDelta): Pick<CaseState, 'end' | 'endedAt'> {
  if (ended === undefined) return { end: state.end, endedAt: state.endedAt }
  return { end: ended?.end ?? null, endedAt: ended?.at ?? null }
}

const REMEMBERED = 20

/** Who did each step, once these have too. */
export function doneAfter(
  before: CaseState['doneBy'],
  more: Readonly<Record<string, CasePerson>>,
): CaseState['doneBy'] {
  const after = { ...before }
  for (const [step, person] of Object.entries(more)) {
    const others = (after[step] ?? []).filter((one) => one.id !== person.id)
    after[step] = [...others, person].slice(-REMEMBERED)
  }
  return after
}

function itemsAfter({ items }: CaseState, { left = [], entered = [], assigned = [] }: CaseDelta): CaseState['items'] {
  const kept = [...items, ...entered].filter((item) => !left.includes(item.number))
  return kept.map((item) => {
    const found = assigned.find((one) => one.item === item.number)
    return found ? { ...item, assignee: found.assignee } : item
  })
}

function requestsAfter({ requests }: CaseState, { asked, answered, left = [] }: CaseDelta): CaseState['requests'] {
  const open = asked ? [...requests, asked] : requests
  return open.filter((request) => request.id !== answered && !left.includes(request.item))
}

function suspensionsAfter({ suspensions }: CaseState, delta: CaseDelta): CaseState['suspensions'] {
  const all = delta.suspended ? [...suspensions, delta.suspended] : suspensions
  return all.filter(({ item }) => item !== delta.resumed && !delta.left?.includes(item))
}

function childrenAfter({ children }: CaseState, { child, childEnded }: CaseDelta): CaseState['children'] {
  const all = child ? [...children, child] : children
  return childEnded ? all.map((one) => (one.id === childEnded.id ? { ...one, end: childEnded.end } : one)) : all
}

/** How often things have happened, once these have too. */
export function counted(counts: CaseState['counts'], more: Record<string, number>): CaseState['counts'] {
  const after = { ...counts }
  for (const [key, times] of Object.entries(more)) after[key] = (after[key] ?? 0) + times
  return after
}

/** The clocks that run or stand still once these deeds are done. */
export function clocksAfter(clocks: readonly CaseClockState[], deeds: readonly ClockDeed[]): CaseClockState[] {
  return deeds.reduce(tell, [...clocks])
}

function tell(clocks: readonly CaseClockState[], deed: ClockDeed): CaseClockState[] {
  if (deed.do === 'start') return [...clocks.filter(({ key }) => key !== deed.clock.key), deed.clock]
  if (deed.do === 'stop') return clocks.filter(({ key }) => key !== deed.key)
  return clocks.map((clock) => (clock.key === deed.key ? { ...clock, ...changed(clock, deed) } : clock))
}

function changed(clock: CaseClockState, deed: Exclude<ClockDeed, { do: 'start' | 'stop' }>): Partial<CaseClockState> {
  switch (deed.do) {
    case 'pause':
      return { pauses: [...clock.pauses, { from: deed.at, to: null }] }
    case 'resume':
      return { pauses: clock.pauses.map((pause): Pause => (pause.to === null ? { ...pause, to: deed.at } : pause)) }
    case 'extend':
      return { extensions: [...clock.extensions, deed.by] }
    case 'limit':
      return { limit: deed.limit, law: deed.law, extensions: deed.extensions }
    case 'climb':
      return { rungs: deed.rungs }
    case 'stand':
      return { stand: deed.as }
  }
}
