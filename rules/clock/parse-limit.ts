import { Limit, type LimitUnit } from '@citybrain/contract/kernel/limit.ts'
import { numeralAt } from '../plan/numeral.ts'
import { badLimit } from './refusals.ts'

/** How texts name the units. Plain hours and days are working ones by practice; 日 alone could be either and is refused. */
const NAMES: Record<string, LimitUnit> = {
  ...names('urgent-minute', '紧急分钟 紧急工作分钟 自然分钟 urgentminute naturalminute'),
  ...names('urgent-hour', '紧急工作时 紧急工作小时 紧急小时 自然小时 urgenthour naturalhour'),
  ...names('natural-day', '自然日 自然天 日历日 日历天 紧急工作日 naturalday calendarday urgentday'),
  ...names('working-minute', '工作分钟 分钟 workingminute minute'),
  ...names('working-hour', '工作时 工作小时 小时 workinghour hour'),
  ...names('working-day', '工作日 工作天 天 workingday day'),
}

function names(unit: LimitUnit, forms: string): Record<string, LimitUnit> {
  return Object.fromEntries(forms.split(' ').map((form) => [form, unit]))
}

/** `24 working hours`, `2个工作日`, `三十分钟`: an amount and a unit, nothing else. */
export function parseLimit(text: string): Limit {
  const tidy = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s|(?<=[a-z])-/g, '')
  const read = amountOf(tidy)
  if (!read || tidy.length > 40) throw badLimit(text)
  const name = tidy
    .slice(read.end)
    .replace(/^个/, '')
    .replace(/^work(?=hour|day|minute)/, 'working')
  const unit = NAMES[name.replace(/(?<=[a-z])s$/, '')]
  const limit = Limit.safeParse({ amount: read.amount, unit })
  if (!limit.success) throw badLimit(text)
  return limit.data
}

function amountOf(text: string): { amount: number; end: number } | null {
  const [digits] = /^\d{1,6}/.exec(text) ?? []
  if (digits !== undefined) return { amount: Number(digits), end: digits.length }
  const words = numeralAt(text, 0)
  return words === undefined || words.more ? null : { amount: Number(words.value), end: words.end }
}
