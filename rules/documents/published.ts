import { findBoilerplate } from './boilerplate.ts'
import { filledLines } from './lines.ts'

// In order of trust: a label that says "published", then one that only says "date", then a bare stamp.
const DATE = String.raw`\s*[:：]?\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})`
const LABELS = [
  new RegExp(String.raw`(?:发布|發布|公布|刊发|上传|更新)\s*(?:日期|时间|日|于|時間)${DATE}`),
  new RegExp(String.raw`(?:公开|生成|发文|印发|公開)\s*(?:日期|时间)${DATE}`),
  new RegExp(String.raw`(?<![文效止施是])(?:日\s*期|时\s*间|時\s*間)${DATE}`),
  new RegExp(String.raw`^${DATE}(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?`),
]
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * The day on which the page says it was published, `YYYY-MM-DD`; null where it says nothing. Only stamps in the padding
 * of head and tail count: a widget with today's date tells when the page was fetched, not when it was published.
 */
export function findPublished(text: string): string | null {
  const stamped = new Set(
    findBoilerplate(text)
      .filter((span) => span.reason === 'stamp' || span.reason === 'record' || span.reason === 'editor')
      .map((span) => span.start),
  )
  const lines = filledLines(text)
    .filter((line) => stamped.has(line.start))
    .map((line) => line.text)
  // A label may stand alone with its date on the next line.
  const readings = [...lines, lines.join(' ')]
  for (const label of LABELS) {
    for (const line of readings) {
      const day = readDay(label.exec(line))
      if (day) return day
    }
  }
  return null
}

function readDay(found: RegExpExecArray | null): string | null {
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (year < 1949 || year > 2199 || day < 1 || day > (MONTH_DAYS[month - 1] ?? 0)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
