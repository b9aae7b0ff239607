import { describe, expect, it } from 'vitest'
import { compilePlan } from './index.ts'
import { columnOf } from './table-columns.ts'

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
  '5.2',
  '6.5左右',
  '区发改委',
  '2',
  '一般公共预算收入',
  '亿元',
  '41.2',
  '44.5',
  '区财政局',
  '3',
  '城镇新增就业',
  '人',
  '9800',
  '≥9500',
  '区人社局',
  '4',
  '单位GDP能耗',
  '—',
  '下降2.1%',
  '完成市下达任务',
  '区发改委',
  '注：完成数为快报数。',
]

describe('tables', () => {
  it('with one cell per line give the target column, its unit and base', () => {
    const found = compilePlan(cells.join('\n')).commitments
    expect(found.map((item) => [item.subject, item.comparator, item.value, item.unit])).toEqual([
      ['地区生产总值', 'approx', '6.5', '%'],
      ['一般公共预算收入', 'eq', '4450000000', '元'],
      ['城镇新增就业', 'gte', '9500', '人'],
      ['单位GDP能耗', 'complete-assigned', null, null],
    ])
    expect(found.map((item) => item.units.map((unit) => unit.name).join())).toEqual([
      '区发改委',
      '区财政局',
      '区人社局',
      '区发改委',
    ])
    expect(found[1]?.baseline).toBe('2024年41.2亿元')
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
      '社区书屋',
      '新增7家',
      '新增9家',
      '区文旅局',
    ]
    expect(compilePlan(rows.join('\n')).commitments).toMatchObject([
      { subject: '社区书屋', value: '9', action: '新增' },
    ])
  })

  it('with merged cells find the columns that the cells fit', () => {
    const rows = [
      '某区2025年任务分解表',
      '序号',
      '类别',
      '任务内容',
      '年度目标',
      '牵头单位',
      '完成时限',
      '1',
      '产业攻坚',
      '企业梯次培育',
      '净增规上工业企业26户',
      '区工信局',
      '12月底',
      '2',
      '停车便民',
      '新增泊位2000个',
      '区城管局',
      '6月底',
    ]
    const found = compilePlan(rows.join('\n')).commitments
    expect(found.map((item) => [item.subject, item.value, item.units.map((unit) => unit.name).join()])).toEqual([
      ['规上工业企业', '26', '区工信局'],
      ['泊位', '2000', '区城管局'],
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
