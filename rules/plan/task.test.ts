import { describe, expect, it } from 'vitest'
import { compilePlan } from './index.ts'

function tasks(sentence: string): [string, string][] {
  const plan = compilePlan(`某区2024年工作计划\n一、重点任务\n${sentence}`)
  return plan.commitments.map((item) => [item.kind, item.quote])
}

describe('promises without figure or name', () => {
  it('are mechanisms or tasks, clause by clause', () => {
    expect(tasks('完善项目专员服务机制，促进审批提速。')).toEqual([
      ['mechanism', '完善项目专员服务机制'],
      ['qualitative-task', '促进审批提速'],
    ])
  })

  it('begin with the words that lead in to them', () => {
    expect(tasks('围绕产业集群需求，引进一批创新团队。')).toEqual([
      ['qualitative-task', '围绕产业集群需求，引进一批创新团队'],
    ])
  })

  it('are not made of headings and creeds', () => {
    expect(tasks('坚持稳中求进工作总基调。')).toEqual([])
  })
})
