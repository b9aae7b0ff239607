import { expect, test } from 'vitest'
import { faultsOfTypes } from './faults.ts'
import { choice, code, decimal, integer, text } from './field.ts'
import { type ThingType, thingType } from './thing.ts'

const words = { zh: '球场', en: 'Court' }
const court = (more: Partial<ThingType>) =>
  thingType({ key: 'court', title: words, description: words, version: 1, fields: [], ...more })
const faults = (more: Partial<ThingType>) => faultsOfTypes({ types: [court(more)], codeTables: [] })

test('a sound type has no fault', () => {
  expect(faults({ fields: [integer('lights', words)], columns: ['lights'] })).toEqual([])
})

test('a field that stands twice, or under a name that every thing has, is a fault', () => {
  expect(faults({ fields: [integer('lights', words), text('lights', words)] })).toEqual([
    'type court: lights is defined twice',
  ])
  expect(faults({ fields: [text('name', words)] })).toEqual(['type court: name is a name that every thing has already'])
})

test('bounds that leave no value, and a pattern that is none, are faults', () => {
  expect(faults({ fields: [decimal('width', words, { min: '9', max: '10' })] })).toEqual([])
  expect(faults({ fields: [integer('lights', words, { min: 2, max: 1 })] })).toHaveLength(1)
  expect(faults({ fields: [text('number', words, { pattern: '(' })] })).toHaveLength(1)
})

test('a code names a kind or a table that is there', () => {
  expect(faults({ fields: [code('surface', words, { table: 'surface' })] })).toEqual([
    'type court: surface: no code table surface',
  ])
})

test('a choice stands once, and nothing is ordered by a list', () => {
  const twice = choice(
    'surface',
    words,
    [
      ['clay', '红土', 'Clay'],
      ['clay', '红土', 'Clay'],
    ],
    { many: true, sort: true },
  )
  expect(faults({ fields: [twice] })).toHaveLength(2)
})

test('each version has the migration that leads to it', () => {
  const step = { do: 'drop', field: 'lights' } as const
  expect(faults({ version: 2 })).toEqual(['type court: version 2 needs the migrations 2'])
  expect(faults({ version: 2, migrations: [{ to: 2, note: words, steps: [step] }] })).toEqual([])
})

test('a conversion whose way back would round is refused', () => {
  const by = (factor: string) =>
    faults({ version: 2, migrations: [{ to: 2, note: words, steps: [{ do: 'convert', field: 'width', factor }] }] })
  expect(by('10000')).toEqual([])
  expect(by('0.3048')).toHaveLength(1)
  expect(by('0')).toHaveLength(1)
  expect(by('0.0001')).toEqual([])
})
