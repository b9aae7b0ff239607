import type { ExtractedCommitment } from '@citybrain/contract/engines/commitment.ts'
import type { CompiledPlan } from '@citybrain/contract/engines/outline.ts'
import { targetWords } from '@citybrain/rules/words/index.ts'
import { systemMs, toChinaDate } from '../platform/index.ts'
import { readInput } from './input.ts'
import { drawTable, type TableColumn } from './table.ts'
import type { Run } from './verb.ts'

/** Prints what the compiler finds in a file; opens no database. */
export async function extractPlan(run: Run, file: string, period: string | null): Promise<void> {
  const { bytes, fileName, name } = await readInput(file)
  const read = await run.hands.readDocument(
    { bytes, fileName },
    { signal: new AbortController().signal, onProgress: () => undefined },
  )
  // Loaded late: no other verb needs the compiler.
  const { compilePlan, toGuidelineRecord } = await import('@citybrain/rules/plan/index.ts')
  const compiled = compilePlan(
    read.text,
    period === null ? { fallbackPeriod: toChinaDate(systemMs()).slice(0, 4) } : { period },
  )
  const text = run.flags.json
    ? asLines(compiled, run, (one, at) => toGuidelineRecord(name, at + 1, one))
    : asTable(compiled, run)
  if (text !== '') await run.out.print(text)
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
