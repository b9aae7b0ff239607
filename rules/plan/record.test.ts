import { describe, expect, it } from 'vitest'
import { compilePlan, toGuidelineRecord } from './index.ts'

describe('guideline records', () => {
  it('carry the guideline names and leave out what is absent', () => {
    const plan = compilePlan('某区2024年工作计划\n一、目标\n力争城镇新增就业1.9万人以上。')
    expect(plan.commitments.map((item, index) => toGuidelineRecord('x', index + 1, item))).toEqual([
      {
        id: 'x-001',
        doc: 'x',
        kind: 'indicator-target',
        quote: '力争城镇新增就业1.9万人以上',
        start: 17,
        end: 32,
        vquote: '1.9万人',
        vstart: 25,
        vend: 30,
        subject: '城镇新增就业',
        action: null,
        comparator: 'gte',
        value: 19000,
        unit: '人',
        measure: 'increment',
        period: '2024',
        core: true,
        strength: '力争',
      },
    ])
  })
})
