import { describe, expect, it } from 'vitest'
import { clausesOf } from './clause.ts'

function read(text: string, ahead = true): [string, boolean][] {
  const clauses = clausesOf({ text, from: 0, to: text.length, period: '2024', ahead, news: false })
  return clauses.map((clause) => [text.slice(clause.start, clause.end), clause.past])
}

describe('clauses', () => {
  it('turn from past to future within a sentence', () => {
    expect(read('去年新增企业11家，今年力争新增15家')).toEqual([
      ['去年新增企业11家', true],
      ['今年力争新增15家', false],
    ])
  })

  it('of an earlier year stay past to the end of the sentence', () => {
    expect(read('2023年完成投资9亿元，竣工3个。2024年安排8个')).toEqual([
      ['2023年完成投资9亿元', true],
      ['竣工3个', true],
      ['2024年安排8个', false],
    ])
  })

  it('with last year as a base are no results', () => {
    expect(read('死亡人数较上年下降10%')).toEqual([['死亡人数较上年下降10%', false]])
  })

  it('of a report about a past quarter are results', () => {
    expect(read('一季度，投资同比增长9%，新增车位860个', false).every(([, past]) => past)).toBe(true)
  })
})
