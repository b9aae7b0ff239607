import type { Clause } from './clause.ts'
import { type Draft, draft, plainSubject } from './draft.ts'
import { endsLikeIndicator } from './lexicon/statistics.ts'
import { fields, find, headBefore, nounOf } from './phrase.ts'
import type { Context } from './subject-of.ts'

interface WordValue {
  readonly pattern: RegExp
  readonly shape: Pick<Draft, 'value' | 'unit' | 'measure' | 'comparator' | 'core'> & Partial<Draft>
  readonly name?: string
}

const WORD_VALUES: readonly WordValue[] = [
  {
    pattern: /[“"]?全覆盖$/,
    shape: { value: '100', unit: '%', measure: 'share', comparator: 'eq', core: false },
    name: '覆盖率',
  },
  { pattern: /(?:动态)?清零$/, shape: { value: '0', unit: '户', measure: 'level', comparator: 'eq', core: false } },
  {
    pattern: /[“"]?(?:保持|实现)?[“"]?零增长$/,
    shape: { value: '0', unit: '%', measure: 'growth', comparator: 'eq', core: false },
  },
  {
    pattern: /正增长$/,
    shape: { value: '0', unit: '%', measure: 'growth', comparator: 'gte', strict: true, core: true },
  },
  {
    pattern: /(?:[与和同][^，。；、\d]{0,8}(?:上年|去年|同期)[^，。；、\d]{0,6})?(?:基本)?持平$/,
    shape: { value: '0', unit: '%', measure: 'growth', comparator: 'eq', core: true },
  },
  { pattern: /翻(?:一|两)?番$/, shape: { value: '100', unit: '%', measure: 'growth', comparator: 'eq', core: false } },
]
const HALF = /(?:压减|缩短|减少|压缩|降低|下降|精简|削减|压降|缩减|减)(?:了|掉|近|约)?(一半)(以上|左右)?$/

/** Values in words: 全覆盖, 动态清零, 零增长, 持平, 一半. */
export function wordTarget(words: string, clause: Clause, context: Context): Draft[] | undefined {
  const half = halfTarget(words, clause, context) ?? halfShare(words, clause, context)
  if (half !== undefined) return half
  for (const word of WORD_VALUES) {
    const found = find(word.pattern, words, clause.start)
    if (found === undefined) continue
    const head = headBefore(clause, found.start, context)
    const noun = nounOf(head, context)
    if (noun === undefined || head.noun.end - head.noun.start > 40) return undefined
    if (word.shape.core && !endsLikeIndicator(plainSubject(context.text, noun)) && head.change === null)
      return undefined
    const subject = word.name === undefined ? noun : [...noun, word.name]
    return [
      draft({
        kind: 'indicator-target',
        ...fields(clause, found, context),
        subject,
        action: head.verb ?? head.reach,
        wordValue: true,
        ...word.shape,
      }),
    ]
  }
  return undefined
}

const HALF_SHARE = /(?:率|占比|比重|比例)(达到|达|超过|为|稳定在|不低于)?(一半)(以上|左右)?$/

function halfShare(words: string, clause: Clause, context: Context): Draft[] | undefined {
  const found = find(HALF_SHARE, words, clause.start)
  if (found === undefined) return undefined
  const start = found.start + found.match[0].lastIndexOf('一半')
  const noun = nounOf(headBefore(clause, start, context), context)
  if (noun === undefined) return undefined
  const comparator =
    found.match[3] === '左右'
      ? 'approx'
      : found.match[3] === '以上' || /超过|不低于/.test(found.match[1] ?? '')
        ? 'gte'
        : 'eq'
  const shape = { value: '50', unit: '%', measure: 'share', comparator, wordValue: true } as const
  return [
    draft({
      kind: 'indicator-target',
      ...fields(clause, { ...found, start, end: start + 2 }, context),
      subject: noun,
      ...shape,
    }),
  ]
}

function halfTarget(words: string, clause: Clause, context: Context): Draft[] | undefined {
  const found = find(HALF, words, clause.start)
  if (found === undefined) return undefined
  const start = found.start + found.match[0].indexOf('一半')
  const noun = nounOf(headBefore(clause, found.start, context), context)
  if (noun === undefined) return undefined
  const suffix = found.match[2]
  return [
    draft({
      kind: 'indicator-target',
      ...fields(clause, { ...found, start, end: start + 2 }, context),
      subject: noun,
      action: found.match[0].slice(0, 2),
      value: '50',
      unit: '%',
      measure: 'growth',
      comparator: suffix === '以上' ? 'gte' : suffix === '左右' ? 'approx' : 'eq',
      direction: 'down',
      wordValue: true,
    }),
  ]
}
