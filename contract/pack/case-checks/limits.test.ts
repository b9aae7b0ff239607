import { expect, test } from 'vitest'
import { naturalDays, workingDays } from '../../kernel/limit.ts'
import { byStandard } from '../case-build.ts'
import { faultsOfCase } from '../case-faults.ts'
import { clock, end, flow, standard, task, way, words } from '../testing/flows.ts'

const plain = { read: task({ file: way('filed') }), filed: end() }
const faults = (steps: object, more: object = {}) => faultsOfCase(flow(steps, more))
/** Of a flow of one task and an end. */
const ofTask = (more: object, type: object = {}) =>
  faults({ read: task({ file: way('filed') }, more), filed: end() }, type)

const basis = ['章程（虚构）']
test('no promise is longer than the law allows', () => {
  expect(ofTask({ within: workingDays(6), law: workingDays(5) }, { basis })).toEqual([
    'step read: the promise is longer than the statutory limit',
  ])
  expect(faults(plain, { clocks: [clock({ law: workingDays(4), basis: '章程（虚构）' })] })).toEqual([
    'clock answer: the promise is longer than the statutory limit',
  ])
  expect(ofTask({ within: naturalDays(6), law: workingDays(5) }, { basis })).toEqual([])
})

test('the promise of no filing standard is longer than the law allows', () => {
  const steps = {
    read: task({ file: way('filed', { chooses: ['standard'] }) }, { within: byStandard(), law: workingDays(2) }),
    filed: end(),
  }
  expect(faults(steps, { basis, categories: 'letter-class', standards: [standard({})] })).toEqual([
    'step read: the promise of standard praise is longer than the statutory limit',
  ])
})

test('no minimum is longer than the law, the promise, or what counts as decided takes', () => {
  const deemed = { after: workingDays(3), outcome: 'file', basis: '章程（虚构）' }
  const limits = { atLeast: workingDays(6), law: workingDays(5), within: workingDays(4), deemed }
  expect(ofTask(limits, { basis })).toEqual([
    'step read: the minimum is longer than the statutory limit',
    'step read: the minimum is longer than the promise',
    'step read: the minimum is longer than what counts as decided takes',
  ])
})

test('a statutory limit or minimum names its basis', () => {
  expect(faults(plain, { clocks: [clock({ law: workingDays(9) })] })).toEqual([
    'clock answer: a statutory limit names its basis',
  ])
  expect(ofTask({ law: workingDays(5) })).toEqual(['step read: a statutory limit, and the type names no basis'])
  expect(ofTask({ atLeast: workingDays(5) })).toEqual(['step read: a statutory minimum, and the type names no basis'])
})

test('a ladder needs a limit that it climbs by', () => {
  const ladders = [{ key: 'desk', title: words, rungs: [], source: { note: words, status: 'proposal' } }]
  expect(ofTask({ ladder: 'desk' }, { ladders })).toEqual(['step read: a ladder without a limit'])
  expect(ofTask({ ladder: 'desk', within: workingDays(1) }, { ladders })).toEqual([])
})

test('a limit by filing standard needs standards, somebody who chooses one, and classes', () => {
  const byIt = { within: byStandard() }
  const standards = [standard({})]
  expect(ofTask(byIt)).toEqual(['step read: the type has no filing standards'])
  expect(ofTask(byIt, { standards, categories: 'letter-class' })).toEqual([
    'step read: no outcome chooses the filing standard',
  ])
  expect(faults(plain, { standards })).toEqual(['it has filing standards and no classes that they belong to'])
  const chosen = { read: task({ file: way('filed', { chooses: ['standard'] }) }), filed: end() }
  const early = { standards, categories: 'letter-class', clocks: [clock({ limit: byStandard() })] }
  expect(faults(chosen, early)).toEqual(['clock answer starts when no filing standard can have been chosen yet'])
})

test('a clock turns where somebody works', () => {
  expect(faults(plain, { clocks: [clock({ stops: { enter: 'filed' } })] })).toEqual([
    'clock answer: nobody works in filed, it is an end',
  ])
})
