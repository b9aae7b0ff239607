import type { Words } from '@citybrain/contract/kernel/words.ts'
import { dateOf, localOf, numberOfDay, weekdayOf } from './days.ts'

const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const WEEKDAYS_ZH = '一二三四五六日'
const MONTHS_EN = 'January February March April May June July August September October November December'.split(' ')

interface DayParts {
  readonly year: number
  readonly month: string
  readonly zh: string
  readonly en: string
}

function partsOf(day: number): DayParts {
  const [year = 0, month = 1, date = 1] = dateOf(day).split('-').map(Number)
  return {
    year,
    month: MONTHS_EN[month - 1] ?? '',
    zh: `${month}月${date}日（星期${WEEKDAYS_ZH.charAt(weekdayOf(day))}）`,
    en: `${WEEKDAYS_EN[weekdayOf(day)]} ${date}`,
  }
}

/** Thursday 28 September 2023, 2023年9月28日（星期四）. */
export function dayWords(day: number): Words {
  const { year, month, zh, en } = partsOf(day)
  return { zh: `${year}年${zh}`, en: `${en} ${month} ${year}` }
}

export function momentWords(ms: number): Words {
  const { date, time } = localOf(ms)
  const { zh, en } = dayWords(numberOfDay(date))
  return { zh: `${zh}${time}`, en: `${en} ${time}` }
}

/** Days in a row; the year is said where it is not the one that the reader has in mind. */
export function spanWords(from: number, to: number, year: number): Words {
  const [first, last] = [partsOf(from), partsOf(to)]
  const yearOf = (parts: DayParts) =>
    parts.year === year ? { zh: '', en: '' } : { zh: `${parts.year}年`, en: ` ${parts.year}` }
  const end = `${last.en} ${last.month}${yearOf(last).en}`
  if (from === to) return { zh: `${yearOf(last).zh}${last.zh}`, en: end }
  const begin = first.month === last.month ? first.en : `${first.en} ${first.month}${yearOf(first).en}`
  return {
    zh: `${yearOf(first).zh}${first.zh}${to - from === 1 ? '、' : '至'}${first.year === last.year ? '' : yearOf(last).zh}${last.zh}`,
    en: `${begin} ${to - from === 1 ? 'and' : 'to'} ${end}`,
  }
}

/** a; b and c: words as a list. */
export function listWords(words: readonly Words[]): Words {
  const english = words.map(({ en }) => en)
  const last = english.pop() ?? ''
  return {
    zh: words.map(({ zh }) => zh).join('、'),
    en: english.length === 0 ? last : `${english.join(', ')} and ${last}`,
  }
}
