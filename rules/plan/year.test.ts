import { describe, expect, it } from 'vitest'
import { fiveYearSpan, planPeriod, yearsIn } from './year.ts'

describe('years of a plan', () => {
  it('are read in digits and in Chinese', () => {
    expect(yearsIn('由2020年到二〇二五年')).toEqual([2020, 2025])
  })

  it('follow from the ordinal of a five-year plan', () => {
    expect(fiveYearSpan('“十三五”时期')).toBe('2016-2020')
    expect(fiveYearSpan('第十五个五年规划')).toBe('2026-2030')
  })

  it('come from the heading that looks forward where the title has none', () => {
    expect(planPeriod(['政府工作报告', '一、2020年工作回顾', '二、2021年工作安排'])).toBe('2021')
  })

  it('come from the date of the congress last', () => {
    expect(planPeriod(['政府工作报告', '——2022年1月9日在某市第七届人民代表大会第二次会议上'])).toBe('2022')
  })
})
