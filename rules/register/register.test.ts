import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { PlanClause } from '@citybrain/contract/engines/outline.ts'
import { describe, expect, it } from 'vitest'
import { compareRegisters } from './compare.ts'
import { coverageOf } from './coverage.ts'
import { dueWithin, nextReportAfter } from './ledger.ts'
import { adjustmentBasis } from './legal-basis.ts'
import { proposeLinks } from './links.ts'
import { ownerTable, suggestOwners } from './owners.ts'
import { sectionFinder } from './rows.ts'
import { aRow, rowId } from './testing/rows.ts'

const clause = (start: number, end: number, role: PlanClause['role'] = 'body'): PlanClause => ({
  start,
  end,
  role,
  section: '1',
})

describe('coverage', () => {
  it('counts the characters of touched, confirmed and open clauses of the body only', () => {
    const clauses = [clause(0, 10, 'title'), clause(10, 20), clause(20, 25), clause(25, 40)]
    const rows = [{ start: 12, end: 15, state: 'accepted' as const }]
    const coverage = coverageOf(clauses, rows, [{ start: 20, end: 25 }], ({ start, end }) => `${start}-${end}`)
    expect([coverage.bodyCharacters, coverage.coveredCharacters, coverage.confirmedCharacters]).toEqual([30, 10, 5])
    expect(coverage.open.map(({ quote }) => quote)).toEqual(['25-40'])
  })

  it('reopens the clause of a rejected row', () => {
    const rows = [{ start: 0, end: 10, state: 'rejected' as const }]
    expect(coverageOf([clause(0, 10)], rows, [], () => '').open).toHaveLength(1)
  })
})

describe('comparison', () => {
  it('pairs versions of one document by id and names the fields that differ', () => {
    const left = [aRow(1), aRow(2)]
    const right = [aRow(1, { value: '8', revision: 3 }), aRow(3, { subject: '更衣室' })]
    const rows = compareRegisters({ plan: 'a', rows: left }, { plan: 'a', rows: right })
    expect(rows.map(({ outcome, fields }) => [outcome, fields])).toEqual([
      ['changed', ['value']],
      ['only-left', []],
      ['only-right', []],
    ])
  })

  it('pairs rows of two documents by likeness of name, never growth with a level', () => {
    const left = [
      aRow(1, { subject: '会费收入', measure: 'growth' }),
      aRow(2, { subject: '青少年会员人数', measure: 'level' }),
    ]
    const right = [
      aRow(7, { subject: '会费收入', measure: 'level' }),
      aRow(8, { subject: '青少年会员总人数', measure: 'level' }),
    ]
    const rows = compareRegisters({ plan: 'a', rows: left }, { plan: 'b', rows: right })
    expect(rows.map(({ outcome, left: a, right: b }) => [outcome, a?.id ?? null, b?.id ?? null])).toEqual([
      ['only-left', rowId(1), null],
      ['changed', rowId(2), rowId(8)],
      ['only-right', null, rowId(7)],
    ])
  })

  it('proposes one target for like rows of several documents', () => {
    const groups = proposeLinks([
      [aRow(1, { subject: '网球场' }), aRow(2, { subject: '更衣室' })],
      [aRow(3, { subject: '网球场' })],
      [aRow(4, { subject: '网球场' }), aRow(5, { subject: '看台' })],
    ])
    expect(groups.map((group) => group.map(({ id }) => id))).toEqual([[rowId(1), rowId(3), rowId(4)]])
  })
})

describe('owners', () => {
  const source = { note: { zh: '样例', en: 'sample' }, status: 'proposal' as const }
  const department = (code: string, zh: string, aliases: string[] = [], kind = 'government') => ({
    code,
    name: { zh, en: code },
    short: { zh, en: code },
    aliases,
    kind,
    street: null,
    effectiveFrom: null,
    effectiveTo: null,
    source,
  })
  // Only what owners are read from; the schema of the whole profile is tested with the district's data.
  const profile = {
    departments: [
      department('sports', '区体育局', ['体育部门']),
      department('housing', '区住房和城乡建设委员会', ['住建委']),
      department('east', '东街道办事处', [], 'street-office'),
      department('west', '西街道办事处', [], 'street-office'),
    ],
    matters: [
      {
        id: 'courts',
        words: ['网球场', '球场'],
        lead: 'sports',
        coOperating: ['housing'],
        allStreets: false,
        reason: source.note,
        source,
      },
      {
        id: 'lifts',
        words: ['加装电梯'],
        lead: 'housing',
        coOperating: [],
        allStreets: true,
        reason: source.note,
        source,
      },
    ],
  } as unknown as DistrictProfile
  const table = ownerTable(profile)
  const row = (subject: string, units: { name: string; part: 'lead' | 'co-operating' }[] = []) => ({
    subject,
    quote: subject,
    units,
  })

  it('follows the units that the text names before any table', () => {
    const owner = suggestOwners(
      table,
      row('网球场', [
        { name: '区住建委', part: 'lead' },
        { name: '各街道', part: 'co-operating' },
      ]),
      '',
    )
    expect([owner.leads, owner.coOperating]).toEqual([['housing'], ['east', 'west']])
  })

  it('expands every street to the street offices when the street leads', () => {
    const owner = suggestOwners(table, row('灯光', [{ name: '各街道', part: 'lead' }]), '')
    expect(owner.leads).toEqual(['east', 'west'])
  })

  it('finds the matter by its longest word in the subject, else in the paragraph, and says which', () => {
    expect(suggestOwners(table, row('新建网球场'), '').reason.zh).toContain('事项含“网球场”')
    const owner = suggestOwners(table, row('其他工作'), '既有住宅加装电梯')
    expect([owner.leads, owner.coOperating]).toEqual([['housing'], ['east', 'west']])
    expect(owner.reason.zh).toContain('所在段落')
  })

  it('suggests nobody where nothing is known', () => {
    expect(suggestOwners(table, row('其他工作'), '').leads).toEqual([])
  })
})

describe('ledger', () => {
  it('reads the last day that a written deadline can mean', () => {
    expect(dueWithin('2024', '2月底前')).toBe('2024-02-29')
    expect(dueWithin('2023', '2月底前')).toBe('2023-02-28')
    expect(dueWithin('2023', '上半年')).toBe('2023-06-30')
    expect(dueWithin('2023', '三季度末')).toBe('2023-09-30')
    expect(dueWithin('2023', null)).toBe('2023-12-31')
  })

  it('asks for the next quarterly report after a day, until the period is over', () => {
    expect(nextReportAfter('2023-09-15', '2023')).toBe('2023-10-10')
    expect(nextReportAfter('2023-12-01', '2023')).toBe('2024-01-10')
    expect(nextReportAfter('2024-02-01', '2023')).toBeNull()
  })
})

describe('law in force', () => {
  it('names the text of 2006 until 7 November 2024 and the new one from the 8th', () => {
    expect(adjustmentBasis('2024-11-07')?.clause).toBe('第17条')
    expect(adjustmentBasis('2024-11-08')?.clause).toBe('第22条')
  })
})

describe('sections', () => {
  it('finds the smallest section that holds a place', () => {
    const find = sectionFinder([
      { number: '1', level: 1, heading: '一', start: 0, end: 100, past: false },
      { number: '1.1', level: 2, heading: '(一)', start: 10, end: 40, past: false },
      { number: '1.2', level: 2, heading: '(二)', start: 40, end: 60, past: false },
    ])
    expect([5, 15, 45, 80, 120].map((offset) => find(offset)?.number ?? null)).toEqual(['1', '1.1', '1.2', '1', null])
  })
})
