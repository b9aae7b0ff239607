import type { CaseEvent, CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand, CommandOf, NewCase } from '@citybrain/contract/engines/case-command.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Holding } from '@citybrain/contract/kernel/holder.ts'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Role } from '@citybrain/contract/kernel/role.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import {
  apply,
  type CaseActor,
  type CaseContext,
  decide,
  decideMoment,
  decideOpen,
  emptyCase,
  NOBODY,
  type Router,
} from '@citybrain/rules/casework/index.ts'
import { createWorkCalendar } from '@citybrain/rules/clock/index.ts'

const district = DistrictCode.parse('990001')
const STREET = '990001001'
const POSITION: [number, number] = [117.15, 39.11]
const calendar = createWorkCalendar(DEFAULT_CALENDAR)
export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** Whoever reports without a post in the district. */
type Reporter = '市民'

/** People of a district that there isn't: their roles, and their department where they have one. */
export type Cast<N extends string> = Readonly<Record<N, readonly [readonly Role[], string | null]>>

/** Where the stories of a pack are set. */
export interface Stage<N extends string> {
  readonly cast: Cast<N>
  readonly tables?: readonly CodeTable[]
  /** What the rules of dispatch find for a step; nothing where left out. */
  readonly route?: Router
}

type Given = Partial<Omit<CommandOf<'decide'>, 'do' | 'item' | 'outcome'>>

/** A case that is told what happens, in order of time; it begins on Wednesday 13 September 2023 at nine. */
export interface Story<N extends string> {
  state: CaseState
  readonly events: CaseEvent[]
  open(name: N | Reporter, given: Partial<NewCase>): Story<N>
  /** Chooses an outcome of the one step that is open. */
  decides(name: N, outcome: string, given?: Given): Story<N>
  does(name: N | Reporter, command: CaseCommand): Story<N>
  /** Sets the clock; what comes by itself until then happens. */
  until(local: string): Story<N>
}

/** `2023-09-13 16:00` of China as an instant. */
export const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString()

/** A refusal whose message says each fault of a form, so that the story that broke on it says what is wrong. */
function telling<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const faults = error instanceof Refusal ? error.details.faults : undefined
    if (error instanceof Error && faults !== undefined) error.message += ` ${JSON.stringify(faults)}`
    throw error
  }
}

/** Tells stories of a type of cases by the rules that server and browser decide by; throws what they refuse. */
export function storiesOn<N extends string>(stage: Stage<N>): (type: CaseType) => Story<N> {
  const people = peopleOf(stage.cast)
  return (type) => storyOf(type, people, stage)
}

function peopleOf<N extends string>(cast: Cast<N>) {
  const names = Object.keys(cast) as N[]
  const personOf = (name: N) => ({ id: idOf(names.indexOf(name) + 1), name })
  const holdingsOf = (name: N): Holding[] => {
    const [roles, department] = cast[name]
    const by = { via: 'post', name: { zh: name, en: name }, until: null } as const
    const departments = department === null ? [] : [department]
    return roles.map((role) => ({ role, by, owner: personOf(name).id, streets: [STREET], departments }))
  }
  const actorOf = (name: N | Reporter): CaseActor =>
    name === '市民'
      ? { person: { id: null, name }, holdings: [], reporter: true }
      : { person: personOf(name), holdings: holdingsOf(name), reporter: false }
  return {
    actorOf,
    find: (id: string) => {
      const found = names.find((name) => personOf(name).id === id)
      return found ? { person: personOf(found), holdings: holdingsOf(found) } : null
    },
  }
}

function storyOf<N extends string>(
  type: CaseType,
  { actorOf, find }: ReturnType<typeof peopleOf<N>>,
  { tables = [], route = () => null }: Stage<N>,
): Story<N> {
  let now = at('2023-09-13 09:00')
  const context = (actor: CaseActor): CaseContext => ({
    ...{ now, actor, route, calendar, tables },
    ...{ located: null, closedNearby: [], personOf: find },
  })
  const tell = (event: CaseEvent) => {
    story.events.push(event)
    story.state = apply(story.state, event)
    return story
  }
  const story: Story<N> = {
    state: emptyCase({
      ...{ district, id: idOf(100), type: type.key, version: type.version, openedAt: now },
      ...{ source: type.sources[0]?.key ?? '', opener: { id: null, name: '市民' }, openedBy: '' },
    }),
    events: [],
    open(name, given) {
      const all: NewCase = {
        ...{ id: idOf(100), type: type.key, source: type.sources[0]?.key ?? '', about: null, category: null },
        ...{ place: { position: POSITION, address: null }, attachments: [], data: {} },
        ...given,
      }
      const place = { position: POSITION, address: null, street: STREET, community: null, grid: null }
      story.state = { ...story.state, source: all.source, openedAt: now }
      const door = type.sources.find(({ key }) => key === all.source)?.public ? 'public' : 'staff'
      const opening = { given: all, district, place, digest: '', door } as const
      return tell(telling(() => decideOpen(type, opening, context(actorOf(name)))))
    },
    decides(name, outcome, given = {}) {
      const [item, ...others] = story.state.items
      if (!item || others.length > 0) throw new Error('more or less than one step is open')
      return story.does(name, { do: 'decide', item: item.number, outcome, reason: null, ...given })
    },
    does: (name, command) => tell(telling(() => decide(type, story.state, command, context(actorOf(name))))),
    until(local) {
      now = at(local)
      for (;;) {
        const nobody = context({ person: NOBODY, holdings: [], reporter: false })
        const event = decideMoment({ type, state: story.state, context: nobody })
        if (!event) return story
        tell(event)
      }
    },
  }
  return story
}
