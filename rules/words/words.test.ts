import { describe, expect, test } from 'vitest'
import {
  answersSearch,
  chineseFigure,
  columnWidth,
  cutToWidth,
  englishFigure,
  groupThousands,
  pinyinKeys,
  shiftDown,
} from './index.ts'

describe('search by pinyin', () => {
  test('地区生产总值 is found by its initials and by its whole pinyin', () => {
    expect(pinyinKeys('地区生产总值')).toEqual({ full: 'diqushengchanzongzhi', initials: 'dqsczz' })
    expect(answersSearch('地区生产总值增长6%', 'sczz')).toBe(true)
    expect(answersSearch('地区生产总值增长6%', 'shengchan')).toBe(true)
    expect(answersSearch('地区生产总值增长6%', 'xq')).toBe(false)
  })

  test('letters and digits of the text stay, punctuation is left out', () => {
    expect(pinyinKeys('R&D经费、5G基站')).toEqual({ full: 'rdjingfei5gjizhan', initials: 'rdjf5gjz' })
  })

  test('characters are found as they are, whatever else stands in the search', () => {
    expect(answersSearch('新增就业3.5万人', '就业')).toBe(true)
    expect(answersSearch('新增就业3.5万人', '就业率')).toBe(false)
    expect(answersSearch('绿化', 'lvhua')).toBe(true)
  })

  test('a text without any character has empty keys', () => {
    expect(pinyinKeys('')).toEqual({ full: '', initials: '' })
  })
})

describe('width of a text', () => {
  test('a Han character takes two columns, a letter one', () => {
    expect(columnWidth('GDP增长6%')).toBe(9)
    expect(columnWidth('（万元）')).toBe(8)
    expect(columnWidth('𠮷')).toBe(2)
  })

  test('a long text is cut with an ellipsis, a short one stays', () => {
    expect(cutToWidth('一般公共预算收入', 10)).toBe('一般公共…')
    expect(cutToWidth('收入', 10)).toBe('收入')
  })
})

describe('figures', () => {
  test('large figures are read in 万 and 亿 without losing a digit', () => {
    expect(chineseFigure('35000')).toBe('3.5万')
    expect(chineseFigure('14300000000')).toBe('143亿')
    expect(chineseFigure('123456789')).toBe('12,345.6789万')
    expect(chineseFigure('1234567891')).toBe('123,456.7891万')
    expect(chineseFigure('6.5')).toBe('6.5')
    expect(chineseFigure('1050')).toBe('1,050')
    expect(chineseFigure('-20000')).toBe('-2万')
  })

  test('in English large figures are read in million and billion', () => {
    expect(englishFigure('14300000000')).toBe('14.3 billion')
    expect(englishFigure('35000')).toBe('35,000')
    expect(englishFigure('1000000')).toBe('1 million')
  })

  test('the point moves over the digits, not through a float', () => {
    expect(shiftDown('0.3', 4)).toBe('0.00003')
    expect(shiftDown('12345678901234567890', 8)).toBe('123456789012.3456789')
    expect(groupThousands('1234567.80')).toBe('1,234,567.80')
  })
})
