import type { Clause } from './clause.ts'
import { type Draft, draft, plainSubject, type Subject } from './draft.ts'
import type { Head } from './head.ts'
import { endsLikeIndicator } from './lexicon/statistics.ts'
import { type Found, fields, find, headBefore, nounOf } from './phrase.ts'
import { pairedSubjects } from './subject.ts'
import type { Context } from './subject-of.ts'
import { wordTarget } from './word-values.ts'

/** Who sets a target that a text leaves open. */
const SETTER = '国家|国务院|中央|全?省|全?市|全?区|全?县|上级|自治[区州县]|全?州|全?盟|地区|部委|兵团|区委|市委|省委'
const SET = '下达|核定|分解|分配|确定|规定|考核|交办|审核|要求|批复|约束|定|级|控制|制定|明确|安排|部署'
const GOAL = '(?:目标|任务|指标|要求|计划|限额)(?:任务|指标|要求|数)?'
const ASSIGNED = new RegExp(
  `完成(?:好)?[^，。；、\\d]{0,3}?(${SETTER})[^，。；]{0,4}?(?:${SET})[^，。；]{0,24}?${GOAL}`,
)
const WITHIN_ASSIGNED = new RegExp(
  `(?:控制|保持|稳定)在[^，。；\\d]{0,3}?(${SETTER}|下达|核定|规定|法定)[^，。；\\d]{0,10}?(?:目标|指标|限额|范围|任务|要求|计划|标准)(?:值)?(?:以内|之内|内|以下)?`,
)
const MEETS = new RegExp(
  `(?:达到|符合|满足)[^，。；、\\d]{0,2}?(${SETTER}|规定|考核)[^，。；、\\d]{0,8}?(?:要求|目标|标准|指标)(?:要求)?$`,
)
const LINKED = new RegExp(`[与和同](${SETTER})[^，。；]{0,16}?目标[^，。；]{0,4}?衔接$`)
/** Names inside a target that comes first: «完成上级下达我市能耗和水耗目标». */
const INNER =
  /(?:下达|核定|分解|分配|确定|规定|考核|交办|批复)(?:给)?(?:我|本|全)?[省市区县州]?(?:的)?(.{2,24}?)(?:目标|任务|指标|要求|计划)/
const GENERIC_GOAL =
  /^(?:控制|约束性|年度|各项|考核|有关|相关|工作|主要|全年|的|减排控制|总量控制|节能减排)?(?:的)?(?:控制|约束性|各项)?$/

const YARDSTICK =
  '居民|经济|增长|增速|增幅|GDP|生产总值|收入|全国|全省|全市|全区|全县|水平|物价|人口|财政|平均|均值|全社会|同期|上年|去年'
const SAME = new RegExp(
  `[与和同跟]([^，。；、\\d]{0,14}?(?:${YARDSTICK})[^，。；、\\d]{0,8}?)(?:基本)?(?:保持)?(?:同步|相当|相适应|相匹配|相协调|一致|持平)(?:增长|提高)?$`,
)
const AGAINST = new RegExp(
  `(?:不低于|不慢于|高于|快于|优于|好于|超过|跑赢|低于|不高于|慢于|略高于|略快于|高出|达到)([^，。；、\\d]{0,10}?(?:${YARDSTICK})[^，。；、\\d]{0,10}?)$`,
)
const RANK =
  /(?:继续)?(?:保持|位居|稳居|居于|居|进入|力争|走在|位列|处于|排名)(?:在)?[^，。；\d]{0,10}?(?:前列|领先(?:地位|水平|位次)?|第一方阵|第一梯队|前茅|上游|首位|第一|前[一二三四五六七八九十])(?:位|名)?$/
const TREND =
  /(?:(?:持续|稳步|进一步|稳定|明显|显著|不断|继续|合理|有效|大幅|逐步|总体|基本|平稳|保持|稳中|实现|较快|同步|只[升降]不[升降]|得到|全面)(?:改善|提升|提高|增长|下降|减少|回升|稳定|平衡|降低|优化|向好|提质|增效|增加|扩大|上升|好转|向优|见效|达标|增长态势|合理增长|有升|回落|有所?提高|压减|缩小|安全|可控|防控|双下降|双提升)|“?双[下上降提升增][降升长]?”?|提质增效|稳量提质|稳中提质|稳中有[升进]|只减不增|稳中向好|应[^，。；]保尽保|进一步改善)$/

