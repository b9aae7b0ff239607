import { expect, test } from 'vitest'
import { markedParts } from './marked.tsx'

const marked = (text: string, q: string) =>
  markedParts(text, q)
    .map(({ text, found }) => (found ? `[${text}]` : text))
    .join('')

test('each word that was searched for is marked, in capitals or not, and overlapping ones together', () => {
  expect(marked('南开大学八里台校区', '南开')).toBe('[南开]大学八里台校区')
  expect(marked('C座 Tower c', 'C')).toBe('[C]座 Tower [c]')
  expect(marked('电梯电梯', '电梯')).toBe('[电梯电梯]')
  expect(marked('万兴街道', '')).toBe('万兴街道')
  expect(marked('万兴街道', '鼓楼')).toBe('万兴街道')
  expect(marked('风荷园', '荷园 风荷')).toBe('[风荷园]')
})
