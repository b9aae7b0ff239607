import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SAMPLE_DOCUMENTS } from './sample.ts'

const ORIGINAL = new URL('../../../shared/plans/texts/000.txt', import.meta.url)
const LONGEST_RUN = 12

/** Names and set phrases that no restatement may change: titles of documents, doctrine in its official form, a school. */
const OFFICIAL_TERMS = [
  '南开区2023年国民经济和社会发展计划',
  '以习近平新时代中国特色社会主义思想为指导',
  '深刻领悟两个确立的决定性意义',
  '完整准确全面贯彻新发展理念',
  '天津市优化营商环境三年行动计划',
  '战备楼地块新建九年一贯制学校',
]

test('our texts share no run longer than twelve characters with the published plan, official terms aside', (context) => {
  if (!existsSync(ORIGINAL)) return context.skip('../shared/plans/texts/000.txt is not here')
  const original = lettersOf(readFileSync(ORIGINAL, 'utf8'))
  for (const { file } of SAMPLE_DOCUMENTS) {
    const runs = commonRuns(lettersOf(textOf(file)), original)
    expect(
      runs.filter((run) => !OFFICIAL_TERMS.some((term) => term.includes(run))),
      file,
    ).toEqual([])
  }
})

test('the consultation draft differs from the plan in its title, its figures and the layout of the four cities', () => {
  const [plan, draft] = [linesOf('plan-2023.txt'), linesOf('plan-2023-draft.txt')]
  expect(draft).toHaveLength(plan.length)
  const changed = plan.flatMap((line, at) => (line === draft[at] ? [] : [line.slice(0, 9)]))
  expect(changed).toEqual(['南开区2023年国', '（演示用文本：数字', '地区生产总值预期增', '统筹规划实施与空间'])
  expect(draft.join('')).toContain('启航科创城')
  expect(draft.join('')).not.toMatch(/双核驱动|增长\d/)
})

test('every text says in its second line that it is made for demonstration', () => {
  for (const { file } of SAMPLE_DOCUMENTS) expect(linesOf(file)[1]).toMatch(/^（演示用/)
})

function textOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
}

function linesOf(file: string): string[] {
  return textOf(file).trimEnd().split('\n')
}

/** Letters and digits only, so that changed punctuation can't hide a copied sentence. */
function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}%]/gu, '')
}

/** Longest runs from every place; one that ends inside the run before it adds nothing. */
function commonRuns(text: string, original: string): string[] {
  const runs: string[] = []
  let last = 0
  for (let at = 0, end = 0; at < text.length; at += 1) {
    end = Math.max(end, at)
    while (end < text.length && original.includes(text.slice(at, end + 1))) end += 1
    if (end - at > LONGEST_RUN && end > last) runs.push(text.slice(at, end))
    last = Math.max(last, end)
  }
  return runs
}
