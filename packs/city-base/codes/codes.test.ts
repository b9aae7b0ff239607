import { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import { expect, test } from 'vitest'
import { CODE_TABLES } from './index.ts'

const table = (key: string) => CODE_TABLES.find((one) => one.key === key)

test('every code table has its shape, says its source, and survives being written as JSON', () => {
  for (const one of CODE_TABLES) {
    expect([one.key, CodeTable.safeParse(one).error]).toEqual([one.key, undefined])
    expect(JSON.parse(JSON.stringify(one))).toEqual(one)
  }
})

test('there are twenty sections and ninety-seven divisions, each division in one section', () => {
  expect(table('industry-sections')?.entries).toHaveLength(20)
  const divisions = table('industry-divisions')?.entries.map(({ code }) => code) ?? []
  expect(divisions.map((code) => Number(code.slice(1)))).toEqual(Array.from({ length: 97 }, (_, at) => at + 1))
  expect(divisions).toEqual(expect.arrayContaining(['A01', 'B06', 'C13', 'I63', 'I65', 'J66', 'R90', 'S91', 'T97']))
})

test('a minor class lies below a major class that is in the table', () => {
  for (const key of ['component-classes', 'event-classes']) {
    const codes = table(key)?.entries.map(({ code }) => code) ?? []
    const lost = codes.filter((code) => code.length === 4 && !codes.includes(code.slice(0, 2)))
    expect([key, lost]).toEqual([key, []])
  }
})
