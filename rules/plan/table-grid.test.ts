import { describe, expect, it } from 'vitest'
import { compilePlan } from './index.ts'

function figuresOf(lines: readonly string[]): unknown[] {
  return compilePlan(lines.join('\n'))
    .commitments.filter((item) => item.kind !== 'project' && item.core)
    .map((item) => [item.subject, item.comparator, item.value, item.unit])
}

const HEADER = ['类', '别', '指标', '计量', '单位', '上年', '完成', '本年', '计划', '指标', '性质', '责任', '单位']

describe('tables whose blank lines are empty cells', () => {
  it('keep later rows in their columns, under categories named once', () => {
    const rows = [
      ...['经济', '工业投资增长', '%', '4.2', '8左右', '预期性', '县工信局'],
      ...['茶叶产量', '吨', '320', '350', '', '县农业农村局'],
      ...['旅游收入', '亿元', '9.4', '10.5以上', '预期性', ''],
      ...['民生', '城镇新增就业', '人', '2100', '≥2000', '约束性', '县人社局'],
      ...['社区食堂', '家', '', '12', '预期性', '县民政局'],
    ]
    expect(figuresOf(['某县2025年主要指标计划表', ...HEADER, ...rows])).toEqual([
      ['工业投资', 'approx', '8', '%'],
      ['茶叶产量', 'eq', '350', '吨'],
      ['旅游收入', 'gte', '1050000000', '元'],
      ['城镇新增就业', 'gte', '2000', '人'],
      ['社区食堂', 'eq', '12', '家'],
    ])
  })
})
