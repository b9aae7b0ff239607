import { describe, expect, it } from 'vitest'
import { readOutline, standOf } from './outline.ts'

const plan = [
  '某区2024年工作安排',
  '一、2023年工作回顾',
  '全年新建学校6所。',
  '二、2024年重点任务',
  '（一）扩大投资。安排项目48个。',
  '（二）改善民生。新增学位300个。',
  '三、名词解释',
  '每座面积不小于60平方米。',
].join('\n')

describe('outline of a plan', () => {
  it('numbers sections by their headings and says which tell the past', () => {
    const outline = readOutline(plan, new Set())
    expect(outline.sections.map((section) => [section.number, section.heading, section.past])).toEqual([
      ['1', '2023年工作回顾', true],
      ['2', '2024年重点任务', false],
      ['2.1', '扩大投资', false],
      ['2.2', '改善民生', false],
      ['3', '名词解释', false],
    ])
  })

  it('gives each line its role', () => {
    const roles = readOutline(plan, new Set()).lines.map((line) => line.role)
    expect(roles).toEqual(['title', 'title', 'past', 'title', 'body', 'body', 'glossary', 'glossary'])
  })

  it('takes the plan year from the title, not from a banner', () => {
    const outline = readOutline(
      '今天是：2021年09月26日\n某区2023年国民经济和社会发展计划\n一、目标\n增长4%。',
      new Set(),
    )
    expect(outline.period).toBe('2023')
  })

  it('reads a five-year outline as a span', () => {
    expect(readOutline('某区第十四个五年规划纲要\n一、目标\n增长6%。', new Set()).period).toBe('2021-2025')
  })

  it('tells headings of results from headings of tasks', () => {
    expect(standOf('上年计划执行情况', '2024')).toBe('past')
    expect(standOf('2024年主要预期目标', '2024')).toBe('future')
    expect(standOf('“十三五”时期建设成就和“十四五”时期目标任务', '2021')).toBeUndefined()
    expect(standOf('存在的主要问题', '2024')).toBe('problem')
  })
})

describe('headings without a number', () => {
  it('open a section when they only name a review or the work ahead', () => {
    const text = [
      '某省2026年政府工作报告',
      '“十四五”时期工作回顾',
      '新建学校6所。',
      '2026年重点工作',
      '新建学校8所。',
    ].join('\n')
    const roles = readOutline(text, new Set()).lines.map((line) => line.role)
    expect(roles).toEqual(['title', 'title', 'past', 'title', 'body'])
  })

  it('give a five-year section the span as its period', () => {
    const text = [
      '某省2026年政府工作报告',
      '一、“十五五”时期主要目标',
      '增长5%。',
      '二、2026年重点工作',
      '增长6%。',
    ].join('\n')
    expect(readOutline(text, new Set()).lines.map((line) => line.period)).toEqual([
      '2026',
      '2026-2030',
      '2026-2030',
      '2026',
      '2026',
    ])
  })
})

describe('sub-headings', () => {
  it('turn a section that looks back or ahead only in plain words', () => {
    const text = [
      '某市2026年政府工作报告',
      '一、2025年工作回顾',
      '（一）民生保障稳步增进。新增学位300个。',
      '二、2026年重点工作',
      '（一）打造乡村建设新亮点。改造农房60户。',
      '（二）2025年完成情况。改造农房50户。',
    ].join('\n')
    const roles = readOutline(text, new Set()).lines.map((line) => line.role)
    expect(roles).toEqual(['title', 'title', 'past', 'title', 'body', 'past'])
  })
})
