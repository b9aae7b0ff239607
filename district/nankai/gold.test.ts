import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const TEXT = [...readFileSync(new URL('plan-2023.txt', import.meta.url), 'utf8')]
const ORIGINAL_GOLD = new URL('../../../shared/plans/gold/000.jsonl', import.meta.url)

type Gold = {
  id: string
  kind: string
  core: boolean
  quote: string
  start: number
  end: number
  vquote?: string
  vstart?: number
  vend?: number
  value?: number | null
  unit?: string | null
  comparator?: string
}

const GOLD = goldOf(new URL('gold/plan-2023.jsonl', import.meta.url))

function goldOf(file: URL): Gold[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as Gold)
}

test('every quote and value of the gold stands at its offsets in the plan', () => {
  for (const record of GOLD) {
    expect(TEXT.slice(record.start, record.end).join(''), record.id).toBe(record.quote)
    if (record.vquote !== undefined) {
      expect(TEXT.slice(record.vstart, record.vend).join(''), record.id).toBe(record.vquote)
    }
  }
})

test('the quantified commitments that must be found are the seventeen of the published plan', () => {
  const core = GOLD.filter((record) => record.core && ['indicator-target', 'quantified-task'].includes(record.kind))
  const found = core.map((record) => (record.value === null ? record.comparator : `${record.value}${record.unit}`))
  expect(found).toEqual([
    '4%',
    '5%',
    '6%',
    'complete-assigned',
    '20家',
    '1家',
    '240000平方米',
    '900000平方米',
    '8个',
    '3494户',
    '420000平方米',
    '6部',
    '5个',
    'complete-assigned',
    '19000人',
    '3.4名',
    '2座',
  ])
})

test('the stretch covers the whole text and counts its records', () => {
  const [, line = ''] = readFileSync(new URL('gold/stretches.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  const kinds = ['indicator-target', 'quantified-task', 'project', 'mechanism', 'qualitative-task']
  const counts = kinds.map((kind) => GOLD.filter((record) => record.kind === kind).length)
  const core = GOLD.filter((record) => record.core).length
  expect(line.split('\t')).toEqual(['plan-2023', 'seed', '0', TEXT.length, 'yes', ...counts, core].map(String))
})

test('kinds and core marks are those of the published plan where ../shared exists', (context) => {
  if (!existsSync(ORIGINAL_GOLD)) return context.skip('../shared/plans/gold/000.jsonl is not here')
  const marks = (records: Gold[]) => records.map((one) => `${one.kind} ${one.core} ${one.value ?? ''}`).sort()
  expect(marks(GOLD)).toEqual(marks(goldOf(ORIGINAL_GOLD)))
})
