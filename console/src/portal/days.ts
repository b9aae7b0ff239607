import { currentLanguage } from '../app/language.ts'

const DAY_MS = 86_400_000

/** The day that many days before. */
export const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10)

const FORMS = {
  zh: {
    day: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }),
    moment: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }),
  },
  en: {
    day: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }),
    moment: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }),
  },
} as const

/** A day, or the day of an instant, as people write it here. */
export const useDay = () => (given: string) => FORMS[currentLanguage()].day.format(Date.parse(given))

/** An instant with its time. */
export const useMoment = () => (given: string) => FORMS[currentLanguage()].moment.format(Date.parse(given))
