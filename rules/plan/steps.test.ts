import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from './compile.ts'

/** Steps of the scanner per character of the text. */
function stepsPerCharacter(text: string): number {
  const steps = { count: 0 }
  compile(text, { steps })
  return steps.count / Math.max(1, [...text].length)
}

const LIMIT = 4
const heads = ['', '某区2024年工作计划\n一、任务\n']
const pieces = fc.constantFrom(
  '1',
  '９',
  '0000',
  '万',
  '亿',
  '百分之',
  '一二三',
  '（',
  '）',
  '“',
  '”',
  '、',
  '，',
  '。',
  '\n',
  ' ',
  '新建',
  '增长',
  '分别',
  '等',
  '个',
  '公里',
  '%',
  'zhǎn',
  '(fā)',
  '😀',
  '發',
  'G109',
  '—',
  '至',
  '2024年',
  '其中',
  '由',
  '提高到',
  '\t',
  '|',
  '序号',
  '目标',
)

describe('the scanner', () => {
  it.each([
    ['a million digits', '7'.repeat(1_000_000)],
    ['a million digits with commas', '1,000'.repeat(40_000)],
    ['ten thousand nested brackets', `${'（'.repeat(10_000)}新建6处${'）'.repeat(10_000)}`],
    ['a hundred thousand 万', '万'.repeat(100_000)],
    ['Chinese digits without end', '三'.repeat(100_000)],
    ['mixed widths', '１2３'.repeat(60_000)],
    ['pinyin noise', 'zhǎn(fā)'.repeat(20_000)],
    ['verbs without end', '新建'.repeat(40_000)],
    ['enumerations without end', '新建公园6处、'.repeat(8_000)],
    ['blank lines and cells', '序号\n目标\n单位\n1\n'.repeat(8_000)],
  ])('takes a bounded number of steps per character on %s', { timeout: 60_000 }, (_, text) => {
    for (const head of heads) expect(stepsPerCharacter(head + text)).toBeLessThan(LIMIT)
  })

  it('takes a bounded number of steps on any mixture, and every record points into the text', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 400 }), fc.constantFrom(...heads), (parts, head) => {
        const text = head + parts.join('')
        const points = [...text]
        const steps = { count: 0 }
        const plan = compile(text, { steps })
        expect(steps.count).toBeLessThanOrEqual(LIMIT * (points.length + 10))
        for (const item of plan.commitments) {
          expect(points.slice(item.start, item.end).join('')).toBe(item.quote)
          if (item.vstart !== null && item.vend !== null)
            expect(points.slice(item.vstart, item.vend).join('')).toBe(item.vquote)
        }
      }),
      { numRuns: 150 },
    )
  })
})
