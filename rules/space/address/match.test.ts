import { expect, test } from 'vitest'
import { matchCandidates, parseAddress } from './index.ts'

const candidate = (name: string, address: string | null, end = '1') => ({
  ...{ id: `00000000-0000-4000-8000-00000000000${end}`, type: 'building', name, address, position: null },
})
const match = (text: string, ...candidates: ReturnType<typeof candidate>[]) =>
  matchCandidates(parseAddress(text), candidates)

test('the same address written otherwise scores 1', () => {
  const [best] = match('南开区长江道12号昔阳里三号楼', candidate('3号楼', '南开区长江道１２号昔阳里3栋'))
  expect(best?.score).toBe(1)
  expect(best?.reasons.every(({ agrees }) => agrees === 'same')).toBe(true)
})

test('the right number wins over a neighbour, and the reasons say why', () => {
  const found = match('长江道12号', candidate('十四号', '长江道14号', '1'), candidate('十二号', '长江道12号', '2'))
  expect(found.map(({ name }) => name)).toEqual(['十二号', '十四号'])
  // Road 3 of 7 points, another number takes half of its 4 away: (3 - 2) / 7.
  expect(found[1]?.score).toBeCloseTo(1 / 7, 10)
  expect(found[1]?.reasons.map(({ words }) => words.zh)).toEqual(['道路相同：长江道', '门牌不同：12号 / 14号'])
})

test('an estate is found by the name of the thing where its address does not tell', () => {
  const [best] = match('昔阳里', candidate('昔阳里', null))
  expect(best?.score).toBe(1)
})

test('gate and unit mean the same, names may be alike', () => {
  expect(match('昔阳里3号楼2单元', candidate('x', '昔阳里3号楼2门'))[0]?.score).toBe(1)
  const [like] = match('时代奥城公寓', candidate('x', '时代奥城'))
  expect(like?.reasons[0]?.agrees).toBe('like')
})

test('what agrees in nothing is no candidate', () => {
  expect(match('长江道12号', candidate('x', '复康路3号'))).toEqual([])
})
