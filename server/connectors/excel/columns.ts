import type { Commitment } from '@citybrain/contract/engines/register.ts'
import type { Language, Words } from '@citybrain/contract/kernel/words.ts'
import { targetWords } from '@citybrain/rules/words/index.ts'

const KIND: Record<Commitment['kind'], Words> = {
  'indicator-target': { zh: '主要预期指标', en: 'Indicator target' },
  'quantified-task': { zh: '量化任务', en: 'Quantified task' },
  project: { zh: '重点项目', en: 'Project' },
  mechanism: { zh: '机制、体系', en: 'Mechanism' },
  'qualitative-task': { zh: '定性任务', en: 'Qualitative task' },
}

const STATE: Record<Commitment['state'], Words> = {
  proposed: { zh: '待审核', en: 'Proposed' },
  accepted: { zh: '已采纳', en: 'Accepted' },
  rejected: { zh: '已否决', en: 'Rejected' },
}

/** What a cell needs to know beside its row. */
export interface CellContext {
  language: Language
  /** Place in the sheet, from 1. */
  number: number
  departments: (codes: readonly string[]) => string
}

export interface Column {
  heading: Words
  /** In characters of the sheet's font. */
  width: number
  wrap?: boolean
  cell: (row: Commitment, context: CellContext) => string | number | null
}

/** Whole numbers that a spreadsheet keeps exactly; all others stay text, so that no digit is lost. */
function exactNumber(value: Commitment['value']): string | number | null {
  if (value === null) return null
  if (Array.isArray(value)) return value.join('—')
  return String(Number(value)) === value ? Number(value) : value
}

/** The columns of the official breakdown layout, in order. */
export const COLUMNS: readonly Column[] = [
  { heading: { zh: '序号', en: 'No.' }, width: 6, cell: (_, { number }) => number },
  { heading: { zh: '章节', en: 'Section' }, width: 8, cell: (row) => row.section },
  { heading: { zh: '类别', en: 'Kind' }, width: 14, cell: (row, { language }) => KIND[row.kind][language] },
  { heading: { zh: '事项', en: 'Subject' }, width: 30, wrap: true, cell: (row) => row.subject },
  {
    heading: { zh: '目标', en: 'Target' },
    width: 18,
    wrap: true,
    cell: (row, { language }) => targetWords(row, language),
  },
  { heading: { zh: '目标值', en: 'Value' }, width: 12, cell: (row) => exactNumber(row.value) },
  { heading: { zh: '单位', en: 'Unit' }, width: 10, cell: (row) => row.unit },
  { heading: { zh: '期间', en: 'Period' }, width: 10, cell: (row) => row.period },
  {
    heading: { zh: '牵头单位', en: 'Lead' },
    width: 22,
    wrap: true,
    cell: (row, { departments }) => departments(row.leads),
  },
  {
    heading: { zh: '配合单位', en: 'Co-operating' },
    width: 30,
    wrap: true,
    cell: (row, { departments }) => departments(row.coOperating),
  },
  { heading: { zh: '责任领导', en: 'Leader' }, width: 12, wrap: true, cell: (row) => row.leader },
  { heading: { zh: '里程碑', en: 'Milestone' }, width: 22, wrap: true, cell: (row) => row.milestone },
  { heading: { zh: '完成时限', en: 'Due' }, width: 12, cell: (row) => row.dueOn },
  { heading: { zh: '下次报送', en: 'Next report' }, width: 12, cell: (row) => row.nextReportOn },
  { heading: { zh: '佐证材料', en: 'Evidence' }, width: 26, wrap: true, cell: (row) => row.evidence },
  { heading: { zh: '审核状态', en: 'Review' }, width: 10, cell: (row, { language }) => STATE[row.state][language] },
  { heading: { zh: '原文', en: 'Clause' }, width: 46, wrap: true, cell: (row) => row.quote },
  { heading: { zh: '原文位置', en: 'Place' }, width: 12, cell: (row) => `${row.start}–${row.end}` },
  { heading: { zh: '备注', en: 'Note' }, width: 20, wrap: true, cell: (row) => row.note },
]
