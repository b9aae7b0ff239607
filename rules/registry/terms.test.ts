import { expect, test } from 'vitest'
import { planSearch, termsOf } from './terms.ts'

const found = (name: string, search: string) => {
  const terms = new Set(termsOf({ names: [name], texts: [] }))
  const { plain, spoken } = planSearch(search)
  return [plain, ...spoken].some((list) => list.length > 0 && list.every((term) => terms.has(term)))
}

test('two characters of a name find it, two that are not neighbours do not', () => {
  expect(found('长荣大厦', '荣大')).toBe(true)
  expect(found('长荣大厦', '长大')).toBe(false)
})

test('the same letters in full width and capitals are the same', () => {
  expect(found('ＡＢ座A1楼', 'ab')).toBe(true)
})

test('initials, whole pinyin and pinyin begun only find a name', () => {
  expect(found('鲁能国际中心', 'gjzx')).toBe(true)
  expect(found('鲁能国际中心', 'guoji')).toBe(true)
  expect(found('鲁能国际中心', 'guojizh')).toBe(true)
  expect(found('西安道', 'xian')).toBe(true)
  expect(found('鲁能国际中心', 'guangchang')).toBe(false)
})

test('a text besides the names is found by its characters, not by its pinyin', () => {
  const terms = termsOf({ names: ['天塔'], texts: ['卫津南路1号'] })
  expect(terms).toEqual(['天塔', '卫津', '津南', '南路', '~tt'])
})

test('one character cannot use the index', () => {
  expect(planSearch('塔')).toMatchObject({ plain: [], spoken: [] })
})
