import { findBoilerplate } from './boilerplate.ts'
import { filledLines, isHeading, isRunning } from './lines.ts'

const HEAD_LINES = 30
const NAMES_DOCUMENT =
  /(计划|計劃|规划|規劃|报告|報告|纲要|綱要|方案|要点|要點|意见|意見|通知|安排|清单|清單|任务表|分解表|项目表|一览表|总结|總結|公报|公報|办法|部署|事项)\s*([(（【〔[][^)）】〕\]]{1,20}[)）】〕\]])?$/
// The second half of a title that was broken over several lines.
const CONTINUES = /^(关于|關於|及|和|与|暨|的|执行|计划|草案|规划|国民经济|实施|工作|主要)/
const NO_TITLE =
  /^(附件|附表|附)\s*[\d一二三四五六七八九十]*[:：]?$|^.{1,14}[〔[（(]\d{4}[〕\]）)].{0,3}\d+\s*号$|^[(（—―-]|[:：]$/

/** The document's title as its head shows it, broken lines joined; null where nothing looks like one. */
export function findTitle(text: string): string | null {
  const padding = new Set(findBoilerplate(text).map((span) => span.start))
  const lines: string[] = []
  for (const line of filledLines(text).slice(0, HEAD_LINES)) {
    if (padding.has(line.start) || NO_TITLE.test(line.text)) continue
    if (isHeading(line.text) || isRunning(line.text)) break
    lines.push(line.text.replace(/^\ufeff/, ''))
  }
  const whole = lines.find((line) => line.length >= 6 && NAMES_DOCUMENT.test(line) && !CONTINUES.test(line))
  if (whole) return whole
  for (let from = 0; from < lines.length; from++) {
    const title = joinTitle(lines.slice(from, from + 3))
    if (title) return title
  }
  const first = lines[0]
  return first && first.length <= 60 && !/[。；，,;]/.test(first) ? first : null
}

function joinTitle(lines: string[]): string | null {
  let title = ''
  for (const line of lines) {
    title += line
    if (title.length > 100 || /[。；]/.test(title)) return null
    if (NAMES_DOCUMENT.test(line)) return title
  }
  return null
}
