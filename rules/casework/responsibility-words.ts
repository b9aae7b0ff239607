import type { Responsibility } from '@citybrain/contract/engines/responsibility.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { FoundResponsibility } from './responsibility.ts'
import type { PassedOver, Route } from './routing.ts'

/** What codes and ids are called. */
export interface ResponsibilityNames {
  area(row: Pick<Responsibility, 'kind' | 'area'>): string | null
  category(row: Pick<Responsibility, 'classes' | 'category'>): Words | null
  department(code: string): Words
}

const KIND_WORDS = {
  district: { zh: '全区', en: 'the whole district' },
  street: { zh: '街道', en: 'street' },
  community: { zh: '社区', en: 'community' },
  grid: { zh: '单元网格', en: 'unit grid' },
  zone: { zh: '片区', en: 'zone' },
} as const satisfies Record<Responsibility['kind'], Words>

const GAP_WORDS = {
  'nothing-here': {
    zh: '责任网格没有任何一行涉及此处',
    en: 'no row of the responsibility grid reaches this place',
  },
  'not-this-class': {
    zh: '此处有责任主体，但都不管这一类别',
    en: 'some answer for this place, but none for this class',
  },
  'not-today': {
    zh: '此处此类有责任主体，但均不在有效期内',
    en: 'rows for this place and class are not in force on this day',
  },
} as const satisfies Record<string, Words>

/** Why it is them, in one sentence. */
export function wordsOfResponsibility(answer: FoundResponsibility, names: ResponsibilityNames): Words {
  if (answer.found === 'nobody') {
    const gap = GAP_WORDS[answer.gap]
    return { zh: `无人负责：${gap.zh}。`, en: `Nobody answers: ${gap.en}.` }
  }
  if (answer.found === 'one') {
    const department = names.department(answer.row.department)
    const why = ofRow(answer.row, names)
    return { zh: `由${department.zh}负责：${why.zh}。`, en: `${department.en} answers: ${why.en}.` }
  }
  const departments = answer.rows.map(({ department }) => names.department(department))
  const [first] = answer.rows
  const why = first ? ofRow(first, names) : { zh: '', en: '' }
  return {
    zh: `责任重复：${departments.map(({ zh }) => zh).join('、')}同样具体（${why.zh}），须先更正责任网格。`,
    en: `Two answer: ${departments.map(({ en }) => en).join(', ')} are named for equally much (${why.en}); correct the grid first.`,
  }
}

function ofRow(row: Responsibility, names: ResponsibilityNames): Words {
  const kind = KIND_WORDS[row.kind]
  const area = row.kind === 'district' ? null : (names.area(row) ?? row.area)
  const place = area === null ? kind : { zh: `${kind.zh}“${area}”`, en: `${kind.en} “${area}”` }
  const category = names.category(row) ?? { zh: '所有类别', en: 'every class' }
  const note = row.note === null ? '' : row.note
  return {
    zh: `按责任网格，${place.zh}、${category.zh}${note && `（${note}）`}`,
    en: `by the responsibility grid, ${place.en}, ${category.en}${note && ` (${note})`}`,
  }
}

/** Whom a rule sends it to, and why. */
export function wordsOfRoute({ department, row }: Route, names: ResponsibilityNames): Words {
  const to = department === null ? { zh: '指定人员', en: 'the person named' } : names.department(department)
  if (row !== null) return wordsOfResponsibility({ found: 'one', row }, names)
  return { zh: `交${to.zh}：按派遣规则。`, en: `To ${to.en}, by the dispatch rule.` }
}

/** Why a rule that would have come first sends nothing. */
export const wordsOfPassedOver = ({ answer }: PassedOver, names: ResponsibilityNames): Words =>
  wordsOfResponsibility(answer, names)
