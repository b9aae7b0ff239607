import type { CaseEvent, CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand, CommandOf, NewCase } from '@citybrain/contract/engines/case-command.ts'
import type { Holding } from '@citybrain/contract/kernel/holder.ts'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { Role } from '@citybrain/contract/kernel/role.ts'
import { DEFAULT_CALENDAR } from '@citybrain/contract/kernel/work-calendar.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
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
} from '../../../rules/casework/index.ts'
import { createWorkCalendar } from '../../../rules/clock/index.ts'
import { MATTERS } from './matters.ts'

const district = DistrictCode.parse('990001')
const STREET = '990001001'
const calendar = createWorkCalendar(DEFAULT_CALENDAR)
export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** People of a district that there isn't: their posts, and their department where they have one. */
const PEOPLE = {
  受理员: [['clerk'], null],
  派遣员: [['dispatcher'], null],
  值班长: [['duty-officer'], null],
  采集员: [['collector'], null],
  督查员: [['inspector'], null],
  环卫联络员: [['liaison'], 'sanitation'],
  环卫工: [['handler', 'collector'], 'sanitation'],
  园林联络员: [['liaison'], 'greenery'],
  园林工: [['handler'], 'greenery'],
  街道联络员: [['liaison'], 'street-office'],
  街道队员: [['handler'], 'street-office'],
} as const satisfies Record<string, readonly [readonly Role[], string | null]>
export type Name = keyof typeof PEOPLE
const NAMES = Object.keys(PEOPLE) as Name[]

const personOf = (name: Name) => ({ id: idOf(NAMES.indexOf(name) + 1), name })

function holdingsOf(name: Name): Holding[] {
  const [roles, department] = PEOPLE[name]
  const by = { via: 'post', name: { zh: name, en: name }, until: null } as const
  return roles.map((role) => ({
    ...{ role, by, owner: personOf(name).id, streets: [STREET] },
    departments: department === null ? [] : [department],
  }))
}

const actorOf = (name: Name | '市民'): CaseActor =>
  name === '市民'
    ? { person: { id: null, name }, holdings: [], reporter: true }
    : { person: personOf(name), holdings: holdingsOf(name), reporter: false }

/** The duty list proposes the sanitation office; what has no owner is the street office’s. */
const route: Router = ({ key }) => ({
  ...{ department: key === 'ownerless' ? 'street-office' : 'sanitation', assignee: null, routedBy: 'test' },
})

/** `2023-09-13 16:00` of China as an instant. */
export const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString()

type Given = Partial<Omit<CommandOf<'decide'>, 'do' | 'item' | 'outcome'>>

/** A case that is told what happens, in order of time. */
export interface Story {
  state: CaseState
  readonly events: CaseEvent[]
  open(name: Name | '市民', given: Partial<NewCase>): Story
  /** Chooses an outcome of the one step that is open. */
  decides(name: Name, outcome: string, given?: Given): Story
  does(name: Name | '市民', command: CaseCommand): Story
  /** Sets the clock; what comes by itself until then happens. */
  until(local: string): Story
}

export function storyOf(type: CaseType): Story {
  let now = at('2023-09-13 09:00')
  const context = (actor: CaseActor): CaseContext => ({
    ...{ now, actor, route, calendar, tables: [MATTERS] },
    located: null,
    closedNearby: [],
    personOf: (id) => {
      const found = NAMES.find((name) => personOf(name).id === id)
      return found ? { person: personOf(found), holdings: holdingsOf(found) } : null
    },
  })
  const tell = (event: CaseEvent) => {
    story.events.push(event)
    story.state = apply(story.state, event)
    return story
  }
  const nothing = {
    district,
    id: idOf(100),
    type: type.key,
    version: type.version,
    openedAt: now,
    source: 'portal',
    openedBy: '',
  }
  const position: [number, number] = [117.15, 39.11]
  const story: Story = {
    state: emptyCase({ ...nothing, opener: { id: null, name: '市民' } }),
    events: [],
    open(name, given) {
      const all: NewCase = {
        ...{ id: idOf(100), type: type.key, source: type.sources[0]?.key ?? '', about: null, category: null },
        ...{ place: { position, address: null }, attachments: [], data: {} },
        ...given,
      }
      const place = { position, address: null, street: STREET, community: null, grid: null }
      story.state = { ...story.state, source: all.source, openedAt: now }
      const door = type.sources.find(({ key }) => key === all.source)?.public ? 'public' : 'staff'
      return tell(decideOpen(type, { given: all, district, place, digest: '', door }, context(actorOf(name))))
    },
    decides(name, outcome, given = {}) {
      const [item, ...others] = story.state.items
      if (!item || others.length > 0) throw new Error('more or less than one step is open')
      return story.does(name, { do: 'decide', item: item.number, outcome, reason: null, ...given })
    },
    does: (name, command) => tell(decide(type, story.state, command, context(actorOf(name)))),
    until(local) {
      now = at(local)
      for (;;) {
        const event = decideMoment({
          ...{ type, state: story.state },
          context: context({ person: NOBODY, holdings: [], reporter: false }),
        })
        if (!event) return story
        tell(event)
      }
    },
  }
  return story
}
