import { CaseEvent, CaseEventKind, CaseState } from '@citybrain/contract/engines/case.ts'
import { faultsOfCases } from '@citybrain/contract/pack/case-faults.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { DAMAGE, MEMBERSHIP } from '../../server/testing/club-cases.ts'
import { usedAt } from '../clock/index.ts'
import { apply, nextMoment } from './index.ts'
import { at, beforeOpening, calendar } from './testing/club.ts'
import { apartBroken, createMinutes, isMeant, limitAt, preferredFor, shouldStand } from './testing/models.ts'
import { TOURNAMENT } from './testing/tournament.ts'
import { type Watch, walkThrough } from './testing/walks.ts'

const RUNS = 80
/** A walk: a number for each of its steps. */
const someWalk = fc.array(fc.noBias(fc.nat()), { minLength: 8, maxLength: 40 })
vi.setConfig({ testTimeout: 30_000 })

/** Holds on every random walk; a walk is told of what it comes by. */
const always = (type: CaseType, watching: () => Watch, prompt?: boolean) =>
  fc.assert(
    fc.property(someWalk, fc.boolean(), (walk, late) => {
      walkThrough(type, walk, watching(), prompt ?? !late)
    }),
    { numRuns: RUNS },
  )

const outcomesOf = (type: CaseType, step: string | null) =>
  type.steps.flatMap((one) => (one.kind === 'task' && one.key === step ? one.outcomes : []))

test('the flows that are walked through are sound', () => {
  expect(faultsOfCases([DAMAGE, MEMBERSHIP, TOURNAMENT])).toEqual([])
})

test('walks come by every kind of event', () => {
  const kinds = new Set<string>()
  for (const type of [DAMAGE, MEMBERSHIP, TOURNAMENT])
    for (const walk of fc.sample(someWalk, { numRuns: 150, seed: 2023 }))
      walkThrough(type, walk, { happens: (_before, { kind }) => kinds.add(kind) })
  expect([...kinds].toSorted()).toEqual([...CaseEventKind.options].toSorted())
})

