import type { Comparator } from '@citybrain/contract/engines/commitment.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import type { Language } from '@citybrain/contract/kernel/words.ts'
import { chineseFigure, groupThousands } from '../words/index.ts'

type Bound = Exclude<Comparator, 'range' | 'complete-assigned' | 'relative' | 'direction'>

const SIGN: Record<Bound, { plain: string; strict: string }> = {
  eq: { plain: '', strict: '' },
  gte: { plain: '≥ ', strict: '> ' },
  lte: { plain: '≤ ', strict: '< ' },
  approx: { plain: '≈ ', strict: '≈ ' },
  within: { plain: '≤ ', strict: '< ' },
}

const WITHOUT_NUMBER = {
  'complete-assigned': { zh: '完成下达任务(目标待下达)', en: 'As assigned (not issued yet)' },
  relative: { zh: '相对目标', en: 'Relative' },
  direction: { zh: '方向性目标', en: 'Direction only' },
} as const

/** The target as people read it: `≥ 1.9万人`, `5%—6%`, 完成下达任务; an em dash where the row has none. */
export function targetInWords(
  row: Pick<Commitment, 'comparator' | 'value' | 'unit' | 'strict' | 'direction' | 'vquote'>,
  language: Language,
): string {
  if (row.comparator === null) return '—'
  if (row.comparator === 'complete-assigned' || row.comparator === 'relative' || row.comparator === 'direction') {
    return row.vquote ?? WITHOUT_NUMBER[row.comparator][language]
  }
  if (row.value === null) return '—'
  const falling = row.direction === 'down' ? { zh: '下降 ', en: 'down ' }[language] : ''
  if (Array.isArray(row.value)) {
    const [low, high] = row.value
    return `${falling}${figureWithUnit(low, row.unit, language)}—${figureWithUnit(high, row.unit, language)}`
  }
  const sign = row.comparator === 'range' ? '' : SIGN[row.comparator][row.strict ? 'strict' : 'plain']
  return `${falling}${sign}${figureWithUnit(row.value, row.unit, language)}`
}

const PER_CENT = new Set(['%', '‰'])

/** A figure with its unit, exact: `1.9万人`, `42万平方米`, `4%`; in English `19,000 人`. */
function figureWithUnit(value: string, unit: string | null, language: Language): string {
  if (unit && PER_CENT.has(unit)) return `${value}${unit}`
  if (language === 'zh') return `${chineseFigure(value)}${unit ?? ''}`
  return `${groupThousands(value)} ${unit ?? ''}`.trim()
}
