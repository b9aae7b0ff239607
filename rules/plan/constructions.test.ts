import { describe, expect, it } from 'vitest'
import { compilePlan } from './index.ts'

/** Subject, comparator, value and unit of every figure promised under a heading that looks ahead. */
function figuresOf(sentence: string): unknown[] {
  const found = compilePlan(`某区2024年工作计划\n一、重点任务\n${sentence}`).commitments
  return found
    .filter((item) => item.kind === 'indicator-target' || item.kind === 'quantified-task')
    .map((item) => [item.subject, item.comparator, item.value, item.unit])
}

function tasksOf(sentence: string): string[] {
  const found = compilePlan(`某区2024年工作计划\n一、重点任务\n${sentence}`).commitments
  return found.filter((item) => item.kind === 'qualitative-task').map((item) => item.quote)
}

describe('numbers', () => {
  it('join a smaller part behind 万 or 亿', () => {
    expect(figuresOf('新建保障房1万2,000套，发放租金补贴3亿5,000万元。')).toEqual([
      ['保障房', 'eq', '12000', '套'],
      ['租金补贴', 'eq', '350000000', '元'],
    ])
  })

  it('are a bare scale behind 过 or 突破', () => {
    expect(figuresOf('地区生产总值过千亿元，农村居民人均可支配收入过万元。')).toEqual([
      ['地区生产总值', 'gte', '100000000000', '元'],
      ['农村居民人均可支配收入', 'gte', '10000', '元'],
    ])
  })

  it('count the names that stand before them', () => {
    expect(figuresOf('拓宽东湖、西湖两座桥梁。')).toMatchObject([[expect.anything(), 'eq', '2', '座']])
    expect(figuresOf('建设综合馆（一馆两场）。')).toEqual([])
  })

  it('say only which ones are meant before another count or 者', () => {
    expect(figuresOf('消除50人以上大班额30个，新引进投资5亿元以上企业3户。')).toMatchObject([
      [expect.anything(), 'eq', '30', '个'],
      [expect.anything(), 'eq', '3', '户'],
    ])
    expect(figuresOf('对连续3次排名末位的单位进行约谈。')).toEqual([])
  })
})

describe('heads', () => {
  it('pair several starting values with several targets', () => {
    const text = '某区2024年工作计划\n一、重点任务\n城乡低保标准由每月600元、450元分别提高到650元、500元。'
    const found = compilePlan(text).commitments
    expect(found.map((item) => [item.subject, item.value, item.baseline])).toEqual([
      ['城镇低保标准', '650', '600元'],
      ['农村低保标准', '500', '450元'],
    ])
  })

  it('give each of a list what stands behind 各', () => {
    expect(figuresOf('区中医院、区妇幼院各增设床位60张。')).toEqual([
      ['区中医院床位', 'eq', '60', '张'],
      ['区妇幼院床位', 'eq', '60', '张'],
    ])
  })

  it('lend the things of one rate to the bare rates behind it', () => {
    expect(figuresOf('重点项目开工率、投产率分别不低于90%、70%。')).toEqual([
      ['重点项目开工率', 'gte', '90', '%'],
      ['重点项目投产率', 'gte', '70', '%'],
    ])
    expect(figuresOf('工单办理响应率达到100%，满意率、解决率均在95%以上。')).toMatchObject([
      ['工单办理响应率', 'eq', '100', '%'],
      ['满意率', 'gte', '95', '%'],
      ['解决率', 'gte', '95', '%'],
    ])
  })

  it('keep share, bound and whole apart', () => {
    expect(figuresOf('劳务报酬不低于项目资金的30%。')).toEqual([['劳务报酬占项目资金比例', 'gte', '30', '%']])
  })

  it('drop times, hopes and examples from the subject', () => {
    expect(figuresOf('地区生产总值预期增长5%。')).toEqual([['地区生产总值', 'eq', '5', '%']])
    expect(figuresOf('重点项目开工率6月底前达到80%。')).toEqual([['重点项目开工率', 'eq', '80', '%']])
    expect(figuresOf('打通望云路、清河路等断头路5条。')).toContainEqual(['断头路', 'eq', '5', '条'])
  })
})

describe('tables with a row per line', () => {
  it('keep empty cells, skip sums and read progress apart from contents', () => {
    const rows = [
      '某区2024年政府投资项目表（单位：万元）',
      '序号\t项目名称\t建设规模及内容\t总投资\t截至2023年底累计完成\t2024年计划投资\t2024年形象进度',
      '\t合计\t\t9000\t2000\t3000\t',
      '一\t教育\t\t9000\t2000\t3000\t',
      '1\t望云小学新校区\t建筑面积2万平方米\t9000\t2000\t3000\t完成装修50%',
    ]
    const found = compilePlan(rows.join('\n')).commitments.filter((item) => item.core)
    expect(found.map((item) => [item.kind, item.value])).toEqual([
      ['project', null],
      ['quantified-task', '30000000'],
      ['indicator-target', '50'],
    ])
  })

  it('read each year that has a column of targets', () => {
    const rows = ['某区2024年指标表', '指标\t单位\t2023年实际\t2024年目标\t2025年目标', '粮食产量\t万吨\t10\t11\t12']
    const found = compilePlan(rows.join('\n')).commitments
    expect(found.map((item) => [item.value, item.period])).toEqual([
      ['110000', '2024'],
      ['120000', '2025'],
    ])
  })
})