describe.each([DAMAGE, MEMBERSHIP, TOURNAMENT])('a case of $key', (type) => {
  test('has ended, with nothing left open, or has open work', () => {
    const happens: Watch['happens'] = (_before, _event, { end, endedAt, items, clocks, requests, suspensions }) => {
      expect(end === null).toBe(endedAt === null)
      if (end === null) expect(items.length).toBeGreaterThan(0)
      else
        expect({ items, clocks, requests, suspensions }).toEqual({
          items: [],
          clocks: [],
          requests: [],
          suspensions: [],
        })
    }
    always(type, () => ({ happens }))
  })

  test('is what its events say, also when they come from a store', () => {
    always(type, () => {
      let stored = beforeOpening(type, at('2023-09-13 09:00'))
      return {
        happens: (before, event, after) => {
          expect(CaseEvent.parse(event)).toEqual(event)
          expect(CaseState.parse(after)).toEqual(after)
          expect(apply(before, event)).toEqual(after)
          stored = apply(stored, JSON.parse(JSON.stringify(event)))
          expect(stored).toEqual(after)
          expect(JSON.parse(JSON.stringify(stored))).toEqual(after)
        },
      }
    })
  })

  test('never gives a work item a number twice, and gives work only to those whom the step is meant for', () => {
    always(type, () => {
      const numbers = new Set<number>()
      return {
        happens: (_before, { delta }, after) => {
          for (const { number } of delta.entered ?? []) {
            expect(numbers.has(number)).toBe(false)
            numbers.add(number)
          }
          for (const item of after.items)
            expect([item.step, item.assignee, isMeant(type, after, item)]).toEqual([item.step, item.assignee, true])
        },
      }
    })
  })

  test('is never judged by whoever handled it', () => {
    always(type, () => {
      const events: CaseEvent[] = []
      return {
        happens: (_before, event) => {
          events.push(event)
          if (event.kind === 'case.decided') expect(apartBroken(type, events)).toEqual([])
        },
      }
    })
  })

  test('has clocks whose pauses follow each other, the last one open just while the clock should stand', () => {
    const happens: Watch['happens'] = (_before, _event, after) => {
      for (const clock of after.clocks) {
        const moments = [
          clock.startedAt,
          ...clock.pauses.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
        ]
        expect(moments).toEqual(moments.toSorted())
        expect(clock.pauses.slice(0, -1).every(({ to }) => to !== null)).toBe(true)
        expect([clock.key, clock.pauses.at(-1)?.to === null]).toEqual([clock.key, shouldStand(type, after, clock)])
      }
    }
    always(type, () => ({ happens }))
  })

  test('has clocks that begin with the limit of the case and the day', () => {
    const happens: Watch['happens'] = (_before, { delta }, after) => {
      const begun = new Set((delta.clocks ?? []).flatMap((deed) => (deed.do === 'start' ? deed.clock.key : [])))
      for (const clock of after.clocks.filter(({ key }) => begun.has(key)))
        expect([clock.key, clock.limit]).toEqual([clock.key, limitAt(type, after, clock)])
    }
    always(type, () => ({ happens }))
  })

  test('goes to whoever a step prefers, where they may still do it', () => {
    const happens: Watch['happens'] = (_before, { delta }, after) => {
      for (const item of delta.entered ?? []) {
        const wanted = preferredFor(type, after, item)
        if (wanted !== null) expect([item.step, item.assignee?.id]).toEqual([item.step, wanted])
      }
    }
    always(type, () => ({ happens }))
  })

  test('stays as it was where something is only noted, but for clocks that stop with it', () => {
    const happens: Watch['happens'] = (before, { kind, step, outcome, told }, after) => {
      const chosen = outcomesOf(type, step).find(({ key }) => key === outcome)
      if (kind !== 'case.decided' || chosen?.to !== null) return
      expect(after.items).toEqual(before.items)
      const stops = type.clocks.flatMap(({ key, stops: by }) =>
        typeof by === 'object' && 'outcomes' in by && by.outcomes.includes(chosen.key) ? `case:${key}` : [],
      )
      const others = (clocks: CaseState['clocks']) => clocks.filter(({ key }) => !stops.includes(key))
      expect(others(after.clocks)).toEqual(others(before.clocks))
      for (const clock of after.clocks.filter(({ key }) => stops.includes(key))) expect(clock.stand).not.toBe('runs')
      expect(told.item).toEqual(before.items.find((item) => item.step === step && item.number === told.item)?.number)
    }
    always(type, () => ({ happens }))
  })

  test('holds no answer of an earlier round where it is to be given anew', () => {
    const happens: Watch['happens'] = (before, { kind, step, outcome, delta }, after) => {
      const chosen = outcomesOf(type, step).find(({ key }) => key === outcome)
      if (kind !== 'case.decided') return
      for (const { field, required } of (chosen?.asks ?? []).filter(({ fresh }) => fresh)) {
        if (required) expect([field, delta.data?.[field] ?? null]).not.toEqual([field, null])
        if (before.data[field]) expect(Object.keys(delta.data ?? {})).toContain(field)
        expect(after.data[field] ?? null).toEqual(delta.data?.[field] ?? null)
      }
    }
    always(type, () => ({ happens }))
  })

  test('counts anew what a reopening resets', () => {
    const happens: Watch['happens'] = (before, { kind }, { counts }) => {
      if (kind !== 'case.reopened') return
      for (const key of type.reopening?.resets ?? []) expect([key, counts[key] ?? 0]).toEqual([key, 0])
      expect(counts.reopen).toBe((before.counts.reopen ?? 0) + 1)
    }
    always(type, () => ({ happens }))
  })

  test('keeps a promise once: no rework lets its clock run again', () => {
    always(type, () => {
      const kept = new Set<string>()
      return {
        happens: (_before, _event, { clocks }) => {
          for (const { key, begunBy, stand } of clocks) {
            if (kept.has(`${key} ${begunBy}`)) expect([key, stand]).toEqual([key, 'kept'])
            if (stand === 'kept') kept.add(`${key} ${begunBy}`)
          }
        },
      }
    })
  })

  test('has clocks that ran just the minutes in which they should have run', () => {
    const inMinutes = (unit: 'urgent-minute' | 'working-minute') => ({ limit: { amount: 1, unit }, extensions: [] })
    always(
      type,
      () => {
        const minutes = createMinutes(type)
        return {
          passes: minutes.pass,
          rests: (state, now) => {
            for (const clock of state.clocks) {
              const used = {
                natural: usedAt(calendar, { ...clock, ...inMinutes('urgent-minute') }, now).amount,
                working: usedAt(calendar, { ...clock, ...inMinutes('working-minute') }, now).amount,
              }
              expect([clock.key, used]).toEqual([clock.key, minutes.of(clock)])
            }
          },
        }
      },
      true,
    )
  })

  test('has nothing that should have come by itself already, once it has been asked what has', () => {
    const rests: Watch['rests'] = (state, now) => {
      const next = nextMoment(type, state, calendar)
      if (next !== null) expect(next > now).toBe(true)
    }
    always(type, () => ({ rests }))
  })

  test('refuses in words of both languages, and is left as it was', () => {
    const refused: Watch['refused'] = (state, { words, code }) => {
      expect(code).toMatch(/^casework\./)
      expect(`${words.zh} ${words.en}`).not.toMatch(/undefined|null|\[object/)
      // Cases are frozen while they are walked through: whatever changed one in place would have thrown.
      expect(Object.isFrozen(state.clocks)).toBe(true)
    }
    always(type, () => ({ refused }))
  })
})
