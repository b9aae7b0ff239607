import type { CaseEvent, CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand, NewCase } from '@citybrain/contract/engines/case-command.ts'
import type { Role } from '@citybrain/contract/engines/rights.ts'
import type { Holding } from '@citybrain/contract/kernel/holder.ts'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { table } from '@citybrain/contract/pack/testing/flows.ts'
import { createWorkCalendar } from '../../clock/index.ts'
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
} from '../index.ts'

const district = DistrictCode.parse('990001')
export const calendar = createWorkCalendar(DEFAULT_CALENDAR)
/** Where whatever is corrected lies. */
const WEST = '990001002'
const EAST = '990001001'
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** People of the club: each has one post. */
export const PEOPLE = {
  clerk: ['clerk', 1],
  otherClerk: ['clerk', 2],
  dispatcher: ['dispatcher', 3],
  groundsman: ['handler', 4],
  otherGroundsman: ['handler', 5],
  caterer: ['handler', 6],
  collector: ['collector', 7],
  captain: ['leader', 8],
  duty: ['duty-officer', 9],
  planner: ['planner', 10],
  inspector: ['inspector', 11],
} as const satisfies Record<string, readonly [Role, number]>
export type Name = keyof typeof PEOPLE
export const NAMES = Object.keys(PEOPLE) as Name[]

export const personOf = (name: Name) => ({ id: idOf(PEOPLE[name][1]), name })

function holdingsOf(name: Name): Holding[] {
  const [role] = PEOPLE[name]
  const departments = name === 'caterer' ? ['kitchen'] : role === 'handler' ? ['grounds'] : []
  const by = { via: 'post', name: { zh: name, en: name }, until: null } as const
  return [{ role, by, owner: idOf(PEOPLE[name][1]), streets: role === 'collector' ? [EAST] : [], departments }]
}

export const actorOf = (name: Name | 'member'): CaseActor =>
  name === 'member'
    ? { person: { id: null, name }, holdings: [], reporter: true }
    : { person: personOf(name), holdings: holdingsOf(name), reporter: false }

/** A case that is told what happens, with the time at which it does. */
export interface Story {
  state: CaseState
  readonly events: CaseEvent[]
  open(name: Name | 'member', given?: Partial<NewCase>, at?: string): Story
  does(name: Name | 'member', command: CaseCommand, at?: string): Story
  /** Lets everything happen that comes by itself until then. */
  until(at: string): Story
}

/** `2023-09-28 16:00` of China as an instant. */
export const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString()

const classes = table(['01', '0101', '02', '03'], { key: 'damage-class' })

/** What a decision on a case of the club knows besides the case. */
export const contextOf = (actor: CaseActor, now: string, route: Router = () => null): CaseContext => ({
  ...{ now, actor, route, calendar, tables: [classes] },
  located: { street: WEST, community: null, grid: null },
  closedNearby: [],
  personOf: (id) => {
    const found = NAMES.find((name) => idOf(PEOPLE[name][1]) === id)
    return found ? { person: personOf(found), holdings: holdingsOf(found) } : null
  },
})

export function beforeOpening(type: CaseType, openedAt: string): CaseState {
  const nothing = { district, id: idOf(100), type: type.key, version: 1, source: type.sources[0]?.key ?? '' }
  return emptyCase({ ...nothing, openedAt, openedBy: '', opener: { id: null, name: 'member' } })
}

export function opened(type: CaseType, given: Partial<NewCase>, context: CaseContext): CaseEvent {
  const all: NewCase = {
    ...{ id: idOf(100), type: type.key, source: type.sources[0]?.key ?? '', about: null, category: null },
    ...{ place: { position: null, address: null }, attachments: [], data: {} },
    ...given,
  }
  const place = { position: null, address: null, street: EAST, community: null, grid: null }
  const door = type.sources.find(({ key }) => key === all.source)?.public ? 'public' : 'staff'
  return decideOpen(type, { given: all, district, place, digest: '', door }, context)
}

export function storyOf(type: CaseType, route: Router = () => null): Story {
  let now = at('2023-09-13 09:00')
  const context = (actor: CaseActor) => contextOf(actor, now, route)
  const story: Story = {
    state: beforeOpening(type, now),
    events: [],
    open(name, given = {}, moment) {
      now = moment ? at(moment) : now
      tell(opened(type, given, context(actorOf(name))))
      return story
    },
    does(name, command, moment) {
      now = moment ? at(moment) : now
      tell(decide(type, story.state, command, context(actorOf(name))))
      return story
    },
    until(moment) {
      now = at(moment)
      const nobody = { person: NOBODY, holdings: [], reporter: false }
      for (;;) {
        const event = decideMoment({ type, state: story.state, context: context(nobody) })
        if (!event) return story
        tell(event)
      }
    },
  }
  const tell = (event: CaseEvent) => {
    story.events.push(event)
    story.state = apply(story.state, event)
  }
  return story
}

export const id = idOf
