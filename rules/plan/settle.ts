import { type Draft, plainSubject } from './draft.ts'
import { fiveYearSpan, lastYear } from './year.ts'

const REACHED_IN = /(?:到|至)((?:19|20)\d\d)年/
const DEADLINE =
  /\d{1,2}月(?:底|末|中旬|上旬|下旬|\d{1,2}日)?(?:之?前)?|年(?:底|末|内)(?:前)?|[上下]半年|[一二三四]季度|(?:春节|国庆|汛期|供暖季|采暖季|开学)前/

/** The period of a clause: the year that it shall be reached in, a five-year span it names, else the sentence's. */
export function periodOf(words: string, current: string, plan: string): string {
  const year = REACHED_IN.exec(words)?.[1]
  if (year !== undefined && Number(year) >= lastYear(plan)) return year
  const span = /(?:时期|期间)/.test(words) ? fiveYearSpan(words) : undefined
  return span !== undefined && lastYear(span) > lastYear(plan) ? span : current
}

/** What only a record's neighbours and its whole clause can tell: roles of differences, restatements, deadlines. */
export function settle(text: string, drafts: Draft[]): void {
  for (const [at, item] of drafts.entries()) {
    if (item.measure === null) {
      item.deadline ??= DEADLINE.exec(text.slice(item.start, item.end))?.[0] ?? null
      continue
    }
    settleDifference(text, item, [drafts[at - 1], drafts[at + 1]])
    settleRestatement(text, item)
    settlePeriod(item)
    item.deadline ??= DEADLINE.exec(text.slice(item.start, item.vstart ?? item.end))?.[0] ?? null
  }
}

/** «提高4个百分点，达到70%», «2亿元、比上年增加3000万元»: the difference beside its level is no target of its own. */
function settleDifference(text: string, item: Draft, neighbours: readonly (Draft | undefined)[]): void {
  const isDifference = item.measure === 'change' || (item.unit !== '%' && /比?[上去]年/.test(item.baseline ?? ''))
  if (!isDifference || item.role !== 'target') return
  const name = plainSubject(text, item.subject)
  const beside = neighbours.some(
    (other) =>
      other !== undefined &&
      other !== item &&
      /level|share|money|count/.test(other.measure ?? '') &&
      plainSubject(text, other.subject) === name,
  )
  if (!beside) return
  item.role = 'change'
  item.measure = 'change'
  item.core = false
}

function settleRestatement(text: string, item: Draft): void {
  const words = text.slice(item.start, item.vstart ?? item.end)
  if (
    !/(?:定为|设定为|确定为|(?<!稳)定在|设定在)$/.test(words) ||
    !/^(?:将)?(?:[^，。；]{0,12})(?:增速|目标|增长|增幅)?[^，。；]{0,6}定/.test(words)
  )
    return
  item.role = 'restatement'
  item.core = false
}

/** In a plan for several years a level is reached in the last one, a yearly rate holds for the span. */
function settlePeriod(item: Draft): void {
  if (item.period.includes('-') && !item.annualized && (item.measure === 'level' || item.measure === 'share'))
    item.period = item.period.slice(-4)
}
