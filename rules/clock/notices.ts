import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import PUBLISHED from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { numberOfDay } from './days.ts'

/** What the State Council's notices say of a day. */
export interface NoticeDay {
  readonly works: boolean
  readonly name: Words
}

/** First year that calendars here know. */
export const FIRST_YEAR = 2018

/** The library's names, in the words of the notices. */
const NAMES: Record<string, Words> = {
  元旦: { zh: '元旦', en: "New Year's Day" },
  春节: { zh: '春节', en: 'Spring Festival' },
  清明: { zh: '清明节', en: 'Tomb-sweeping Day' },
  劳动节: { zh: '劳动节', en: 'Labour Day' },
  端午: { zh: '端午节', en: 'Dragon Boat Festival' },
  中秋: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  国庆节: { zh: '国庆节', en: 'National Day' },
}

/** What notices have published, by day; read as data, since the library's functions go by the time zone of the machine. */
const NOTICES: ReadonlyMap<string, NoticeDay> = new Map<string, NoticeDay>([
  ...Object.entries(PUBLISHED.holidays).map(([date, told]) => [date, { works: false, name: nameIn(told) }] as const),
  ...Object.entries(PUBLISHED.workdays).map(([date, told]) => [date, { works: true, name: nameIn(told) }] as const),
])

/** The notice's word on a day; null where an ordinary week applies or no notice has been published. */
export function findNotice(date: PlainDate): NoticeDay | null {
  return NOTICES.get(date) ?? null
}

/** `National Day,国庆节,3`: both names and how many days the festival has by law. */
function nameIn(told: string): Words {
  const [en = '', zh = ''] = told.split(',')
  return NAMES[zh] ?? { zh, en }
}

/** Newest year of which the notice is known: each has New Year's Day in it. */
export const NEWEST_NOTICE_YEAR = newestYear()

function newestYear(): number {
  let year = FIRST_YEAR
  while (NOTICES.has(`${year + 1}-01-01`)) year += 1
  return year
}

/**
 * First day that the next notice may still change. The holiday of New Year reaches back into December (29 December 2018
 * was a make-up workday by the notice for 2019, 31 December 2022 a holiday by the one for 2023).
 */
export const FIRST_PROVISIONAL_DATE: PlainDate = `${NEWEST_NOTICE_YEAR}-12-25`
export const FIRST_PROVISIONAL_DAY = numberOfDay(FIRST_PROVISIONAL_DATE)
