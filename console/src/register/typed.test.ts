import { describe, expect, test } from 'vitest'
import { row } from './sample-row.ts'
import { changedIn, fromTyped, toTyped } from './typed.ts'

describe('the form of a row', () => {
  const target = row({ subject: '地区生产总值', comparator: 'gte', value: '6', unit: '%', leads: ['fgw'] })

  test('a form that nobody touched changes nothing', () => {
    expect(changedIn(target, fromTyped(toTyped(target)))).toEqual({})
  })

  test('only what was changed is sent', () => {
    const typed = { ...toTyped(target), low: '6.5', leader: ' 王副区长 ' }
    expect(changedIn(target, fromTyped(typed))).toEqual({ value: '6.5', leader: '王副区长' })
  })

  test('a range has two ends, a target without a number has none', () => {
    expect(fromTyped({ ...toTyped(target), comparator: 'range', low: '5', high: '5.5' }).value).toEqual(['5', '5.5'])
    expect(fromTyped({ ...toTyped(target), comparator: 'complete-assigned' }).value).toBeNull()
  })

  test('thousands separators may be typed', () => {
    expect(fromTyped({ ...toTyped(target), low: '1,050' }).value).toBe('1050')
  })

  test('a text that was emptied is unknown, not empty', () => {
    expect(changedIn({ ...target, milestone: '开工' }, fromTyped({ ...toTyped(target), milestone: '' }))).toEqual({
      milestone: null,
    })
  })
})
