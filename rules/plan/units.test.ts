import { describe, expect, it } from 'vitest'
import { compilePlan } from './index.ts'
import { unitsIn } from './units.ts'

describe('responsible units', () => {
  it('are read with their parts', () => {
    expect(unitsIn('牵头单位：县教育局；配合单位：县财政局、县住建局')).toEqual([
      { name: '县教育局', part: 'lead' },
      { name: '县财政局', part: 'co-operating' },
      { name: '县住建局', part: 'co-operating' },
    ])
  })

  it('belong to every record of their item', () => {
    const plan = compilePlan(
      '某县2024年民生实事\n一、任务\n1.新增学位300个，改造食堂8所。（责任单位：县教育局）\n2.新建公厕6座，由县城管局牵头。',
    )
    expect(plan.commitments.map((item) => item.units.map((unit) => unit.name))).toEqual([
      ['县教育局'],
      ['县教育局'],
      ['县城管局'],
    ])
  })
})
