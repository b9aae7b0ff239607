import { expect, test } from 'vitest'
import { leavesOf, searchLeaves } from './classes.ts'

const entry = (code: string, zh: string, en: string) => ({ code, title: { zh, en } })
const LEAVES = leavesOf([
  entry('1', '部件', 'Components'),
  entry('101', '公用设施', 'Public utilities'),
  entry('10101', '上水井盖', 'Water supply manhole cover'),
  entry('10102', '污水井盖', 'Sewer manhole cover'),
  entry('10115', '路灯', 'Street lamp'),
  entry('201', '市容环境', 'City appearance'),
  entry('20102', '暴露垃圾', 'Exposed rubbish'),
])
const found = (typed: string) => searchLeaves(LEAVES, typed, 3).map(({ code }) => code)

test('only classes below which nothing lies are chosen, each with its nearest group', () => {
  expect(LEAVES.map(({ code }) => code)).toEqual(['10101', '10102', '10115', '20102'])
  expect(LEAVES[0]?.group?.zh).toBe('公用设施')
})

test('plain words find a class, in Chinese and in English, the best first', () => {
  expect(found('门口污水井盖坏了')).toEqual(['10102', '10101'])
  expect(found('有垃圾')).toEqual(['20102'])
  expect(found('the street lamps are dark')).toEqual(['10115'])
  expect(found('manhole')).toEqual(['10101', '10102'])
})

test('what says nothing finds nothing', () => {
  expect([found(''), found('  '), found('啊'), found('at')]).toEqual([[], [], [], []])
})
