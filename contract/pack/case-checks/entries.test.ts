import { expect, test } from 'vitest'
import { workingDays } from '../../kernel/limit.ts'
import { anyone, reporter } from '../case-build.ts'
import { faultsOfCase } from '../case-faults.ts'
import { end, flow, task, way } from '../testing/flows.ts'

const plain = { read: task({ file: way('filed') }), filed: end() }
const faults = (steps: object, more: object = {}) => faultsOfCase(flow(steps, more))

test('withdrawal and merging lead from work to an end of their own kind', () => {
  expect(faults(plain, { withdrawal: { in: ['filed'], to: 'read' } })).toEqual([
    'withdrawal: nobody works in filed, it is an end',
    'withdrawal: read should be an end',
  ])
  expect(faults(plain, { merging: { in: ['read'], to: 'filed', by: anyone('clerk') } })).toEqual([
    'merging: filed should be an end with the result merged',
  ])
})

test('reopening never forgets how often it was', () => {
  const reopening = { from: ['filed'], to: 'read', within: workingDays(5), by: [reporter], resets: ['urged', 'reopen'] }
  expect(faults(plain, { reopening })).toEqual(['reopening: it resets how often it was reopened'])
})

test('reopening leads from an end to work', () => {
  const reopening = { from: ['read'], to: 'filed', within: workingDays(5), by: [reporter], resets: [] }
  expect(faults(plain, { reopening })).toEqual([
    'reopening: read is no end',
    'reopening: filed is an end, so nothing would be open again',
  ])
})
