import { describe, expect, it } from 'vitest'
import type { ExtractedCommitment } from '../../contract/engines/commitment.ts'
import { CompiledPlan } from '../../contract/engines/outline.ts'
import { compilePlan } from './index.ts'

const head = '某区2024年工作计划\n一、主要目标和任务\n'

function commitments(sentence: string): ExtractedCommitment[] {
  return compilePlan(`${head}${sentence}`).commitments.filter((item) => item.measure !== null)
}

/** Subject, comparator, value and unit of each figure. */
function told(sentence: string): unknown[] {
  return commitments(sentence).map((item) => [item.subject, item.comparator, item.value, item.unit])
}

describe('comparators', () => {
  it.each([
    ['地区生产总值增长6%左右。', 'approx', '6'],
    ['社会消费品零售总额增长7%。', 'eq', '7'],
    ['规上工业增加值增长8%以上。', 'gte', '8'],
    ['居民消费价格涨幅控制在3%左右。', 'approx', '3'],
    ['城镇调查失业率控制在5.5%以内。', 'within', '5.5'],
    ['垃圾资源化利用率不低于35%。', 'gte', '35'],
    ['万元产值能耗低于0.4吨标准煤。', 'lte', '0.4'],
    ['粮食综合生产能力迈上1000亿斤新台阶。', 'gte', '100000000000'],
  ])('of «%s»', (sentence, comparator, value) => {
    expect(commitments(sentence)[0]).toMatchObject({ comparator, value })
  })

  it('say whether the bound itself counts', () => {
    expect(commitments('技术合同成交额突破300亿元。')[0]).toMatchObject({ comparator: 'gte', strict: true })
    expect(commitments('技术合同成交额达到300亿元以上。')[0]).toMatchObject({ comparator: 'gte', strict: false })
  })
})

describe('分别, 均 and 各', () => {
  it('pair subjects and values in order, the last word covering all', () => {
    expect(told('城镇、农村居民人均可支配收入分别增长5%、6.2%左右。')).toEqual([
      ['城镇居民人均可支配收入', 'approx', '5', '%'],
      ['农村居民人均可支配收入', 'approx', '6.2', '%'],
    ])
  })

  it('keep each value its own word', () => {
    expect(commitments('工业投资、民间投资分别增长4%左右、9%以上。').map((item) => item.comparator)).toEqual([
      'approx',
      'gte',
    ])
  })

  it('let a bound before the first value hold for all', () => {
    expect(commitments('甲产业、乙产业营业收入分别突破80亿元、40亿元。').map((item) => item.comparator)).toEqual([
      'gte',
      'gte',
    ])
  })

  it('make one record per subject on one value', () => {
    expect(told('粮食、蔬菜产量均稳定在10万吨以上。')).toEqual([
      ['粮食产量', 'gte', '100000', '吨'],
      ['蔬菜产量', 'gte', '100000', '吨'],
    ])
    expect(told('新建图书馆、文化馆各1座。').map((item) => (item as unknown[])[0])).toEqual(['图书馆', '文化馆'])
  })
})

describe('lists and parts', () => {
  it('carry the verb over to later items', () => {
    const found = commitments('新建街角花园7处、绿道5.4公里。')
    expect(found.map((item) => [item.subject, item.action, item.measure])).toEqual([
      ['街角花园', '新建', 'count'],
      ['绿道', '新建', 'length'],
    ])
  })

  it('name beneficiaries by the work that reaches them', () => {
    const found = commitments('改造老旧小区9个，惠及居民2310户、建筑面积18.6万平方米。')
    expect(found.map((item) => [item.subject, item.role, item.measure])).toEqual([
      ['老旧小区', 'target', 'count'],
      ['老旧小区改造惠及居民', 'beneficiary', 'households'],
      ['老旧小区改造惠及建筑面积', 'beneficiary', 'area'],
    ])
  })

  it('make parts of their own behind 其中', () => {
    const found = commitments('安排重点项目48个，其中新开工17个、计划竣工12个。')
    expect(found.map((item) => [item.subject, item.role])).toEqual([
      ['重点项目', 'target'],
      ['新开工重点项目', 'part'],
      ['竣工重点项目', 'part'],
    ])
  })

  it('take the noun behind a figure', () => {
    expect(told('创建4个绿色示范社区。')).toEqual([['绿色示范社区', 'eq', '4', '个']])
  })
})

