import type { CommandOf } from '@citybrain/contract/engines/case-command.ts'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { must } from '@citybrain/contract/pack/case-build.ts'
import { describe, expect, test } from 'vitest'
import { DAMAGE } from '../../server/testing/club-cases.ts'
import { standardsFor } from './flow.ts'
import { askedItems } from './form.ts'
import { at, beforeOpening, id, storyOf } from './testing/club.ts'

const open = (given: object) => () => storyOf(DAMAGE).open('member', given)

/** The faults of a form that is refused. */
function faultsOf(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.details.faults]
    throw error
  }
  return null
}
const missing = (field: string) => ({ field, words: { zh: '必须填写', en: 'must be given' } })
const unasked = (field: string) => ({ field, words: { zh: '此处不需填写', en: 'is not asked for here' } })

describe('the form on opening', () => {
  test('wants what is required, and takes what isn’t', () => {
    expect(faultsOf(open({ data: {} }))).toEqual(['casework.bad-form', [missing('what')]])
    expect(open({ data: { what: '网破', surface: 'clay' } })().state.data).toEqual({ what: '网破', surface: 'clay' })
  })

  test('asks for some things only in some cases, and then takes them in no other', () => {
    expect(faultsOf(open({ data: { what: '线没了' }, category: '02' }))).toEqual([
      'casework.bad-form',
      [missing('lines')],
    ])
    expect(faultsOf(open({ data: { what: '网破', lines: 2 }, category: '01' }))).toEqual([
      'casework.bad-form',
      [unasked('lines')],
    ])
    expect(open({ data: { what: '线没了', lines: 2 }, category: '02' })().state.data).toEqual({
      what: '线没了',
      lines: 2,
    })
  })

  test('says everything at once that is wrong', () => {
    const faults = faultsOf(open({ data: { lines: 99, surface: 'mud', colour: 'red' }, category: '02' }))
    expect(faults).toEqual([
      'casework.bad-form',
      [
        expect.objectContaining({ field: 'lines' }),
        expect.objectContaining({ field: 'surface' }),
        expect.objectContaining({ field: 'colour' }),
        missing('what'),
        missing('lines'),
      ],
    ])
  })

  test('takes no class of another table, and no source of another type', () => {
    expect(open({ data: { what: '网破' }, category: '09' })).toThrow(/no-such-class/)
    expect(open({ data: { what: '网破' }, source: 'letter' })).toThrow(/no-such-source/)
  })
})

test('what is asked for follows the form as it is filled in', () => {
  const asked = (category: string | null) =>
    askedItems(DAMAGE.opening.asks, { ...beforeOpening(DAMAGE, at('2023-09-13 09:00')), category }).map(
      ({ field }) => field,
    )
  expect(asked(null)).toEqual(['what', 'surface'])
  expect(asked('0201')).toEqual(['what', 'surface', 'lines'])
})

test('an outcome wants its form, its photos, its reason and its choices', () => {
  const story = storyOf(DAMAGE).open('member', { data: { what: '网破' } })
  const file = { do: 'decide', item: 1, outcome: 'file', reason: null } as const
  const decided = (more: object) => () => story.does('clerk', { ...file, ...more })
  expect(decided({ outcome: 'refuse' })).toThrow(/reason-wanted/)
  expect(decided({})).toThrow(/choice-wanted.*class/)
  expect(decided({ category: '01' })).toThrow(/choice-wanted.*filing standard/)
  expect(decided({ category: '02', standard: 'net-torn' })).toThrow(/choice-wanted.*filing standard/)
  expect(decided({ outcome: 'refused' })).toThrow(/no-such-outcome/)
  decided({ category: '01', standard: 'net-torn' })()
  story.does('dispatcher', { do: 'decide', item: 2, outcome: 'send', reason: null, department: 'grounds' })
  const done: CommandOf<'decide'> = { do: 'decide', item: 3, outcome: 'done', reason: null, attachments: [id(900)] }
  expect(() => story.does('groundsman', { ...done, attachments: [] })).toThrow(/attachments-wanted/)
  expect(faultsOf(() => story.does('groundsman', done))).toEqual(['casework.bad-form', [missing('found')]])
  expect(faultsOf(() => story.does('groundsman', { ...done, data: { found: '换网', what: '改' } }))).toEqual([
    'casework.bad-form',
    [unasked('what')],
  ])
})

describe('an answer of an earlier round', () => {
  const done = (data: object, item = 3): CommandOf<'decide'> => ({
    ...{ do: 'decide', item, outcome: 'done', reason: null, attachments: [id(900)] },
    data: data as never,
  })
  /** Done, and sent back: the form of `done` asks for what was found, and as much more as is said. */
  const again = (more: object, required = true) => {
    const found = { ...must('found', { required }), ...more }
    const steps = DAMAGE.steps.map((step) =>
      step.kind === 'task'
        ? { ...step, outcomes: step.outcomes.map((one) => (one.key === 'done' ? { ...one, asks: [found] } : one)) }
        : step,
    )
    return storyOf({ ...DAMAGE, steps })
      .open('member', { data: { what: '网破' }, category: '01' })
      .does('clerk', { do: 'decide', item: 1, outcome: 'file', reason: null, standard: 'net-torn' })
      .does('dispatcher', { do: 'decide', item: 2, outcome: 'send', reason: null, department: 'grounds' })
      .does('groundsman', done({ found: '换网' }))
      .does('collector', { do: 'decide', item: 4, outcome: 'bad', reason: '没拉紧' })
  }

  test('needn’t be given again', () => {
    const { state } = again({ fresh: false }).does('groundsman', done({}, 5))
    expect(state.data).toEqual({ what: '网破', found: '换网' })
  })

  test('is asked for anew where it must be, and kept no longer where it may be left out', () => {
    expect(faultsOf(() => again({ fresh: true }).does('groundsman', done({}, 5)))).toEqual([
      'casework.bad-form',
      [missing('found')],
    ])
    expect(again({ fresh: true }).does('groundsman', done({ found: '拉紧' }, 5)).state.data.found).toBe('拉紧')
    expect(again({ fresh: true }, false).does('groundsman', done({}, 5)).state.data.found).toBeNull()
  })
})

test('filing standards fit their own class and the classes below it', () => {
  const keys = (category: string | null) => standardsFor(DAMAGE, category).map(({ key }) => key)
  expect(keys('01')).toEqual(['net-torn'])
  expect(keys('0101')).toEqual(['net-torn'])
  expect(keys('02')).toEqual(['lines-gone'])
  expect(keys('03')).toEqual([])
  expect(keys('0')).toEqual([])
  expect(keys(null)).toEqual([])
})
