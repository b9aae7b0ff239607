import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import dayjs from 'dayjs'

const DAY_MS = 86_400_000

/** A day as written and said: `2023-09-15 周五`, `Fri 15 Sep 2023`. */
export function dayWords(day: PlainDate, language: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  const weekday = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { weekday: 'short', timeZone: 'UTC' })
  if (language !== 'en') return `${day} ${weekday.format(at)}`
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at)
}

/** Natural days from one day to another; negative when it has passed. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** A moment in the city's time zone, to the minute. */
export function momentWords(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: language === 'en' ? 'short' : '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(Date.parse(instant))
    .replaceAll('/', '-')
}

/** Between the day as the API has it and as the date picker has it. */
export function toPicker(day: PlainDate | null | undefined): dayjs.Dayjs | null {
  return day ? dayjs(day) : null
}

export function fromPicker(picked: dayjs.Dayjs | null): PlainDate | null {
  return picked ? picked.format('YYYY-MM-DD') : null
}
