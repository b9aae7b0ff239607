import { expect, test } from 'vitest'
import { faultsOfCase } from '../case-faults.ts'
import { end, flow, fork, join, task, way } from '../testing/flows.ts'

const plain = { read: task({ file: way('filed') }), filed: end() }
const faults = (steps: object, more: object = {}) => faultsOfCase(flow(steps, more))

const said = { say: way('met') }
const sound = {
  read: task({ on: way('both') }),
  both: fork('coach', 'purse'),
  ...{ coach: task(said), purse: task({ ...said, never: way('refused') }) },
  met: join('both', 'reply'),
  reply: task({ file: way('filed') }),
  ...{ filed: end(), refused: end('refused') },
}

test('a branch that comes to the join, or to an end, is sound', () => {
  expect(faults(sound)).toEqual([])
})

test('a fork without a join, or with two, is a fault, and so is a join of no fork', () => {
  const { met: _, ...without } = sound
  const straight = { ...without, coach: task({ on: way('reply') }), purse: task({ no: way('refused') }) }
  expect(faults(straight)).toEqual(['fork both has 0 joins and needs one'])
  const twoJoins = { ...sound, met2: join('both', 'reply'), purse: task({ say: way('met2'), no: way('refused') }) }
  expect(faults(twoJoins)).toEqual(['fork both has 2 joins and needs one'])
  expect(faults({ ...plain, read: task({ on: way('met') }), met: join('read', 'filed') })).toEqual([
    'join met joins read, which is no fork',
  ])
})

test('a branch that never comes to the join is a fault', () => {
  expect(faults({ ...sound, coach: task({ no: way('refused') }) })).toEqual([
    'fork both: branch b0 never comes to the join',
  ])
})

test('a branch that begins with its join or an end would be over before the others begin', () => {
  expect(faults({ ...sound, both: fork('coach', 'purse', 'met') })).toEqual(['fork both: branch b2 begins with a join'])
})

test('a branch that leaves its fork for a step outside, past the join, is a fault', () => {
  const last = 'a branch is left by its join or an end only'
  expect(faults({ ...sound, coach: task({ ...said, back: way('read') }) })).toEqual([
    `step read is entered from coach, inside of fork both and from its start, outside of any fork; ${last}`,
  ])
  expect(faults({ ...sound, coach: task({ ...said, skip: way('reply') }) })).toEqual([
    `step reply is entered from coach, inside of fork both and from met, outside of any fork; ${last}`,
  ])
})

test('a join that is entered from outside of its fork is a fault', () => {
  expect(faults({ ...sound, read: task({ on: way('both'), skip: way('met') }) })).toEqual([
    'join met is entered from read, outside of its fork both',
  ])
})

test('forks nest, and each join closes its own', () => {
  const inner = {
    ...{ coach: task({ on: way('deep') }), deep: fork('one', 'two') },
    ...{ one: task({ say: way('deepMet') }), two: task({ say: way('deepMet') }), deepMet: join('deep', 'met') },
  }
  expect(faults({ ...sound, ...inner })).toEqual([])
  expect(faults({ ...sound, ...inner, one: task({ say: way('deepMet'), out: way('met') }) })).toEqual([
    'join met is entered from one, outside of its fork both',
  ])
})
