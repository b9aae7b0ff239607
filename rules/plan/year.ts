import { PAST_HEADING } from './lexicon/headings.ts'
import { chineseValue } from './numeral.ts'

const FIRST_FIVE_YEAR_START = 1953
const NAMED_YEAR = /((?:19|20)\d\d)(?:年|-\d{2}-\d{2})|([二一][〇零九][〇零一二三四五六七八九]{2})年/g
const FIVE_YEAR =
  /(?:第)?(十[一二三四五六七八九]?|二十)(?:个)?五(?:年规划|年计划|”|规划|时期|期间|发展|计划|末|的|[^年月日]|$)/
const TITLE_WORD = /计划|报告|任务|目标|要点|清单|方案|安排|规划|实事|工程|项目|纲要|工作|公报|表/

/** Every year a stretch names, in order. */
export function yearsIn(text: string): number[] {
  const years: number[] = []
  for (const found of text.matchAll(NAMED_YEAR)) {
    const digits = found[1] ?? chineseValue(found[2] ?? '')
    if (digits !== undefined) years.push(Number(digits))
  }
  return years
}

/** «十四五» → 2021-2025. The first five-year plan began in 1953; the tenth and later ones follow each other without a gap. */
export function fiveYearSpan(text: string): string | undefined {
  const found = FIVE_YEAR.exec(text)
  const ordinal = found?.[1] === undefined ? undefined : chineseValue(found[1])
  if (ordinal === undefined) return undefined
  const start = Number(ordinal) >= 10 ? 2001 + (Number(ordinal) - 10) * 5 : FIRST_FIVE_YEAR_START
  return `${start}-${start + 4}`
}

const HEADING_YEAR =
  /^(?:第[一二三四五六]部分|[一二三四五六七八]、|（[一二三四五]）)?.{0,6}((?:19|20)\d\d)年(?!.{0,12}(?:回顾|执行情况|完成情况|总结|成就|成效|主要工作和))/
const CONGRESS = /^.{0,3}((?:19|20)\d\d)年\d{1,2}月\d{1,2}日在.{2,40}(?:会议|大会)上/
const CHINESE_CONGRESS = /^.{0,3}([二一][〇零九][〇零一二三四五六七八九]{2})年.{2,7}日在.{2,40}(?:会议|大会)上/

/** The year or span the whole text plans for: from title, date of the congress, or a heading that looks forward. */
export function planPeriod(lines: readonly string[]): string | undefined {
  return (
    titlePeriod(lines.slice(0, 40)) ??
    headingPeriod(lines) ??
    congressPeriod(lines.slice(0, 60)) ??
    datedReport(lines.slice(0, 8)) ??
    bodyPeriod(lines, true) ??
    bodyPeriod(lines, false)
  )
}

/** A title with its date and number run on: «…民生实事任务分解（2020-03-11发布…». */
const CUT_TITLE = /^([^，。；（]{8,40}(?:计划|分解|分解表|清单|安排|报告|要点|实事|方案|规划|纲要))[（(]/

function titlePeriod(lines: readonly string[]): string | undefined {
  for (const [at, full] of lines.entries()) {
    const line = at < 8 ? (CUT_TITLE.exec(full)?.[1] ?? full) : full
    if (line.length > 70 || !TITLE_WORD.test(line) || /[。；]|今天是|索引|发布日期|发布时间|来源：/.test(line)) continue
    if (/年\d{1,2}月\d{1,2}日/.test(line)) continue
    const span = fiveYearSpan(line)
    if (span !== undefined && /规划|纲要|五年计划/.test(line) && !PAST_HEADING.test(line)) return span
    const range = /((?:19|20)\d\d)年?[-—~至]((?:19|20)\d\d)年/.exec(line)
    if (range !== null) return `${range[1]}-${range[2]}`
    const years = yearsIn(line)
    if (years.length === 0) continue
    if (years.length === 1 && PAST_HEADING.test(line) && /^(?:第[一二三四]部分|[一二三四五六]、|附)|回顾$/.test(line))
      continue
    return String(Math.max(...years))
  }
  return undefined
}

function headingPeriod(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    if (line.length > 40) continue
    const found = HEADING_YEAR.exec(line)
    if (found !== null && TITLE_WORD.test(line) && !/年\d{1,2}月/.test(line)) return found[1]
    if (/^(?:第[一二三四五六]部分|[一二三四五六七八]、).{0,3}对/.test(line) && yearsIn(line).length > 0)
      return String(yearsIn(line)[0])
  }
  return undefined
}

function congressPeriod(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const found = CONGRESS.exec(line)?.[1] ?? chineseValue(CHINESE_CONGRESS.exec(line)?.[1] ?? '')
    if (found !== undefined && found !== '0' && found !== '') return found
  }
  return undefined
}

/** «某县人民政府工作报告» with its date below: a report of the last two months speaks of the year to come. */
function datedReport(lines: readonly string[]): string | undefined {
  if (!lines.some((line) => line.length <= 40 && /(?:工作报告|计划|安排|要点|方案)(?:（.{1,12}）)?$/.test(line)))
    return undefined
  for (const line of lines) {
    const found = /^（?((?:19|20)\d\d)年(\d{1,2})月\d{1,2}日/.exec(line)
    if (found === null || line.length > 40 || /星期|今天|发布|来源/.test(line)) continue
    return String(Number(found[1]) + (Number(found[2]) >= 11 ? 1 : 0))
  }
  return undefined
}

/** No title names a year: the latest year that a sentence opens with or that is named most. */
function bodyPeriod(lines: readonly string[], strict: boolean): string | undefined {
  const counts = new Map<number, number>()
  for (const line of lines.slice(0, 400)) {
    if ((strict ? /今天是|发布|来源|索引/ : /今天是/).test(line.slice(0, 30))) continue
    for (const year of yearsIn(line.slice(0, 2000))) counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  const years = [...counts.keys()].filter((year) => (counts.get(year) ?? 0) >= 1)
  return years.length === 0 ? undefined : String(mostNamed(years, counts))
}

function mostNamed(years: readonly number[], counts: ReadonlyMap<number, number>): number {
  const best = Math.max(...years.map((year) => counts.get(year) ?? 0))
  return Math.max(...years.filter((year) => (counts.get(year) ?? 0) * 2 >= best))
}

export function lastYear(period: string): number {
  return Number(period.slice(-4))
}

export function firstYear(period: string): number {
  return Number(period.slice(0, 4))
}
