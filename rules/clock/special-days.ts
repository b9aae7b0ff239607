import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { DayKind } from '@citybrain/contract/kernel/work-calendar.ts'
import { dateOf } from './days.ts'
import { listWords, spanWords } from './wording.ts'
import type { CompiledCalendar } from './work-calendar.ts'

const MOST_TOLD = 10
const MOST_DAYS = 3700

interface Stretch {
  readonly kind: DayKind
  readonly from: number
  to: number
  readonly names: Map<string, Words>
}

/** Sentences on the days from one to another that are not what their weekday says. */
export function tellSpecialDays(calendar: CompiledCalendar, from: number, to: number): Words[] {
  const found = stretchesOf(calendar, from, Math.min(to, from + MOST_DAYS))
  const year = Number(dateOf(from).slice(0, 4))
  const told = found.slice(0, MOST_TOLD).map((one) => tell(one, year))
  const rest = found.length - told.length
  return rest > 0 ? [...told, { zh: `另有${rest}段放假或调休`, en: `${rest} more such stretches` }] : told
}

function stretchesOf(calendar: CompiledCalendar, from: number, to: number): Stretch[] {
  const found: Stretch[] = []
  for (let day = from; day <= to; day += 1) {
    const { kind, name } = calendar.dayAt(day)
    if (name === null) continue
    const last = found.at(-1)
    if (last && last.to === day - 1 && last.kind === kind && goesOn(last, name)) last.to = day
    else found.push({ kind, from: day, to: day, names: new Map() })
    found.at(-1)?.names.set(name.zh, name)
  }
  return found
}

/** Holidays in a row are one, whatever they are called; exceptions only where they have the same note. */
function goesOn({ kind, names }: Stretch, name: Words): boolean {
  return kind === 'holiday' || kind === 'make-up' || names.has(name.zh)
}

function tell({ kind, from, to, names }: Stretch, year: number): Words {
  const days = spanWords(from, to, year)
  const name = listWords([...names.values()])
  const one = from === to
  switch (kind) {
    case 'holiday':
      return { zh: `${days.zh}${name.zh}放假`, en: `${days.en} is ${name.en}` }
    case 'make-up':
      return {
        zh: `${days.zh}调休上班`,
        en: `${days.en} ${one ? 'is a make-up workday' : 'are make-up workdays'}`,
      }
    case 'override-rest':
      return { zh: `${days.zh}休息（${name.zh}）`, en: `${days.en} ${one ? 'is' : 'are'} free (${name.en})` }
    case 'override-work':
      return {
        zh: `${days.zh}上班（${name.zh}）`,
        en: `${days.en} ${one ? 'is a working day' : 'are working days'} (${name.en})`,
      }
    case 'workday':
    case 'weekend':
      return days
  }
}
