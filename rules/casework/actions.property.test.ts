import type { CaseState } from '@citybrain/contract/engines/case.ts'
import type { CaseCommand } from '@citybrain/contract/engines/case-command.ts'
import type { ItemActions } from '@citybrain/contract/engines/case-view.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { Limit } from '@citybrain/contract/kernel/limit.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { TaskStep } from '@citybrain/contract/pack/flow.ts'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { DAMAGE, MEMBERSHIP } from '../../server/testing/club-cases.ts'
import { itemOf, taskOf } from './flow.ts'
import { actionsFor, decide } from './index.ts'
import { actorOf, contextOf, id, NAMES } from './testing/club.ts'
import { TOURNAMENT } from './testing/tournament.ts'
import { demandsOf, type Who, walkThrough } from './testing/walks.ts'

const RUNS = 40
/** A walk: a number for each of its steps. */
const someWalk = fc.array(fc.noBias(fc.nat()), { minLength: 8, maxLength: 40 })
vi.setConfig({ testTimeout: 30_000 })
const LIMITS: Limit[] = [
  { amount: 1, unit: 'working-hour' },
  { amount: 1, unit: 'working-day' },
  { amount: 1, unit: 'urgent-hour' },
]

/** Code of the refusal that somebody gets; null where the command is accepted. */
function refusalOf(type: CaseType, state: CaseState, command: CaseCommand, who: { name: Who; now: string }) {
  try {
    decide(type, state, command, contextOf(actorOf(who.name), who.now))
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

function stepOfItem(type: CaseType, state: CaseState, number: number): TaskStep {
  const item = itemOf(state, number)
  const step = item && taskOf(type, item)
  if (!step) throw new Error(`nobody works on ${number}`)
  return step
}

/** What happens on trying everything on an item, beside what was offered. */
function triedOnItem(type: CaseType, state: CaseState, offered: ItemActions, who: { name: Who; now: string }) {
  const refused = (command: CaseCommand) => refusalOf(type, state, command, who)
  const { item } = offered
  const step = stepOfItem(type, state, item)
  const asked = { item, request: id(5000), reason: '等料' }
  const outcomes = step.outcomes.map((outcome) => {
    const code = refused({ do: 'decide', item, outcome: outcome.key, ...demandsOf(type, state, outcome) })
    return [outcome.key, code === null]
  })
  const mine = state.items.find(({ number }) => number === item)?.assignee !== null
  const until = new Date(Date.parse(who.now) + 60_000).toISOString()
  return {
    outcomes,
    // Claiming what one has already changes nothing and is no error, so that a repeated click isn't one.
    mayClaim: !mine && refused({ do: 'claim', item }) === null,
    mayRelease: refused({ do: 'release', item, reason: '请假' }) === null,
    mayAssign: !/not-yours/.test(refused({ do: 'assign', item, to: id(1), reason: null }) ?? ''),
    extension: LIMITS.some((limit) => refused({ do: 'ask-extension', ...asked, limit }) === null),
    suspension: refused({ do: 'ask-suspension', ...asked, until }) === null,
  }
}

function offeredOnItem(type: CaseType, state: CaseState, offered: ItemActions) {
  const { item, outcomes, mayClaim, mayRelease, mayAssign, mayAsk } = offered
  const isOpen = (key: string) => outcomes.some((outcome) => outcome.key === key && outcome.open)
  return {
    outcomes: stepOfItem(type, state, item).outcomes.map(({ key }) => [key, isOpen(key)]),
    ...{ mayClaim, mayRelease, mayAssign },
    extension: mayAsk.includes('extension'),
    suspension: mayAsk.includes('suspension'),
  }
}

function triedOnCase(type: CaseType, state: CaseState, who: { name: Who; now: string }): string[] {
  const reason = '按规定'
  const tries: CaseCommand[] = [
    { do: 'comment', text: reason, mentions: [] },
    ...(['withdraw', 'reopen', 'urge', 'correct'] as const).map((one) => ({ do: one, reason })),
    { do: 'merge', into: id(200), reason },
    { do: 'supervise', on: !state.supervised, reason },
    ...state.requests.map((one) => ({ do: 'answer', request: one.id, grant: false, reason }) as const),
    ...state.items.map((one) => ({ do: 'go-on', item: one.number, reason }) as const),
    ...state.suspensions.map(({ item }) => ({ do: 'resume', item, reason }) as const),
  ]
  const accepted = tries.filter((command) => refusalOf(type, state, command, who) === null)
  return [...new Set(accepted.map((command) => command.do))].toSorted()
}

test.each([DAMAGE, MEMBERSHIP, TOURNAMENT])('what is offered on a case of $key is just what is accepted', (type) => {
  const everybody: Who[] = [...NAMES, 'member']
  fc.assert(
    fc.property(someWalk, fc.nat(10), (walk, first) => {
      let turn = first
      walkThrough(type, walk, {
        rests: (state, now) => {
          turn += 1
          const who = { name: everybody[turn % everybody.length] ?? 'member', now }
          const offered = actionsFor(type, state, contextOf(actorOf(who.name), now))
          expect([who, offered.commands.toSorted()]).toEqual([who, triedOnCase(type, state, who)])
          for (const one of offered.items)
            expect([who, offeredOnItem(type, state, one)]).toEqual([who, triedOnItem(type, state, one, who)])
        },
      })
    }),
    { numRuns: RUNS },
  )
})
