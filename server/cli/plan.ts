import type { ExtractedCommitment } from '@citybrain/contract/engines/commitment.ts'
import type { CompiledPlan } from '@citybrain/contract/engines/outline.ts'
import { targetWords } from '@citybrain/rules/words/index.ts'
import { readInput } from './input.ts'
import { badUsage } from './refusals.ts'
import { drawTable, type TableColumn } from './table.ts'
import type { Run, Verb } from './verb.ts'

export const plan: Verb = {
  name: 'plan',
  summary: {
    zh: '从规划文件中提取承诺事项；不打开数据库',
    en: 'Extract the commitments of a plan from a file; opens no database',
  },
  takes: ['extract FILE', 'extract -'],
  options: {
    json: { type: 'boolean', about: { zh: '每行一个 JSON 对象', en: 'One JSON object per line' } },
    results: {
      type: 'boolean',
      about: { zh: '同时输出往年成果', en: 'Also what past years are said to have achieved' },
    },
    period: {
      type: 'string',
      about: { zh: '规划年度，默认从文中识别', en: 'Year of the plan, else read from the text' },
    },
  },
  settings: false,
  async run(run) {
    const [deed, file, ...more] = run.words
    if (deed !== 'extract' || !file || more.length > 0) throw badUsage('plan', 'expected: plan extract FILE')
    const { period } = run.flags
    if (typeof period === 'string' && !/^\d{4}(-\d{4})?$/.test(period))
      throw badUsage('plan', '--period takes a year such as 2023')
    const { bytes, fileName, name } = await readInput(file)
    const read = await run.hands.readDocument(
      { bytes, fileName },
      { signal: new AbortController().signal, onProgress: () => undefined },
    )
    // Loaded late: no other verb needs the compiler.
    const { compilePlan, toGuidelineRecord } = await import('@citybrain/rules/plan/index.ts')
    const compiled = compilePlan(read.text, typeof period === 'string' ? { period } : {})
    const text = run.flags.json
      ? asLines(compiled, run, (one, at) => toGuidelineRecord(name, at + 1, one))
      : asTable(compiled, run)
    if (text !== '') await run.out.print(text)
    return 0
  },
}

function asLines(
  { commitments, results }: CompiledPlan,
  { flags }: Run,
  toRecord: (one: ExtractedCommitment, at: number) => object,
): string {
  const lines = commitments.map((one, at) => JSON.stringify(toRecord(one, at)))
  if (flags.results) lines.push(...results.map((one) => JSON.stringify({ kind: 'result', ...one })))
  return lines.join('\n')
}

const HEADINGS = {
  zh: ['序号', '类别', '事项', '目标', '年度', '责任单位', '原文'],
  en: ['No', 'Kind', 'Subject', 'Target', 'Period', 'Units', 'Text'],
} as const
const WIDTHS = [5, 18, 36, 18, 9, 24, 60]
const COUNT = {
  zh: (found: CompiledPlan) => `共 ${found.commitments.length} 项承诺，往年成果 ${found.results.length} 项。`,
  en: (found: CompiledPlan) =>
    `${found.commitments.length} commitments; ${found.results.length} results of past years.`,
}

function asTable(compiled: CompiledPlan, { flags, language }: Run): string {
  const columns = HEADINGS[language].map(
    (heading, at): TableColumn => ({ heading, atMost: WIDTHS[at] ?? 20, ...(at === 0 && { right: true }) }),
  )
  const rows = compiled.commitments.map((one, at) => [
    String(at + 1),
    one.kind,
    one.subject,
    targetWords(one, language) ?? '',
    one.period,
    one.units.map((unit) => unit.name).join('、'),
    one.quote,
  ])
  if (flags.results)
    for (const one of compiled.results)
      rows.push(['', 'result', one.subject, targetWords(one, language) ?? '', one.period, '', one.quote])
  return `${drawTable(columns, rows)}\n\n${COUNT[language](compiled)}`
}
