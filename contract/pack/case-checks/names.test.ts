import { expect, test } from 'vitest'
import { workingDays } from '../../kernel/limit.ts'
import { anyone, ask, atMost, byStandard, fieldIs, must, reporter, sameAs } from '../case-build.ts'
import { faultsOfCase, faultsOfCases } from '../case-faults.ts'
import { choice, text } from '../field.ts'
import { clock, end, flow, standard, task, way, words } from '../testing/flows.ts'

const plain = { read: task({ file: way('filed') }), filed: end() }
const faults = (steps: object, more: object = {}) => faultsOfCase(flow(steps, more))
/** Of a flow of one task and an end. */
const ofTask = (more: object, type: object = {}) =>
  faults({ read: task({ file: way('filed') }, more), filed: end() }, type)
const ofWay = (more: object, type: object = {}) =>
  faults({ read: task({ file: way('filed', more), no: way('filed') }), filed: end() }, type)

test.each([
  ['an outcome', { read: task({ file: way('filedd') }), filed: end() }, {}, 'step read: no step filedd'],
  ['the start', plain, { starts: 'red' }, 'starts: no step red; did you mean read?'],
  [
    'who may not do it',
    { ...plain, read: task({ file: way('filed') }, { apartFrom: ['raed'] }) },
    {},
    'step read: no step raed; did you mean read?',
  ],
  [
    'whoever did it',
    { ...plain, read: task({ file: way('filed') }, { by: sameAs('reed') }) },
    {},
    'step read: no step reed; did you mean read?',
  ],
  [
    'withdrawal',
    plain,
    { withdrawal: { in: ['reads'], to: 'filed' } },
    'withdrawal: no step reads; did you mean read?',
  ],
  [
    'reopening',
    plain,
    { reopening: { from: ['field'], to: 'read', within: workingDays(1), by: [reporter], resets: [] } },
    'reopening: no step field; did you mean filed?',
  ],
  [
    'merging',
    plain,
    { merging: { in: ['read'], to: 'file', by: reporter } },
    'merging: no step file; did you mean filed?',
  ],
  [
    'a request',
    plain,
    { requests: [{ key: 'extension', in: ['rea'], approver: anyone('leader'), most: 1, longest: null }] },
    'request extension: no step rea; did you mean read?',
  ],
  [
    'a clock’s start',
    plain,
    { clocks: [clock({ starts: { enter: 'reed' } })] },
    'clock answer: no step reed; did you mean read?',
  ],
  [
    'a clock’s stop',
    plain,
    { clocks: [clock({ stops: { leave: 'reed' } })] },
    'clock answer: no step reed; did you mean read?',
  ],
])('a misspelt step of %s is a fault', (_, steps, more, sentence) => {
  expect(faults(steps, more)).toEqual([expect.stringContaining(sentence)])
})

const lines = { fields: [text('lines', words)] }
test('a misspelt field is a fault, wherever it stands', () => {
  const sentence = 'no field line; did you mean lines?'
  expect(faults(plain, { ...lines, opening: { asks: [must('line')], attachments: 0, opener: null } })).toEqual([
    `opening: ${sentence}`,
  ])
  expect(ofWay({ asks: [ask('line')] }, lines)).toEqual([`step read: ${sentence}`])
  expect(ofWay({ asks: [ask('lines', { when: { not: fieldIs('line', 'x') } })] }, lines)).toEqual([
    `step read: ${sentence}`,
  ])
  expect(ofWay({ guard: { condition: { all: [fieldIs('line', 'x')] }, otherwise: words } }, lines)).toEqual([
    `step read: ${sentence}`,
  ])
})

test('a misspelt clock, ladder, promise or count is a fault', () => {
  const clocks = [clock({})]
  expect(ofTask({ pauses: ['answr'] }, { clocks })).toEqual(['step read: no clock answr; did you mean answer?'])
  expect(ofWay({ keeps: ['answr'] }, { clocks })).toEqual(['step read: no clock answr; did you mean answer?'])
  expect(ofTask({ ladder: 'desk' })).toEqual(['step read: no ladder desk'])
  expect(faults(plain, { clocks: [clock({ ladder: 'desk' })] })).toEqual(['clock answer: no ladder desk'])
  expect(ofTask({ within: [byStandard('answer')] }, { standards: [standard({})], categories: 'letter-class' })).toEqual(
    ['step read: no promise answer; did you mean answered?'],
  )
  expect(
    ofWay({
      effects: [{ do: 'count', key: 'returns' }],
      guard: { condition: atMost('return', 1), otherwise: words },
    }),
  ).toEqual(['step read: no count return; did you mean returns?'])
})

test('a misspelt step that is preferred, outcome that stops a clock, or count that is reset is a fault', () => {
  expect(ofTask({ prefers: 'reed' })).toEqual(['step read: no step reed; did you mean read?'])
  expect(faults(plain, { clocks: [clock({ stops: { step: 'reed', outcomes: ['file'] } })] })).toEqual([
    'clock answer: no step reed; did you mean read?',
  ])
  expect(faults(plain, { clocks: [clock({ stops: { step: 'read', outcomes: ['fiel'] } })] })).toEqual([
    'clock answer: step read has no outcome fiel; did you mean file?',
  ])
  const reopening = { from: ['filed'], to: 'read', within: workingDays(1), by: [reporter], resets: ['urge'] }
  expect(faults(plain, { reopening })).toEqual(['reopening: no count urge; did you mean urged?'])
})

test('a name that is like none that there are is answered with those', () => {
  expect(faults(plain, { starts: 'begin' })).toEqual(['starts: no step begin; there is read, filed'])
})

test('a key that stands twice is a fault', () => {
  expect(faults(plain, { fields: [text('lines', words), text('lines', words)] })).toEqual(['lines is defined twice'])
  expect(ofWay({ asks: [ask('lines'), must('lines')] }, lines)).toEqual([
    'step read: outcome file: field lines stands twice',
  ])
})

test('a field that contradicts itself is a fault of cases as it is of things', () => {
  expect(faults(plain, { fields: [text('lines', words, { pattern: '(' })] })).toEqual([
    'lines: the pattern is no regular expression',
  ])
})

test('a choice that the field doesn’t offer is a fault of the condition', () => {
  const tone = choice('tone', words, [['kind', '客气', 'Kind']])
  expect(ofWay({ guard: { condition: fieldIs('tone', 'kin'), otherwise: words } }, { fields: [tone] })).toEqual([
    'step read: outcome file: tone is never kin; did you mean kind?',
  ])
})

test('two types of one pack share neither key nor prefix', () => {
  expect(faultsOfCases([flow(plain), flow(plain)])).toEqual([
    'case letter is defined twice',
    'prefix L leads the numbers of letter and letter',
  ])
})
