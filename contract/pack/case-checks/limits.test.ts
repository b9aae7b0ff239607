import { expect, test } from 'vitest'
import { naturalDays, workingDays, workingHours } from '../../kernel/limit.ts'
import { anyone, byStandard, fieldIs, limit, overdueBy, used } from '../case-build.ts'
import { faultsOfCase } from '../case-faults.ts'
import { choice } from '../field.ts'
import { clock, end, flow, read, standard, task, way, words } from '../testing/flows.ts'

const plain = { read: task({ file: way('filed') }), filed: end() }
const faults = (steps: object, more: object = {}) => faultsOfCase(flow(steps, more))
/** Of a flow of one task and an end. */
const ofTask = (more: object, type: object = {}) =>
  faults({ read: task({ file: way('filed') }, more), filed: end() }, type)

test('no promise is longer than the law allows', () => {
  expect(ofTask({ within: [read(workingDays(6))], law: [read(workingDays(5))] })).toEqual([
    'step read: the promise is longer than the statutory limit',
  ])
  expect(faults(plain, { clocks: [clock({ law: [read(workingDays(4))] })] })).toEqual([
    'clock answer: the promise is longer than the statutory limit',
  ])
  expect(ofTask({ within: [read(naturalDays(6))], law: [read(workingDays(5))] })).toEqual([])
})

test('the promise of no filing standard is longer than the law allows', () => {
  const steps = {
    read: task(
      { file: way('filed', { chooses: ['standard'] }) },
      { within: [byStandard()], law: [read(workingDays(2))] },
    ),
    filed: end(),
  }
  expect(faults(steps, { categories: 'letter-class', standards: [standard({})] })).toEqual([
    'step read: the promise of standard praise is longer than the statutory limit',
  ])
})

test('no minimum is longer than the law, the promise, or what counts as decided takes', () => {
  const deemed = { after: workingDays(3), outcome: 'file', basis: '章程（虚构）' }
  const atLeast = read(workingDays(6))
  expect(ofTask({ atLeast, law: [read(workingDays(5))], within: [read(workingDays(4))], deemed })).toEqual([
    'step read: the minimum is longer than the statutory limit',
    'step read: the minimum is longer than the promise',
    'step read: the minimum is longer than what counts as decided takes',
  ])
})

test('a statutory limit or minimum is one that somebody has read, not a memory or a wish', () => {
  const memory = limit(workingDays(9), { note: words, status: 'from-memory' })
  expect(faults(plain, { clocks: [clock({ law: [memory] })] })).toEqual([
    'clock answer: a statutory limit that nobody has read',
  ])
  expect(ofTask({ law: [memory] })).toEqual(['step read: a statutory limit that nobody has read'])
  expect(ofTask({ atLeast: memory })).toEqual(['step read: a statutory minimum that nobody has read'])
})

test('a ladder is climbed from below', () => {
  const ladder = (...at: object[]) => ({
    ladders: [
      {
        key: 'late',
        title: words,
        source: { note: words, status: 'proposal' },
        rungs: at.map((one) => ({ at: one, do: 'remind', tell: [anyone('leader')] })),
      },
    ],
    clocks: [clock({ ladder: 'late' })],
  })
  expect(faults(plain, ladder(used(50), used(80), overdueBy(workingHours(1)), overdueBy(workingHours(4))))).toEqual([])
  expect(faults(plain, ladder(used(80), used(50)))).toEqual(['ladder late: rung 2 comes before rung 1'])
  expect(faults(plain, ladder(overdueBy(workingHours(1)), used(80)))).toEqual([
    'ladder late: rung 2 comes before rung 1',
  ])
  expect(faults(plain, ladder(used(80), overdueBy(workingHours(4)), overdueBy(workingHours(1))))).toEqual([
    'ladder late: rung 3 comes before rung 2',
  ])
  // An hour and a day don't compare.
  expect(faults(plain, ladder(overdueBy(workingDays(1)), overdueBy(workingHours(1))))).toEqual([])
})

const tone = choice('tone', words, [
  ['kind', '客气', 'Kind'],
  ['angry', '生气', 'Angry'],
])
const angry = { when: fieldIs('tone', 'angry') }
const ofRows = (...within: ReturnType<typeof limit>[]) => ofTask({ within }, { fields: [tone] })

test('a limit behind one that fits whenever it does is never reached', () => {
  const sentence = 'step read: limit 2 is never reached, an earlier one fits whenever it does'
  expect(ofRows(read(workingDays(1)), read(workingDays(2), angry))).toEqual([sentence])
  expect(ofRows(read(workingDays(1), angry), read(workingDays(2), { ...angry, from: '2025-01-01' }))).toEqual([
    sentence,
  ])
  expect(ofRows(read(workingDays(1), angry), read(workingDays(2)))).toEqual([])
  expect(ofRows(read(workingDays(1), { from: '2025-01-01' }), read(workingDays(2)))).toEqual([])
})

test('a limit ends no earlier than it begins, and asks for what the form offers', () => {
  expect(ofRows(read(workingDays(1), { from: '2025-01-02', to: '2025-01-01' }))).toEqual([
    'step read: the limit ends before it begins',
  ])
  expect(ofRows(read(workingDays(1), { when: fieldIs('tone', 'angri') }))).toEqual([
    'step read: the limit: tone is never angri; did you mean angry?',
  ])
  expect(ofRows(read(workingDays(1), { when: fieldIs('tones', 'angry') }))).toEqual([
    'step read: no field tones; did you mean tone?',
  ])
})

test('a promise keeps within the law of the same cases and days alone', () => {
  const promised = (...within: ReturnType<typeof limit>[]) =>
    ofTask({ within, law: [read(workingDays(1), { ...angry, from: '2025-01-01' })] }, { fields: [tone] })
  const sentence = 'step read: the promise is longer than the statutory limit'
  expect(promised(read(workingDays(2)))).toEqual([sentence])
  expect(promised(read(workingDays(2), { to: '2024-12-31' }), read(workingDays(1)))).toEqual([])
  expect(promised(read(workingDays(1), angry), read(workingDays(2)))).toEqual([])
  expect(promised(read(workingDays(2), { when: fieldIs('tone', 'kind') }), read(workingDays(1), angry))).toEqual([])
})

test('a ladder needs a limit that it climbs by', () => {
  const ladders = [{ key: 'desk', title: words, rungs: [], source: { note: words, status: 'proposal' } }]
  expect(ofTask({ ladder: 'desk' }, { ladders })).toEqual(['step read: a ladder without a limit'])
  expect(ofTask({ ladder: 'desk', within: [read(workingDays(1))] }, { ladders })).toEqual([])
})

test('a limit by filing standard needs standards, somebody who chooses one, and classes', () => {
  const byIt = { within: [byStandard()] }
  const standards = [standard({})]
  expect(ofTask(byIt)).toEqual(['step read: the type has no filing standards'])
  expect(ofTask(byIt, { standards, categories: 'letter-class' })).toEqual([
    'step read: no outcome chooses the filing standard',
  ])
  expect(faults(plain, { standards })).toEqual(['it has filing standards and no classes that they belong to'])
  const chosen = { read: task({ file: way('filed', { chooses: ['standard'] }) }), filed: end() }
  const early = { standards, categories: 'letter-class', clocks: [clock({ limit: [byStandard()] })] }
  expect(faults(chosen, early)).toEqual(['clock answer starts when no filing standard can have been chosen yet'])
})

test('a clock turns where somebody works', () => {
  expect(faults(plain, { clocks: [clock({ stops: { enter: 'filed' } })] })).toEqual([
    'clock answer: nobody works in filed, it is an end',
  ])
})
