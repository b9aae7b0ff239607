import { type LimitUnit, limitWords } from '@citybrain/contract/kernel/limit.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { TFunction } from 'i18next'
import { daysBetween, dayWords } from '../days/days.ts'

const PARTS = new Intl.DateTimeFormat('en-CA', {
  ...{ timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
})

/** Day and time in the city's time zone. */
function localOf(instant: string): { day: PlainDate; time: string } {
  const part = Object.fromEntries(PARTS.formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]))
  return { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` }
}

interface Told {
  readonly t: TFunction
  readonly language: string
  readonly today: PlainDate
}

/** A moment as people say it on that day: 今天 16:30, 明天 09:00, else with its day. */
export function soonWords(instant: string, { t, language, today }: Told): string {
  const { day, time } = localOf(instant)
  const near = ({ '-1': 'clock.yesterday', 0: 'clock.today', 1: 'clock.tomorrow' } as const)[
    String(daysBetween(today, day)) as '-1' | '0' | '1'
  ]
  return near ? t(near, { time }) : `${dayWords(day, language)} ${time}`
}

interface Measured {
  readonly amount: number
  readonly unit: string
}

const MINUTES = 60

/** What is left or over, in a unit that makes it a small number; days are whole ones. */
function rounded({ amount, unit }: Measured): { amount: number; unit: LimitUnit; less: boolean } {
  const size = Math.abs(amount)
  const other = (from: string, to: string) => unit.replace(from, to) as LimitUnit
  if (unit.endsWith('-day')) return { amount: Math.max(1, Math.floor(size)), unit: unit as LimitUnit, less: size < 1 }
  const minutes = Math.round(unit.endsWith('-hour') ? size * MINUTES : size)
  if (minutes < MINUTES) return { amount: Math.max(1, minutes), unit: other('hour', 'minute'), less: minutes < 1 }
  return { amount: Math.round((minutes / MINUTES) * 10) / 10, unit: other('minute', 'hour'), less: false }
}

/** 还剩 3 个工作时, 已超期 2 个工作日. */
export function leftWords(remaining: Measured, { t, language }: Pick<Told, 't' | 'language'>): string {
  const { less, ...size } = rounded(remaining)
  const span = limitWords(size)[language === 'en' ? 'en' : 'zh']
  if (remaining.amount < 0) return t(less ? 'clock.late-less' : 'clock.late', { span })
  return t(less ? 'clock.left-less' : 'clock.left', { span })
}
