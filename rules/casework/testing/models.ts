import type { CaseClockState, CaseEvent, CaseState, WorkItem } from '@citybrain/contract/engines/case.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import NOTICES from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { createWalker } from '../../clock/testing/minute-walker.ts'
import { holds } from '../condition.ts'
import { NAMES, PEOPLE, personOf } from './club.ts'

const stepOf = (type: CaseType, key: string) => type.steps.find((step) => step.key === key)

/** Whether a clock should stand still, said without rules: kept or halted, waiting for others, or suspended. */
export function shouldStand(type: CaseType, state: CaseState, clock: CaseClockState): boolean {
  if (clock.stand !== 'runs') return true
  for (const item of state.items) {
    const step = stepOf(type, item.step)
    const suspended = state.suspensions.some((one) => one.item === item.number)
    if (clock.key === `step:${item.number}` && suspended) return true
    if (!clock.key.startsWith('case:')) continue
    if (step?.kind === 'task' && step.pauses.includes(clock.key.slice(5))) return true
    if (suspended && clock.suspendable) return true
  }
  return false
}

/** Whether somebody of the club is meant by a step, said without rules. */
export function isMeant(type: CaseType, state: CaseState, item: WorkItem): boolean {
  const step = stepOf(type, item.step)
  const { assignee } = item
  if (assignee === null) return true
  if (step?.kind !== 'task') return false
  if (step.by.kind === 'reporter') return assignee.id === null
  if (step.by.kind === 'same') return state.doneBy[step.by.step]?.at(-1)?.id === assignee.id
  const name = NAMES.find((one) => personOf(one).id === assignee.id)
  if (!name || PEOPLE[name][0] !== step.by.role) return false
  if (step.by.of === 'district') return true
  // Every case of the walks lies in the east, which is the collectors' street alone.
  if (step.by.of === 'street') return step.by.role === 'collector'
  const department = item.department ?? state.department
  return department === (name === 'caterer' ? 'kitchen' : 'grounds')
}

/** The limit that a clock begins with, said without rules: of the rows that count that day and fit, the first. */
export function limitAt(type: CaseType, state: CaseState, clock: CaseClockState) {
  const item = state.items.find(({ number }) => clock.key === `step:${number}`)
  const step = item && stepOf(type, item.step)
  const rows = step?.kind === 'task' ? [...(step.within ?? []), ...(step.law ?? [])] : limitsOfClock(type, clock)
  const day = new Date(Date.parse(clock.startedAt) + 8 * 3_600_000).toISOString().slice(0, 10)
  const fitting = rows.flatMap((row) => {
    if (row.from !== null && day < row.from) return []
    if (row.to !== null && day > row.to) return []
    if (row.when !== null && !holds(row.when, state)) return []
    if ('limit' in row) return row.limit
    const promises = type.standards.find(({ key }) => key === state.standard)?.promises ?? []
    return (row.standard === 'last' ? promises.slice(-1) : promises.filter(({ key }) => key === row.standard)).map(
      (one) => one.limit,
    )
  })
  return fitting[0]
}

const limitsOfClock = (type: CaseType, { key }: CaseClockState) => {
  const clock = type.clocks.find((one) => `case:${one.key}` === key)
  return [...(clock?.limit ?? []), ...(clock?.law ?? [])]
}

/** Whoever should get a step that prefers somebody, said without rules; null where they may not do it. */
export function preferredFor(type: CaseType, state: CaseState, item: WorkItem): string | null {
  const step = stepOf(type, item.step)
  if (step?.kind !== 'task' || step.prefers === null) return null
  const last = state.doneBy[step.prefers]?.at(-1) ?? null
  const apart = step.apartFrom.some((one) => state.doneBy[one]?.some(({ id }) => id === last?.id))
  return last !== null && !apart && isMeant(type, state, { ...item, assignee: last }) ? last.id : null
}

/** Deeds of one person that must be done by two: the step, and the earlier one. */
export function apartBroken(type: CaseType, events: readonly CaseEvent[]): string[] {
  const broken: string[] = []
  events.forEach((event, place) => {
    const step = event.kind === 'case.decided' && event.step !== null ? stepOf(type, event.step) : undefined
    if (step?.kind !== 'task' || event.by.id === null) return
    for (const before of events.slice(0, place))
      if (before.kind === 'case.decided' && before.by.id === event.by.id && step.apartFrom.includes(before.step ?? ''))
        broken.push(`${event.by.name}: ${before.step}, ${event.step}`)
  })
  return broken
}

const ORIGIN = Date.parse('2018-01-01T00:00:00+08:00')
const { works } = createWalker(DEFAULT_CALENDAR, NOTICES, 365 * 8)
const minuteOf = (instant: string) => (Date.parse(instant) - ORIGIN) / 60_000

/** Minutes that each clock has run, day and night and in office hours, counted minute by minute as the case goes on. */
export function createMinutes(type: CaseType) {
  const run = new Map<string, { natural: number; working: number }>()
  const of = ({ key, begunBy }: CaseClockState) => {
    const name = `${key} ${begunBy}`
    const known = run.get(name) ?? { natural: 0, working: 0 }
    run.set(name, known)
    return known
  }
  return {
    of,
    pass(state: CaseState, from: string, to: string) {
      const running = state.clocks.filter((clock) => !shouldStand(type, state, clock)).map(of)
      for (let minute = minuteOf(from); minute < minuteOf(to); minute += 1)
        for (const sum of running) {
          sum.natural += 1
          sum.working += works[minute] ?? 0
        }
    },
  }
}
