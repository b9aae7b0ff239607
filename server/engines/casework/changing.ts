import type { CaseEvent, CaseState, WorkItem } from '@citybrain/contract/engines/case.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { dueOf, lawDueOf, nextMoment, termsOf, titleOf } from '@citybrain/rules/casework/index.ts'
import type { CompiledCalendar } from '@citybrain/rules/clock/index.ts'

/** What happened to a case, and how it stood before and stands now. */
export interface Changed {
  readonly type: CaseType
  readonly calendar: CompiledCalendar
  readonly before: CaseState
  readonly after: CaseState
  readonly events: readonly CaseEvent[]
}

const earliest = (instants: readonly (Instant | null)[]): Instant | null =>
  instants.reduce((first, one) => (one !== null && (first === null || one < first) ? one : first), null)

const runningOf = ({ after }: Changed) => after.clocks.filter(({ stand }) => stand === 'runs')

function departmentsOf({ after, before, events }: Changed): string[] {
  const entered = events.flatMap(({ delta }) => delta.entered ?? [])
  const all = [...before.items, ...after.items, ...entered].flatMap(({ department }) => department ?? [])
  return [...new Set([...all, ...(after.department === null ? [] : [after.department])])].sort()
}

/** Columns of the file, with the revision upon which they were made. */
export function fileOf(changed: Changed) {
  const { type, calendar, after } = changed
  return {
    ...{ district: after.district, id: after.id, type: after.type, version: after.version, revision: after.revision },
    ...{
      upon: changed.before.revision,
      opened_at: after.openedAt,
      ended_at: after.endedAt,
      ending: after.end,
      title: titleOf(type, after),
    },
    ...{
      source: after.source,
      category: after.category,
      department: after.department,
      departments: departmentsOf(changed),
    },
    ...{ street: after.place.street, community: after.place.community, grid: after.place.grid },
    ...{ about: after.about, opener_id: after.opener.id, supervised: after.supervised, state: after },
    counts: after.counts,
    ...{ recurs: after.recurs?.id ?? null, terms: after.end === null ? termsOf(titleOf(type, after)) : [] },
    due_at: earliest(runningOf(changed).map((clock) => dueOf(calendar, clock))),
    next_at: nextMoment(type, after, calendar),
    ...{ longitude: after.place.position?.[0] ?? null, latitude: after.place.position?.[1] ?? null },
  }
}

/** Deadlines of an open case by a calendar, as its rows hold them. */
export function projectionOf({
  type,
  calendar,
  state,
}: Pick<Changed, 'type' | 'calendar'> & { readonly state: CaseState }) {
  const changed = { type, calendar, before: state, after: state, events: [] }
  const { due_at, next_at } = fileOf(changed)
  return {
    ...{ due_at, next_at },
    items: state.items.map((item) => {
      const { number, due_at, law_due_at, urgent_at } = itemRow(item, changed)
      return { number, due_at, law_due_at, urgent_at }
    }),
    clocks: state.clocks.map((clock) => ({
      ...{ key: clock.key, begun_by: clock.begunBy },
      ...{ due_at: dueOf(calendar, clock), law_due_at: lawDueOf(calendar, clock) },
    })),
  }
}

function itemRow(item: WorkItem, changed: Changed) {
  const { before, after, events, calendar } = changed
  const leaving = events.find(({ delta }) => delta.left?.includes(item.number))
  const own = [...after.clocks, ...before.clocks].find(({ key }) => key === `step:${item.number}`)
  const chose = leaving?.step === item.step && leaving.told.item === item.number
  return {
    ...{ number: item.number, step: item.step, entered_at: item.enteredAt, left_at: leaving?.at ?? null },
    ...{ outcome: chose ? leaving.outcome : null, done_by: leaving?.by.id ?? null, department: item.department },
    ...{ assignee_id: item.assignee?.id ?? null, assignee_name: item.assignee?.name ?? null, routed_by: item.routedBy },
    due_at: own ? dueOf(calendar, own) : null,
    law_due_at: own ? lawDueOf(calendar, own) : null,
    urgent_at: earliest(urgentClocks(changed, item).map((clock) => dueOf(calendar, clock))) ?? 'infinity',
  }
}

/** Clocks that press a piece of work: its own, and those of the case; not the own clocks of other work beside it. */
const urgentClocks = (changed: Changed, { number }: WorkItem) =>
  runningOf(changed).filter(({ key }) => key.startsWith('case:') || key === `step:${number}`)

/** Clocks of the case that were told something, as their rows now are. */
export function clockRows({ before, after, events, calendar }: Changed) {
  const deeds = events.flatMap(({ delta, at }) => (delta.clocks ?? []).map((deed) => ({ deed, at })))
  const keyOf = (deed: (typeof deeds)[number]['deed']) => (deed.do === 'start' ? deed.clock.key : deed.key)
  const told = new Set(deeds.map(({ deed }) => keyOf(deed)).filter((key) => key.startsWith('case:')))
  const begun = deeds.flatMap(({ deed }) => (deed.do === 'start' ? [deed.clock] : []))
  const rows = [...before.clocks, ...begun, ...after.clocks]
    .filter(({ key }) => told.has(key))
    .map((clock) => {
      const now = after.clocks.find(({ key, begunBy }) => key === clock.key && begunBy === clock.begunBy)
      const stand = now?.stand ?? ('stopped' as const)
      const at = deeds.findLast(({ deed }) => keyOf(deed) === clock.key)?.at ?? null
      return {
        ...{ case_id: after.id, type: after.type, street: after.place.street },
        ...{
          key: clock.key,
          begun_by: clock.begunBy,
          department: clock.department,
          started_at: clock.startedAt,
          stand,
        },
        ...{ due_at: dueOf(calendar, clock), law_due_at: lawDueOf(calendar, clock) },
        halted_at: stand === 'runs' ? null : at,
        paused: stand === 'runs' && now?.pauses.at(-1)?.to === null,
        taken_over: begun.some(
          (next) => next.key === clock.key && next.begunBy > clock.begunBy && next.startedAt === at,
        ),
      }
    })
  // What is so after the change counts; it stands behind what was so before.
  return [...new Map(rows.map((row) => [`${row.key} ${row.begun_by}`, row])).values()]
}

/** What happened, as the history's rows hold it. */
export const entryRows = ({ before, events }: Changed) =>
  events.map((event, place) => ({ case_id: before.id, revision: before.revision + place + 1, event, at: event.at }))

/** All work that was or is open, as its rows now are: what is most urgent of it goes by the clocks of the whole case. */
export function itemRows(changed: Changed) {
  const { before, after, events } = changed
  const entered = events.flatMap(({ delta }) => delta.entered ?? [])
  const items = [...new Map([...before.items, ...entered, ...after.items].map((item) => [item.number, item])).values()]
  const { id, type, place } = after
  return items.map((item) => ({ case_id: id, type, street: place.street, ...itemRow(item, changed) }))
}
