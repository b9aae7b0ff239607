import { describe, expect, it } from 'vitest'
import { quantitiesIn } from './quantity.ts'

function figures(text: string): string[] {
  return quantitiesIn(text, 0, text.length, { count: 0 })
    .filter((item) => !item.filter)
    .map((item) => `${text.slice(item.start, item.end)}${item.suffix ?? ''}`)
}

describe('figures in a clause', () => {
  it('finds numbers with their units and the comparator behind them', () => {
    expect(figures('新建公园7处、绿道5.4公里以上')).toEqual(['7处', '5.4公里gte'])
    expect(figures('浓度控制在29微克/立方米左右')).toEqual(['29微克/立方米approx'])
    expect(figures('抽检量达到4批次/千人')).toEqual(['4批次/千人'])
  })

  it('reads ranges', () => {
    expect(figures('增长5%—5.5%')).toEqual(['5%—5.5%'])
    expect(figures('增长3.5-4%')).toEqual(['3.5-4%'])
    expect(figures('控制在百分之三至百分之四')).toEqual(['百分之三至百分之四'])
    expect(figures('引进企业6—8家')).toEqual(['6—8家'])
  })

  it.each([
    '深入实施三年行动计划',
    '建设四好农村路',
    '打造15分钟生活圈',
    '推进地铁7号线',
    '升级5G网络',
    '牢记两个维护',
    '推广“8+4”模式',
    '召开第十八届会议',
    '完善12345热线',
    '建设110千伏变电站',
    '2024年3月12日印发',
    '推进旧区改造二期工程',
    '做好一批重点工作',
    '打好三大攻坚战',
    '以百分之百的努力',
    '抓好八个方面工作',
  ])('finds no figure in «%s»', (text) => {
    expect(figures(text)).toEqual([])
  })

  it('tells a filter from a count', () => {
    expect(figures('签约5亿元以上项目12个')).toEqual(['12个'])
    expect(figures('关停30万千瓦以下机组')).toEqual([])
    expect(figures('争取100个以上项目纳入规划')).toEqual(['100个gte'])
  })

  it('reads Chinese digits where a thing is counted', () => {
    expect(figures('改造危桥五座，')).toEqual(['五座'])
    expect(figures('新建一座水厂')).toEqual(['一座'])
  })

  it('reads ratios and bare coefficients', () => {
    expect(figures('师生比达到1.8：1')).toEqual(['1.8：1'])
    expect(figures('容积率不低于2.0')).toEqual(['2.0'])
  })
})