describe('baselines and differences', () => {
  it('turn «from … to …» into a target with a baseline', () => {
    expect(commitments('农村低保标准由每人每年5200元提高到5600元。')[0]).toMatchObject({
      subject: '农村低保标准',
      value: '5600',
      baseline: '5200元',
      measure: 'level',
    })
  })

  it('leave a difference beside its level out of the core', () => {
    const found = commitments('污水治理率提高5个百分点，达到61%。')
    expect(found.map((item) => [item.subject, item.value, item.role, item.core])).toEqual([
      ['污水治理率', '5', 'change', false],
      ['污水治理率', '61', 'target', true],
    ])
  })

  it('count a difference in percentage points, never in per cent', () => {
    expect(commitments('常住人口城镇化率提升1个百分点以上。')[0]).toMatchObject({ unit: '百分点', measure: 'change' })
  })

  it('make no record of a base', () => {
    expect(told('投资在上年增长9%的基础上增长6%。')).toHaveLength(1)
  })
})

describe('targets without a number', () => {
  it('set by others make one record per indicator', () => {
    const found = commitments('单位产值能耗、碳排放强度完成市下达目标。')
    expect(found.map((item) => [item.subject, item.comparator, item.assigner])).toEqual([
      ['单位产值能耗', 'complete-assigned', '市'],
      ['碳排放强度', 'complete-assigned', '市'],
    ])
    expect(commitments('能源、水资源等指标达到国家要求。')).toHaveLength(1)
  })

  it('relative to something keep what they are compared with', () => {
    expect(commitments('居民收入增长与经济增长基本同步。')[0]).toMatchObject({
      subject: '居民收入',
      comparator: 'relative',
      baseline: '经济增长',
      measure: 'growth',
    })
  })

  it('of a direction are never core', () => {
    expect(commitments('空气质量持续改善。')[0]).toMatchObject({ comparator: 'direction', core: false })
  })

  it('in words have a value', () => {
    expect(commitments('项目审批时间再压减一半。')[0]).toMatchObject({ value: '50', unit: '%', direction: 'down' })
    expect(commitments('对外贸易总额实现正增长。')[0]).toMatchObject({ value: '0', comparator: 'gte', strict: true })
    expect(commitments('零就业家庭动态清零。')[0]).toMatchObject({ value: '0', core: false, wordValue: true })
  })
})

describe('the past', () => {
  it('goes to the results, by section, year and aspect', () => {
    const plan = compilePlan(
      '某县2024年政府工作报告\n一、2023年工作回顾\n新建学校6所，地区生产总值增长5%。\n二、2024年工作安排\n去年新增瞪羚企业11家，今年力争新增15家以上。',
    )
    expect(plan.results.map((item) => item.value)).toEqual(['6', '5', '11'])
    expect(plan.commitments.filter((item) => item.measure !== null)).toMatchObject([
      { subject: '瞪羚企业', value: '15', comparator: 'gte', strength: '力争' },
    ])
  })
})

describe('a compiled plan', () => {
  it('fits the contract', () => {
    const plan = compilePlan(`${head}地区生产总值增长6%左右。\n加快建设云湖大道北段。完善网格化管理机制。`)
    expect(() => CompiledPlan.parse(plan)).not.toThrow()
  })

  it('of an empty text holds nothing', () => {
    expect(compilePlan('')).toMatchObject({ commitments: [], results: [], sections: [] })
  })

  it('keeps offsets in code points of the stored text, BOM and carriage returns counted', () => {
    const text = '\ufeff某区2024年工作计划\r\n一、任务\r\n😀新建公园6处。'
    const found = compilePlan(text).commitments[0]
    expect(found?.vquote).toBe('6处')
    expect([...text].slice(found?.vstart ?? 0, found?.vend ?? 0).join('')).toBe('6处')
  })

  it('takes a period given from outside', () => {
    expect(compilePlan('一、目标\n地区生产总值增长6%。', { period: '2031' }).commitments[0]?.period).toBe('2031')
  })

  it('reports its progress from nothing to all', () => {
    const shares: number[] = []
    compilePlan(`${head}地区生产总值增长6%。`, { onProgress: (share) => shares.push(share) })
    expect(shares.at(-1)).toBe(1)
    expect([...shares].sort((a, b) => a - b)).toEqual(shares)
  })
})
