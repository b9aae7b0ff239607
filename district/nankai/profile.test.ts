import { DistrictProfile, SampleGrid, SamplePerson } from '@citybrain/contract/engines/district.ts'
import { Role } from '@citybrain/contract/engines/rights.ts'
import { expect, test } from 'vitest'
import { nankai } from './index.ts'
import { SAMPLE_GRID, SAMPLE_PEOPLE } from './sample.ts'

const CODES = new Set(nankai.departments.map((department) => department.code))

test('Nankai has twelve streets, each coded under 120104 in the order of the national codes', () => {
  expect(nankai.streets.map((street) => street.code)).toEqual(
    ['001', '002', '003', '004', '005', '006', '007', '008', '009', '010', '011', '012'].map((end) => `120104${end}`),
  )
  expect(nankai.streets.at(9)?.name.zh).toBe('水上公园街道')
})

test('each street has one office among the departments', () => {
  const offices = nankai.departments.filter((department) => department.kind === 'street-office')
  expect(offices.map((office) => office.street)).toEqual(nankai.streets.map((street) => street.code))
  expect(offices.at(11)?.name.zh).toBe('天津市南开区人民政府华苑街道办事处')
})

test('the commission for development and reform is known by every form that texts use', () => {
  const commission = nankai.departments.find((department) => department.code === 'development-reform')
  expect(commission?.name.zh).toBe('天津市南开区发展和改革委员会')
  expect([commission?.short.zh, ...(commission?.aliases ?? [])]).toEqual(
    expect.arrayContaining(['区发展改革委', '区发改委', '发展改革委', '发改委']),
  )
})

test('every matter is led by a listed department, which does not co-operate with itself', () => {
  for (const matter of nankai.matters) {
    expect(CODES, matter.id).toContain(matter.lead)
    expect(matter.coOperating, matter.id).not.toContain(matter.lead)
  }
})

test('names and duties since the reform are marked as from memory, street codes as verified', () => {
  expect(nankai.departments.find((one) => one.code === 'housing-construction')?.source.status).toBe('from-memory')
  expect(nankai.matters.find((one) => one.id === 'old-estates')?.source.status).toBe('from-memory')
  expect(nankai.matters.find((one) => one.id === 'district-wide')?.source.status).toBe('proposal')
  expect(nankai.streets.every((street) => street.source.status === 'verified')).toBe(true)
})

test('a street of another district, an unknown lead and a name used twice are refused', () => {
  const [street] = nankai.streets
  const [matter] = nankai.matters
  const [department] = nankai.departments
  const faults = DistrictProfile.safeParse({
    ...nankai,
    streets: [...nankai.streets, { ...street, code: '120103001' }],
    matters: [{ ...matter, lead: 'nobody' }],
    departments: [...nankai.departments, { ...department, code: 'second-office' }],
  }).error?.issues.map((issue) => issue.message)
  expect(faults).toEqual(
    expect.arrayContaining([
      'street 120103001 is another district’s',
      'department nobody is not listed',
      '天津市南开区人民政府办公室 stands twice',
    ]),
  )
})

test('the launch city of the consultation draft is another name of the final one', () => {
  expect(nankai.zones.find((zone) => zone.aliases.includes('启航科创城'))?.name.zh).toBe('启航创新城')
})

test('each role is held by a fictional person of the sample city, or by one of the posts they hold', () => {
  const rolesOf = (code: string) => nankai.posts?.find((post) => post.code === code)?.roles ?? []
  const held = SAMPLE_PEOPLE.map((person) => SamplePerson.parse(person)).flatMap(({ roles, posts }) => [
    ...roles,
    ...posts.flatMap(rolesOf),
  ])
  expect(new Set(held)).toEqual(new Set(Role.options))
  for (const person of SAMPLE_PEOPLE) {
    expect(person.name).toContain('样例')
    expect(CODES).toContain(person.department)
  }
})

test('the sample grid is sound, says that it is invented, and has a seed in each street', () => {
  const grid = SampleGrid.parse(SAMPLE_GRID)
  expect(grid.streets.map(({ street }) => street)).toEqual(nankai.streets.map(({ code }) => code))
  expect([grid.source.zh, grid.source.en]).toEqual([expect.stringContaining('样例'), expect.stringContaining('Sample')])
})
