import { expect, test } from 'vitest'
import { DAMAGE, MEMBERSHIP } from '../../../server/testing/club-cases.ts'
import { COURT } from '../../../server/testing/club-things.ts'
import { ask } from '../case-build.ts'
import { faultsAcrossCases } from '../case-faults.ts'
import { code, text } from '../field.ts'
import { end, flow, opening, standard, table, task, wait, way, words } from '../testing/flows.ts'

const plain = { read: task({ file: way('filed') }), filed: end() }
const pack = (cases: ReturnType<typeof flow>[], more: object = {}) => ({ types: [], codeTables: [], cases, ...more })
const faults = (steps: object, type: object = {}, more: object = {}) =>
  faultsAcrossCases([pack([flow(steps, type)]), pack([], more)])

test('a club whose classes and courts stand in another pack has no fault', () => {
  const classes = table(['01', '02'], { key: 'damage-class' })
  expect(faultsAcrossCases([pack([DAMAGE, MEMBERSHIP]), pack([], { types: [COURT], codeTables: [classes] })])).toEqual(
    [],
  )
})

test('two packs share neither the key of a case type nor the letters before its numbers', () => {
  expect(faultsAcrossCases([pack([flow(plain)]), pack([flow(plain, { key: 'reply' })])])).toEqual([
    'prefix L leads the numbers of letter and reply',
  ])
  expect(faultsAcrossCases([pack([flow(plain)]), pack([flow(plain, { prefix: 'M' })])])).toEqual([
    'case letter is defined twice',
  ])
})

test('a filing standard of a class that the code table lacks is a fault, unless the table is incomplete', () => {
  const type = { categories: 'letter-class', standards: [standard({ category: '09' })] }
  expect(faults(plain, type, { codeTables: [table(['01', '02'])] })).toEqual([
    'case letter: standard praise: code table letter-class has no class 09',
  ])
  expect(faults(plain, type, { codeTables: [table(['01', '0901'])] })).toEqual([])
  expect(faults(plain, type, { codeTables: [table(['01'], { complete: false })] })).toEqual([])
})

test('a field that no form asks for and no case carries in is a fault', () => {
  const fields = [text('lines', words)]
  const sentence = 'case letter: field lines: nobody is asked for it; ask for it in a form, or take it out'
  expect(faults(plain, { fields })).toEqual([sentence])
  const carrying = { on: way('filed', { effects: [opening('letter', ['lines'], 'desk')] }) }
  const reply = flow(
    { read: task(carrying), filed: end() },
    {
      key: 'reply',
      prefix: 'R',
      fields: [text('lines', words)],
      opening: { asks: [ask('lines')], attachments: 0, opener: null },
    },
  )
  expect(faultsAcrossCases([pack([flow(plain, { fields })]), pack([reply])])).toEqual([])
})

test('code tables and things that no pack defines are faults', () => {
  const fields = [code('pen', words, { table: 'pens' })]
  const opening = { asks: [ask('pen')], attachments: 0, opener: null }
  expect(faults(plain, { categories: 'leter-class', fields, opening }, { codeTables: [table(['01'])] })).toEqual([
    'case letter: no code table leter-class; did you mean letter-class?',
    'case letter: no code table pens',
  ])
  expect(faults(plain, { about: ['cort'] }, { types: [COURT] })).toEqual([
    'case letter: no type cort; did you mean court?',
  ])
})

test('a thing is changed only in fields that it has', () => {
  const change = { do: 'change-thing', set: { surfaces: 'clay' } } as const
  const steps = { read: task({ file: way('filed', { effects: [change] }) }), filed: end() }
  expect(faults(steps, { about: ['court'] }, { types: [COURT] })).toEqual([
    'case letter: step read: outcome file: type court has no field surfaces; did you mean surface?',
  ])
})

test('a case that is opened exists, takes what is carried, and ends as it is waited for', () => {
  const steps = (type: string, ends: object = {}) => ({
    read: task({ on: way('wait', { effects: [opening(type, ['wht'])] }) }),
    ...{ wait: wait(ends, 'filed'), filed: end() },
  })
  const cases = { cases: [DAMAGE] }
  expect(faultsAcrossCases([pack([flow(steps('damages'))]), pack([], cases)])).toContain(
    'case letter: step read: outcome on: no case damages; did you mean damage?',
  )
  const unsourced = {
    ...steps('damage'),
    read: task({ on: way('wait', { effects: [opening('damage', [], 'wardn')] }) }),
  }
  expect(faultsAcrossCases([pack([flow(unsourced)]), pack([], cases)])).toContain(
    'case letter: step read: outcome on: case damage has no source wardn; did you mean warden?',
  )
  expect(faultsAcrossCases([pack([flow(steps('damage', { close: 'filed' }))]), pack([], cases)])).toEqual(
    expect.arrayContaining([
      'case letter: step read: outcome on: case damage has no field wht; did you mean what?',
      'case letter: step wait: no case that it waits for ends in close; did you mean closed?',
    ]),
  )
})
