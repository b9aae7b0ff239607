import { describe, expect, test } from 'vitest'
import { blockAt, blocksOf } from './blocks.ts'
import { byBlock, type Mark, nextOnStretch, stretchesOf } from './marks.ts'

const mark = (id: string, start: number, end: number, value?: [number, number]): Mark => ({
  id,
  kind: 'indicator-target',
  state: 'proposed',
  start,
  end,
  valueStart: value?.[0] ?? -1,
  valueEnd: value?.[1] ?? -1,
})

describe('pieces of a text', () => {
  test('every character lies in exactly one piece, long lines are cut at a pause', () => {
    const text = '一、目标\n\n增长6%。保持稳定；\n末'
    const blocks = blocksOf(text, 8)
    expect(blocks.map((block) => text.slice(block.start, block.end))).toEqual([
      '一、目标\n',
      '\n',
      '增长6%。',
      '保持稳定；\n',
      '末',
    ])
    expect(blockAt(blocks, 0)).toBe(0)
    expect(blockAt(blocks, 6)).toBe(2)
    expect(blockAt(blocks, text.length)).toBe(4)
  })

  test('a line without any pause is cut, but never inside a character', () => {
    const text = '𠮷'.repeat(10)
    expect(blocksOf(text, 5).map((block) => text.slice(block.start, block.end).length % 2)).toEqual([0, 0, 0, 0])
  })
})

describe('marks on a text', () => {
  test('two rows on one clause cut it where their values lie', () => {
    const first = mark('a', 0, 12, [4, 6])
    const second = mark('b', 0, 12, [8, 10])
    const stretches = stretchesOf({ start: 0, end: 14 }, [first, second], [])
    expect(stretches.map((one) => [one.start, one.end, one.values.map((value) => value.id).join()])).toEqual([
      [0, 4, ''],
      [4, 6, 'a'],
      [6, 8, ''],
      [8, 10, 'b'],
      [10, 12, ''],
      [12, 14, ''],
    ])
  })

  test('pressing the same words again goes to the next row that shares them', () => {
    const [shared] = stretchesOf({ start: 0, end: 4 }, [mark('a', 0, 4), mark('b', 0, 4)], [])
    if (!shared) throw new Error('no stretch')
    expect(nextOnStretch(shared, null)).toBe('a')
    expect(nextOnStretch(shared, 'a')).toBe('b')
    expect(nextOnStretch(shared, 'b')).toBe('a')
  })

  test('a mark over several pieces is found in each of them', () => {
    const blocks = blocksOf('一二三\n四五六\n七')
    const found = byBlock(blocks, [mark('a', 2, 6)])
    expect([...found.keys()]).toEqual([0, 1])
  })

  test('what belongs to the web page is greyed', () => {
    const stretches = stretchesOf({ start: 0, end: 10 }, [], [{ start: 0, end: 3 }])
    expect(stretches.map((one) => one.grey)).toEqual([true, false])
  })
})
