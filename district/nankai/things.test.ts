import { readFileSync } from 'node:fs'
import { DistrictThing } from '@citybrain/contract/engines/district-things.ts'
import { expect, test } from 'vitest'
import { nankai } from './index.ts'
import { DISTRICT_THINGS } from './things.ts'

const plan = readFileSync(new URL('plan-2023.txt', import.meta.url), 'utf8')

test('each thing has the shape of the contract, and no two of a type share a key', () => {
  for (const thing of DISTRICT_THINGS) expect(DistrictThing.safeParse(thing).error?.issues ?? []).toEqual([])
  const keys = DISTRICT_THINGS.map(({ type, key }) => `${type}/${key}`)
  expect(keys.length).toBe(new Set(keys).size)
})

test('the plan names each project, up to the words round its name', () => {
  const found = (name: string) => Array.from(name).filter((_, at) => plan.includes(name.slice(at, at + 4))).length >= 1
  const projects = DISTRICT_THINGS.filter(({ type }) => type === 'project')
  expect(projects).toHaveLength(22)
  expect(projects.filter(({ name }) => !found(name)).map(({ name }) => name)).toEqual([])
})

test('departments are those of the organisation, and links lead to things that are there', () => {
  const departments = new Set(nankai.departments.map(({ code }) => code))
  const keys = new Set(DISTRICT_THINGS.map(({ type, key }) => `${type}/${key}`))
  for (const { department, links } of DISTRICT_THINGS) {
    if (department !== null) expect(departments).toContain(department)
    for (const link of links) expect(keys).toContain(`${link.type}/${link.key}`)
  }
})

test('a figure that the plan does not give is unknown', () => {
  const figures = ['investmentYuan', 'areaM2', 'floorAreaM2', 'dealPriceYuan']
  const given = DISTRICT_THINGS.flatMap(({ attributes }) => figures.filter((key) => (attributes[key] ?? null) !== null))
  expect(given).toEqual([])
})