describe('tables with a cell per line', () => {
  it('may number their rows without a header for it', () => {
    const cells =
      '指标名称（单位） 2023年实绩 2024年计划 牵头单位 民生 1 城镇新增就业（万人） 2.1 2.2 区人社局 2 粮食产量（万吨） 10 ＞11 区农业局'
    const found = compilePlan(`某区2024年主要指标表\n${cells.replaceAll(' ', '\n')}`).commitments
    expect(found.map((item) => [item.subject, item.comparator, item.value])).toEqual([
      ['城镇新增就业', 'eq', '22000'],
      ['粮食产量', 'gte', '110000'],
    ])
  })

  it('read the task as a sentence where no column holds a target', () => {
    const cells =
      '序号 工作内容 时限 责任单位 一 城市建设 1 新建口袋公园8个，改造老旧小区5个 9月底 区城管局 二 民生 2 开展应急演练20场 全年 区应急局'
    const found = compilePlan(`某区2024年任务清单\n${cells.replaceAll(' ', '\n')}`).commitments
    expect(found.map((item) => [item.subject, item.value, item.units[0]?.name])).toEqual([
      ['口袋公园', '8', '区城管局'],
      ['老旧小区', '5', '区城管局'],
      ['应急演练', '20', '区应急局'],
    ])
  })
})

describe('headers of narrow columns', () => {
  it('broken in two lines are one, and a missing cell does not shift the row', () => {
    const cells =
      '类 别 指标 计量 单位 上年 完成 本年 计划 指标 性质 责任 单位 经济 进出口总额 亿元 40 44以上 预期性 区商务局 粮食产量 万吨 10 11 预期性 区农业局'
    const found = compilePlan(`某区2024年主要指标计划表\n${cells.replaceAll(' ', '\n')}`).commitments
    expect(found.map((item) => [item.subject, item.comparator, item.value])).toEqual([
      ['进出口总额', 'gte', '4400000000'],
      ['粮食产量', 'eq', '110000'],
    ])
  })
})

describe('what looks back', () => {
  it('goes on over the paragraphs of a review until one speaks of what is to come', () => {
    const text =
      '在某区人民代表大会上的报告\n2024年1月6日\n回望刚刚过去的一年，财政收入增长5%。\n我们改造老旧小区9个，建成绿道14公里。\n今年，新建绿道20公里。'
    expect(compilePlan(text).commitments.map((item) => item.value)).toEqual(['20'])
  })

  it('in a report dated below its title is the year before', () => {
    const text =
      '某县人民政府工作报告\n2024年1月9日　县长　李××\n2023年，全县生产总值增长6%。新建公路9公里。\n今年，新建公路12公里。'
    expect(compilePlan(text).commitments.map((item) => [item.value, item.period])).toEqual([['12', '2024']])
  })

  it('in a news item is all that announces nothing', () => {
    const text =
      '某市日报数字版 第03版：要闻\n本报记者 李×\n工业区累计关停生产线11条，新建绿道12公里。区住建局表示，今年将新建口袋公园6个。'
    expect(compilePlan(text).commitments.map((item) => item.value)).toEqual(['6'])
  })
})

describe('tasks without a figure', () => {
  it('are what a clause makes of its object', () => {
    expect(tasksOf('把基层基础打牢，使夜间经济更有活力，让出行环境越来越好。')).toEqual([
      '把基层基础打牢',
      '使夜间经济更有活力',
      '让出行环境越来越好',
    ])
    expect(tasksOf('针对群众操心事拿出实招、务求实效。')).toHaveLength(1)
  })

  it('are neither statements nor fields of work', () => {
    expect(tasksOf('2024年是规划实施的关键一年。城市建设方面，做好全年工作。')).toEqual([])
  })
})

describe('the period', () => {
  it('is the caller’s year only where the text names none', () => {
    const nameless = compilePlan('一、目标\n粮食产量达到5万吨。', { fallbackPeriod: '2031' })
    expect([nameless.period, nameless.commitments[0]?.period]).toEqual([null, '2031'])
    const named = compilePlan('一、2024年目标\n粮食产量达到5万吨。', { fallbackPeriod: '2031' })
    expect([named.period, named.commitments[0]?.period]).toEqual(['2024', '2024'])
  })
})
