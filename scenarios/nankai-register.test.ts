import { readFileSync } from 'node:fs'
import { listPlans, moveVersion } from '@citybrain/contract/api/plan.ts'
import { changeRegister, listCommitments } from '@citybrain/contract/api/register.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type City, startCity } from './support/city.ts'
import { type Desk, openDesk } from './support/desk.ts'

const [, ...lines] = readFileSync(new URL('../district/nankai/rows.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
const wanted = lines.map((line) => {
  const [row = '', , start, end, quote = ''] = line.split('\t')
  return { row, start: Number(start), end: Number(end), quote }
})

let city: City
let desk: Desk
let rows: Commitment[]

/** The sample plan as a planner publishes it: every row accepted, reviewed, approved. */
async function publish(): Promise<Commitment[]> {
  const { items } = await desk.call(listPlans, { query: { q: '国民经济和社会发展计划' } })
  const plan = items[0]?.id ?? ''
  const query = { plan, version: 1, limit: 1000 }
  const proposed = (await desk.call(listCommitments, { query })).items
  const params = { plan, version: 1 }
  for (let from = 0; from < proposed.length; from += 200) {
    const chosen = proposed.slice(from, from + 200).map(({ id, revision }) => ({ id, revision }))
    await desk.call(changeRegister, {
      params,
      body: { id: crypto.randomUUID(), command: { do: 'accept', rows: chosen } },
    })
  }
  const reviewed = await desk.call(moveVersion, { params, body: { to: 'reviewed', revision: 1 } })
  const approval = {
    to: 'approved',
    revision: reviewed.revision,
    on: '2023-01-10',
    by: '区人民代表大会(样例)',
  } as const
  await desk.call(moveVersion, { params, body: approval })
  return (await desk.call(listCommitments, { query: { ...query, state: 'accepted' } })).items
}

const touching = ({ start, end }: { start: number; end: number }) =>
  rows.filter((row) => row.start < end && row.end > start)

beforeAll(async () => {
  city = await startCity()
  desk = await openDesk(city.url, 'planner')
  rows = await publish()
})
afterAll(() => city?.stop())

test('the published register has each of the 232 rows that the plan names: missing is nothing', () => {
  expect(wanted).toHaveLength(232)
  expect(wanted.filter((span) => !touching(span).length).map(({ row, quote }) => `${row} ${quote}`)).toEqual([])
})

test('each of the 232 has a lead department, a milestone, a next report and evidence to come', () => {
  const without = wanted.filter(
    (span) => !touching(span).some((row) => row.leads.length && row.milestone && row.nextReportOn && row.evidence),
  )
  expect(without.map(({ row, quote }) => `${row} ${quote}`)).toEqual([])
})

test('a target that the city has not issued yet is empty, never zero', () => {
  const assigned = rows.filter(({ comparator }) => comparator === 'complete-assigned')
  expect(assigned.length).toBeGreaterThanOrEqual(2)
  expect(assigned.every(({ value }) => value === null)).toBe(true)
})
