import { describe, expect, test } from 'vitest'
import { filterFrom, plainSearch, rowsThatPass, withFilter } from './filter.ts'
import { row } from './sample-row.ts'

const rows = [
  row({ id: '1', subject: '地区生产总值', section: '2', leads: ['fgw'] }),
  row({ id: '2', subject: '老旧小区改造', kind: 'quantified-task', section: '2.1', coOperating: ['fgw'] }),
  row({ id: '3', subject: '居家养老', kind: 'mechanism', section: '21', state: 'accepted' }),
]
const passing = (address: string) =>
  rowsThatPass(rows, filterFrom(new URLSearchParams(address)), plainSearch).map((one) => one.id)

describe('filters of the register', () => {
  test('a section holds what stands below it, not what merely begins with the same digit', () => {
    expect(passing('section=2')).toEqual(['1', '2'])
  })

  test('a department is found as lead and as co-operating; none finds rows without a lead', () => {
    expect(passing('department=fgw')).toEqual(['1', '2'])
    expect(passing('department=none')).toEqual(['2', '3'])
  })

  test('filters narrow each other, and a search reads subject and clause', () => {
    expect(passing('kind=mechanism&state=accepted')).toEqual(['3'])
    expect(passing('kind=mechanism&state=proposed')).toEqual([])
    expect(passing('q=小区')).toEqual(['2'])
  })

  test('an unknown kind in the address filters nothing', () => {
    expect(passing('kind=wish')).toEqual(['1', '2', '3'])
  })

  test('a filter that is taken off leaves the address', () => {
    const address = withFilter(new URLSearchParams('kind=project&row=5'), { kind: null, q: '桥' })
    expect(address.toString()).toBe(`row=5&q=${encodeURIComponent('桥')}`)
  })
})
