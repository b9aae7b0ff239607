import { urgentMinutes, workingDays, workingHours } from '@citybrain/contract/kernel/limit.ts'
import { byStandard, fieldIs } from '@citybrain/contract/pack/case-build.ts'
import { end, flow, read, standard, task, way } from '@citybrain/contract/pack/testing/flows.ts'
import { expect, test } from 'vitest'
import { countedFor } from './limits.ts'
import { at, beforeOpening } from './testing/club.ts'

const letter = flow(
  { read: task({ file: way('filed') }), filed: end() },
  { categories: 'letter-class', standards: [standard({})] },
)
const of = (more: object = {}) => ({ ...beforeOpening(letter, at('2023-09-13 09:00')), ...more })
const angry = { when: fieldIs('tone', 'angry') }
const promised = (rows: Parameters<typeof countedFor>[1]['promises'], more: object = {}, day = '2023-09-13') =>
  countedFor(letter, { promises: rows, laws: null }, of(more), at(`${day} 09:00`))?.limit ?? null

test('the first limit that fits the case counts', () => {
  const rows = [read(urgentMinutes(15), angry), read(workingDays(1))]
  expect(promised(rows, { data: { tone: 'angry' } })).toEqual(urgentMinutes(15))
  expect(promised(rows, { data: { tone: 'kind' } })).toEqual(workingDays(1))
  expect(promised(rows)).toEqual(workingDays(1))
})

test('a limit is in force from its first day to its last, as days are in China', () => {
  const rows = [read(workingHours(2), { to: '2024-12-31' }), read(urgentMinutes(30), { from: '2025-01-01' })]
  const begun = (moment: string) => countedFor(letter, { promises: rows, laws: null }, of(), at(moment))?.limit
  expect(begun('2024-12-31 23:59')).toEqual(workingHours(2))
  expect(begun('2025-01-01 00:00')).toEqual(urgentMinutes(30))
})

test('before a law is in force there is no statutory limit, and where nothing is promised the law itself counts', () => {
  const said = { promises: null, laws: [read(workingDays(1), { from: '2025-01-01' })] }
  expect(countedFor(letter, said, of(), at('2024-12-31 09:00'))).toBeNull()
  expect(countedFor(letter, said, of(), at('2025-01-02 09:00'))).toEqual({ limit: workingDays(1), law: workingDays(1) })
})

test('a filing standard that promises nothing of the kind is passed over', () => {
  const rows = [byStandard('answered'), read(workingDays(9))]
  expect(promised(rows, { standard: 'praise' })).toEqual(workingDays(3))
  expect(promised([byStandard('fenced'), read(workingDays(9))], { standard: 'praise' })).toEqual(workingDays(9))
  expect(promised(rows)).toEqual(workingDays(9))
  expect(promised([byStandard('fenced')], { standard: 'praise' })).toBeNull()
})
