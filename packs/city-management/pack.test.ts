import { isDeepStrictEqual } from 'node:util'
import { faultsOfEvaluations } from '@citybrain/contract/pack/case-checks/figures.ts'
import { faultsOfCases } from '@citybrain/contract/pack/case-faults.ts'
import { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { expect, test } from 'vitest'
import { INCIDENT_EVALUATION } from './evaluation.data.ts'
import { INCIDENT } from './incident/incident.data.ts'
import { MATTER_CLASSES } from './matter-classes.data.ts'
import { CITY_MANAGEMENT } from './pack.ts'
import { STANDARDS } from './standards.data.ts'
import { MATTERS } from './testing/matters.ts'

const codes = MATTERS.entries.map(({ code }) => code)

test('no case of the pack stands still, runs in a circle or names what there isn’t', () => {
  expect(faultsOfCases(CITY_MANAGEMENT.cases)).toEqual([])
})

test('each type of cases is pure data, and the grammar drops nothing of it', () => {
  for (const type of CITY_MANAGEMENT.cases) {
    expect(CaseType.parse(type)).toStrictEqual(type)
    expect(JSON.parse(JSON.stringify(type))).toStrictEqual(type)
  }
  expect(new Set(CITY_MANAGEMENT.cases.map(({ prefix }) => prefix)).size).toBe(CITY_MANAGEMENT.cases.length)
})

test('a class of the base is found below its kind, and each class of our own says that it is one', () => {
  const title = (code: string) => MATTERS.entries.find((one) => one.code === code)?.title.zh
  expect(['10101', '20102', '22105'].map(title)).toEqual(['上水井盖', '暴露垃圾', '黄土裸露'])
  const own = MATTER_CLASSES.entries.filter(({ code }) => code.length > 1)
  expect(own.filter((one) => !one.extension || one.known !== 'from-memory')).toEqual([])
})

test('each class lies below one that is in the table', () => {
  const above = (code: string) => (code.length === 5 ? code.slice(0, 3) : code.slice(0, 1))
  expect(codes.filter((code) => code.length > 1 && !codes.includes(above(code)))).toEqual([])
})

test('each class can be filed, and each standard belongs to a class of the table', () => {
  const fits = (code: string) => STANDARDS.some(({ category }) => code.startsWith(category))
  expect(codes.filter((code) => code.length > 1 && !fits(code))).toEqual([])
  expect(STANDARDS.filter(({ category }) => !codes.includes(category))).toEqual([])
  expect(new Set(STANDARDS.map(({ key }) => key)).size).toBe(STANDARDS.length)
})

test('each promise of a standard has a clock that measures it', () => {
  const clocks = INCIDENT.clocks.flatMap(({ limit }) => limit.flatMap((row) => ('standard' in row ? row.standard : [])))
  const promised = new Set(STANDARDS.flatMap(({ promises }) => promises.slice(0, -1).map(({ key }) => key)))
  expect([...promised].filter((key) => !clocks.includes(key))).toEqual([])
})

test('the standards that were read say what they say in their source', () => {
  const limits = (key: string) => STANDARDS.find((one) => one.key === key)?.promises.map(({ limit }) => limit)
  expect(limits('garden-cover-hazard')).toEqual([{ amount: 2, unit: 'urgent-hour' }])
  expect(limits('unlicensed-structure')).toEqual([
    { amount: 4, unit: 'working-hour' },
    { amount: 7, unit: 'working-day' },
    { amount: 20, unit: 'working-day' },
  ])
  expect(limits('road-not-clean')).toEqual([{ amount: 2, unit: 'working-hour' }])
  expect(STANDARDS.filter(({ source }) => source.status === 'verified')).toHaveLength(12)
})

test('the only statutory limits are the hotline’s, as they were read, and none before 2025', () => {
  const clocks = CITY_MANAGEMENT.cases.flatMap((type) => type.clocks)
  const tasks = CITY_MANAGEMENT.cases.flatMap((type) => type.steps.filter((step) => step.kind === 'task'))
  const laws = [...clocks, ...tasks].flatMap(({ key, law }) => (law ?? []).map((row) => [key, row.from, row.limit]))
  expect(laws).toEqual([
    ['receipt', '2025-01-01', { amount: 15, unit: 'urgent-minute' }],
    ['receipt', '2025-01-01', { amount: 30, unit: 'urgent-minute' }],
    ['receipt', '2025-01-01', { amount: 1, unit: 'working-day' }],
  ])
})

test('each figure names its source, and no rate is of one thing over itself', () => {
  const { figures } = INCIDENT_EVALUATION
  expect(figures.filter(({ source }) => source.note.zh === '')).toEqual([])
  expect(figures.filter(({ numerator, denominator }) => isDeepStrictEqual(numerator, denominator))).toEqual([])
  expect(faultsOfEvaluations([INCIDENT_EVALUATION], CITY_MANAGEMENT.cases)).toEqual([])
})
