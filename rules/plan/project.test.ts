import { describe, expect, it } from 'vitest'
import { compilePlan } from './index.ts'

function projects(sentence: string): [string | null, string | null][] {
  const plan = compilePlan(`某区2024年工作计划\n一、重点任务\n${sentence}`)
  return plan.commitments.filter((item) => item.kind === 'project').map((item) => [item.vquote, item.phase])
}

const names = (sentence: string): (string | null)[] => projects(sentence).map(([name]) => name)

describe('named projects', () => {
  it('are told one by one with their phase', () => {
    expect(projects('加快建设云湖大道北段、区图书馆新馆。')).toEqual([
      ['云湖大道北段', 'ongoing'],
      ['区图书馆新馆', 'ongoing'],
    ])
    expect(projects('开工建设柳湾水厂二期。')).toEqual([['柳湾水厂二期', 'start']])
    expect(projects('有序出让老糖厂、原农机站等地块。').map(([, phase]) => phase)).toEqual(['land-sale', 'land-sale'])
    expect(projects('盘活纺机厂旧址、汇丰大厦等闲置资产。').map(([, phase]) => phase)).toEqual([
      'revitalise',
      'revitalise',
    ])
  })

  it('may stand before what will be done', () => {
    expect(names('南环路、文昌大桥建成通车。')).toEqual(['南环路', '文昌大桥'])
    expect(names('清溪中学新校区9月底前投入使用。')).toEqual(['清溪中学新校区'])
  })

  it('share a head in lists', () => {
    const plan = compilePlan('某区2024年工作计划\n一、重点任务\n推进地铁7号线、8号线建设。')
    expect(plan.commitments.map((item) => item.subject)).toEqual(['地铁7号线', '地铁8号线'])
  })

  it('stand beside the count they are examples of', () => {
    const plan = compilePlan('某区2024年工作计划\n一、重点任务\n打通柏林路等4条断头路。')
    expect(plan.commitments.map((item) => [item.kind, item.vquote])).toEqual([
      ['project', '柏林路'],
      ['quantified-task', '4条'],
    ])
  })

  it('keep the count that belongs to their name', () => {
    const plan = compilePlan('某区2024年工作计划\n一、重点任务\n组织实施18项民心工程。')
    expect(plan.commitments).toMatchObject([{ kind: 'project', vquote: '18项民心工程', nameNumber: 18 }])
  })

  it.each([
    '推进老旧小区改造，完善基础设施网络。',
    '加快数字政府建设。',
    '大力发展智能制造产业。',
    '加强市容环境综合整治。',
    '建设标准厂房12万平方米。',
    '推进重点领域改革。',
    '支持企业参与国家科技项目。',
  ])('are not things in general: «%s»', (sentence) => {
    expect(names(sentence)).toEqual([])
  })
})
