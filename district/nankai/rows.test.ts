import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nankai } from './index.ts'

const TEXT = [...readFileSync(new URL('plan-2023.txt', import.meta.url), 'utf8')]
const REFERENCE = new URL('../../../shared/reference/seed-systems.md', import.meta.url)

type Row = { row: string; section: string; start: number; end: number; quote: string; lead: string; class: string }

const [HEAD, ...LINES] = readFileSync(new URL('rows.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
const ROWS = LINES.map(rowOf)

function rowOf(line: string): Row {
  const [row = '', section = '', start = '', end = '', quote = '', lead = '', kind = ''] = line.split('\t')
  return { row, section, start: Number(start), end: Number(end), quote, lead, class: kind }
}

test('all 232 rows of the plan are mapped, each once and in order', () => {
  expect(HEAD).toBe('row\tsection\tstart\tend\tquote\tlead\tclass')
  expect(ROWS.map((row) => row.row)).toEqual(
    Array.from({ length: 232 }, (_, at) => `S${String(at + 1).padStart(3, '0')}`),
  )
})

test('24 targets, 15 quantified tasks, 32 projects, 97 mechanisms and 64 qualitative tasks', () => {
  const counts = ['A', 'B', 'C', 'D', 'E'].map((kind) => ROWS.filter((row) => row.class === kind).length)
  expect(counts).toEqual([24, 15, 32, 97, 64])
})

test('every quote stands at its offsets in the plan', () => {
  for (const row of ROWS) expect(TEXT.slice(row.start, row.end).join(''), row.row).toBe(row.quote)
})

test('every lead is a listed department', () => {
  const codes = new Set(nankai.departments.map((department) => department.code))
  expect(ROWS.filter((row) => !codes.has(row.lead))).toEqual([])
})

test('the table of matters gives each row the lead that the map names', () => {
  for (const row of ROWS) expect(leadOf(row.quote), `${row.row} ${row.quote}`).toBe(row.lead)
})

test('rows lie in paragraphs of their own section', () => {
  const spans = new Map<string, [number, number]>()
  for (const row of ROWS) {
    const [from, to] = spans.get(row.section) ?? [row.start, row.end]
    spans.set(row.section, [Math.min(from, row.start), Math.max(to, row.end)])
  }
  const order = ['序', '一', '1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3.1', '3.2', '3.3']
  order.push('4.1', '4.2', '4.3', '5.1', '5.2', '5.3')
  expect([...spans.keys()].sort()).toEqual([...order].sort())
  for (const [at, section] of order.entries()) {
    const [from = 0, to = 0] = spans.get(section) ?? []
    const [next = TEXT.length] = spans.get(order[at + 1] ?? '') ?? []
    expect(to, section).toBeLessThanOrEqual(next)
    expect(TEXT.slice(from, to), section).not.toContain('\n')
  }
})

test('numbers, sections and classes agree with the reference where ../shared exists', (context) => {
  if (!existsSync(REFERENCE)) return context.skip('../shared/reference/seed-systems.md is not here')
  expect(ROWS.map((row) => [row.row, row.section, row.class])).toEqual(referenceRows())
})

function referenceRows(): string[][] {
  return readFileSync(REFERENCE, 'utf8')
    .split(/\n## (?=[A-E]\. )/)
    .slice(1)
    .flatMap((part) =>
      [...part.matchAll(/^\| (S\d{3}) \| (\S+) \|/gm)].map((hit) => [hit[1] ?? '', hit[2] ?? '', part[0] ?? '']),
    )
}

function leadOf(quote: string): string | undefined {
  const hits = nankai.matters.flatMap((matter) =>
    matter.words.filter((word) => quote.includes(word)).map((word) => ({ lead: matter.lead, length: word.length })),
  )
  return hits.sort((one, other) => other.length - one.length).at(0)?.lead
}