/** Targets without a number: set by others, relative, a word for a value, a direction. */
export function phraseTargets(clause: Clause, figures: readonly Draft[], context: Context): Draft[] {
  const words = context.text.slice(clause.start, clause.end).replace(/[”"、]+$/, '')
  const assigned = assignedTarget(words, clause, context)
  if (assigned !== undefined) return assigned
  if (figures.length > 0) return []
  return (
    relativeTarget(words, clause, context) ??
    wordTarget(words, clause, context) ??
    trendTarget(words, clause, context) ??
    []
  )
}

function assignedTarget(words: string, clause: Clause, context: Context): Draft[] | undefined {
  const found = [ASSIGNED, WITHIN_ASSIGNED, MEETS, LINKED]
    .map((pattern) => find(pattern, words, clause.start))
    .find((hit) => hit !== undefined)
  if (found === undefined) return undefined
  const head = headBefore(clause, found.start, context)
  const subjects = assignedSubjects(head, found, context)
  if (subjects === undefined) return undefined
  return subjects.map((subject) =>
    draft({
      kind: 'indicator-target',
      ...fields(clause, found, context),
      subject,
      action: /^[与和同]/.test(found.match[0]) ? null : found.match[0].slice(0, 2),
      comparator: 'complete-assigned',
      measure: 'assigned',
      assigner: (found.match[1] ?? '').replace(/^全/, ''),
      shared: subjects.length > 1 ? '并列' : null,
    }),
  )
}

function assignedSubjects(head: Head, found: Found, context: Context): Subject[] | undefined {
  const { text } = context
  const inner = INNER.exec(found.match[0])
  const name = inner?.[1] ?? ''
  if (head.noun.end - head.noun.start >= 2) {
    if (/^(?:确保|推动|力争|努力|全面|如期|圆满|全力)*$/.test(text.slice(head.noun.start, head.noun.end)))
      return undefined
    return splitIndicators(text, head.noun.start, head.noun.end)
  }
  if (inner !== null && name.length >= 2 && !GENERIC_GOAL.test(name)) {
    const start = found.start + inner.index + inner[0].indexOf(name)
    return splitIndicators(text, start, start + name.length)
  }
  return context.subject === undefined ? undefined : [context.subject]
}

function splitIndicators(text: string, start: number, end: number): Subject[] {
  return /等(?:[^、]{0,8})?$/.test(text.slice(start, end)) ? [[[start, end]]] : pairedSubjects(text, start, end)
}

function relativeTarget(words: string, clause: Clause, context: Context): Draft[] | undefined {
  const found = find(SAME, words, clause.start) ?? find(AGAINST, words, clause.start)
  if (found === undefined) return rankTarget(words, clause, context)
  if (/持平$/.test(found.match[0]) && /上年|去年|同期/.test(found.match[1] ?? '')) return undefined
  const head = headBefore(clause, found.start, context)
  const noun = nounOf(head, context)
  if (noun === undefined) return undefined
  const name = plainSubject(context.text, noun)
  const isGrowth =
    head.change !== null || /增速|增幅|涨幅/.test(name) || /增长|增速|增幅|经济/.test(found.match[1] ?? '')
  if (!endsLikeIndicator(name) && head.change === null && !/增长$/.test(name)) return undefined
  const subjects = head.shared === null ? [noun] : pairedSubjects(context.text, head.noun.start, head.noun.end)
  return subjects.map((subject) =>
    draft({
      kind: 'indicator-target',
      ...fields(clause, found, context),
      subject,
      action: head.changeWord ?? head.reach,
      comparator: 'relative',
      measure: isGrowth ? 'growth' : /率|比重|占比|比例/.test(name) ? 'share' : 'level',
      baseline: found.match[1] ?? null,
      strict: /^(?:高于|快于|超过|优于|好于|低于|慢于|略)/.test(found.match[0]),
      strength: head.strength ?? context.strength,
    }),
  )
}

function rankTarget(words: string, clause: Clause, context: Context): Draft[] | undefined {
  const found = find(RANK, words, clause.start)
  if (found === undefined) return undefined
  const head = headBefore(clause, found.start, context)
  if (head.noun.end <= head.noun.start) return undefined
  const name = context.text.slice(head.noun.start, head.noun.end)
  if (!endsLikeIndicator(name) || name.length > 24) return undefined
  const shape = { comparator: 'relative', measure: 'rank', core: false } as const
  return [
    draft({
      kind: 'indicator-target',
      ...fields(clause, found, context),
      subject: [[head.noun.start, head.noun.end]],
      action: head.verb,
      ...shape,
    }),
  ]
}

function trendTarget(words: string, clause: Clause, context: Context): Draft[] | undefined {
  const found = find(TREND, words, clause.start)
  if (found === undefined) return undefined
  const head = headBefore(clause, found.start, context)
  const { start, end } = head.noun
  if (end - start < 2 || end - start > 26) return undefined
  const name = context.text.slice(start, end)
  if (!endsLikeIndicator(name) && !/(?:天气|环境|质量|价格|收支|数)$/.test(name)) return undefined
  const shape = { comparator: 'direction', measure: 'trend', core: false } as const
  return [
    draft({
      kind: 'indicator-target',
      ...fields(clause, found, context),
      subject: [[start, end]],
      action: head.verb,
      ...shape,
    }),
  ]
}
