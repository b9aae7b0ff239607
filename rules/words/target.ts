import type { Comparator } from '@citybrain/contract/engines/commitment.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { chineseFigure, englishFigure } from './figure.ts'
import { unitWords } from './units.ts'

type Target = Pick<Commitment, 'comparator' | 'value' | 'unit' | 'measure' | 'direction' | 'strict' | 'vquote'>

/** What a row promises, as a phrase: `增长6%左右`, `at least 12 families`; null where it promises no figure. */
export function targetWords(row: Target, language: string): string | null {
  const english = language === 'en'
  if (row.comparator === 'complete-assigned') return english ? 'as assigned from above' : '完成上级下达任务'
  if (row.value === null) return row.comparator ? row.vquote : null
  const bound = english ? englishBound(row) : chineseBound(row)
  const way = wayWords(row, english)
  if (!way) return bound
  // Browsers space Han and digits themselves (text-autospace).
  return english ? `${way} ${bound}` : `${way}${bound}`
}

/** A figure with its unit; in English after a blank unless it is a percent sign. */
export function figureWords(value: string, unit: string | null, language: string): string {
  const figure = language === 'en' ? englishFigure(value) : chineseFigure(value)
  const words = unitWords(unit, language)
  if (!words) return figure
  return language === 'en' && !/^[%‰]/.test(words) ? `${figure} ${words}` : `${figure}${words}`
}

const CHINESE_BOUNDS: Partial<Record<Comparator, (figure: string, strict: boolean) => string>> = {
  gte: (figure, strict) => (strict ? `超过${figure}` : `${figure}以上`),
  lte: (figure, strict) => (strict ? `低于${figure}` : `不超过${figure}`),
  approx: (figure) => `${figure}左右`,
  within: (figure) => `${figure}以内`,
}

function chineseBound(row: Target): string {
  const figure = rangeWords(row, 'zh')
  const bound = row.comparator ? CHINESE_BOUNDS[row.comparator] : undefined
  return bound ? bound(figure, row.strict) : figure
}

const ENGLISH_BOUNDS: Partial<Record<Comparator, (figure: string, strict: boolean) => string>> = {
  gte: (figure, strict) => (strict ? `more than ${figure}` : `at least ${figure}`),
  lte: (figure, strict) => (strict ? `less than ${figure}` : `at most ${figure}`),
  approx: (figure) => `about ${figure}`,
  within: (figure) => `within ${figure}`,
}

function englishBound(row: Target): string {
  const figure = rangeWords(row, 'en')
  const bound = row.comparator ? ENGLISH_BOUNDS[row.comparator] : undefined
  return bound ? bound(figure, row.strict) : figure
}

function rangeWords(row: Target, language: string): string {
  if (Array.isArray(row.value)) return row.value.map((value) => figureWords(value, row.unit, language)).join('–')
  return figureWords(row.value ?? '', row.unit, language)
}

function wayWords(row: Target, english: boolean): string {
  const down = row.direction === 'down'
  if (row.measure === 'growth') return english ? (down ? 'falls by' : 'grows by') : down ? '下降' : '增长'
  if (row.measure === 'change') return english ? (down ? 'down by' : 'up by') : down ? '降低' : '提高'
  if (row.measure === 'increment') return english ? (down ? 'less by' : 'more by') : down ? '减少' : '新增'
  return ''
}
