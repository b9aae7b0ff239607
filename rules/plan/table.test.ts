import { describe, expect, it } from 'vitest'
import { compilePlan } from './index.ts'
import { columnOf } from './table.ts'

const cells = [
  '某区2025年主要指标和任务表',
  '序号',
  '指标名称',
  '单位',
  '2024年完成',
  '2025年目标',
  '责任单位',
  '一、主要指标',
  '1',
  '地区生产总值增速',
  '%',
  '5.6',
  '6.0左右',
  '区发改委',
  '2',
  '一般公共预算收入',
  '亿元',
  '63.8',
  '67.5',
  '区财政局',
  '3',
  '城镇新增就业',
  '人',
  '12350',
  '≥12000',
  '区人社局',
  '4',
  '单位GDP能耗',
  '—',
  '下降2.6%',
  '完成市下达任务',
  '区发改委',
  '注：完成数为快报数。',
]

describe('tables', () => {
  it('with one cell per line give the target column, its unit and base', () => {
    const found = compilePlan(cells.join('\n')).commitments
    expect(found.map((item) => [item.subject, item.comparator, item.value, item.unit])).toEqual([
      ['地区生产总值', 'approx', '6', '%'],
      ['一般公共预算收入', 'eq', '6750000000', '元'],
      ['城镇新增就业', 'gte', '12000', '人'],
      ['单位GDP能耗', 'complete-assigned', null, null],
    ])
    expect(found.map((item) => item.units.map((unit) => unit.name).join())).toEqual([
      '区发改委',
      '区财政局',
      '区人社局',
      '区发改委',
    ])
    expect(found[1]?.baseline).toBe('2024年63.8亿元')
  })

  it('with a row per line read the same way', () => {
    const rows = [
      '某县2025年指标计划',
      '指标名称\t单位\t2024年完成\t2025年目标',
      '粮食产量\t万吨\t3.1\t3.2以上',
      '森林覆盖率\t%\t61\t62',
    ]
    const found = compilePlan(rows.join('\n')).commitments
    expect(found.map((item) => [item.subject, item.comparator, item.value, item.unit])).toEqual([
      ['粮食产量', 'gte', '32000', '吨'],
      ['森林覆盖率', 'eq', '62', '%'],
    ])
  })

  it('of tasks put the row name under figures that have no noun', () => {
    const rows = [
      '某区2025年任务表',
      '序号',
      '任务名称',
      '2024年完成',
      '2025年目标',
      '责任单位',
      '1',
      '社区食堂',
      '新增8家',
      '新增10家',
      '区民政局',
    ]
    expect(compilePlan(rows.join('\n')).commitments).toMatchObject([
      { subject: '社区食堂', value: '10', action: '新增' },
    ])
  })

  it('tell their columns by the headers', () => {
    const columns = [
      '序号',
      '项目名称',
      '计量单位',
      '2024年实际',
      '2025年计划',
      '牵头部门',
      '备注',
      '年度计划投资',
      '总投资',
    ]
    expect(columns.map((header) => columnOf(header, '2025'))).toEqual([
      'number',
      'name',
      'unit',
      'base',
      'target',
      'resp',
      'other',
      'money',
      'other',
    ])
  })
})
