import type { Position } from '@citybrain/contract/engines/district.ts'
import { type Limit, UNIT_MS } from '@citybrain/contract/kernel/limit.ts'
import type { Instant } from '@citybrain/contract/kernel/time.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { CompiledCalendar } from '../clock/index.ts'
import { bigrams, likeness } from '../register/likeness.ts'
import { dueAfter } from './clocks.ts'

/** A matter that is about to be reported. */
export interface Matter {
  readonly category: string | null
  readonly position: Position | null
  readonly text: string
  /** When it was seen. */
  readonly at: Instant
}

/** A case that it may be. */
export interface Known {
  readonly category: string | null
  /** From the matter; null where either has no position. */
  readonly metres: number | null
  readonly title: string
  readonly openedAt: Instant
  readonly endedAt: Instant | null
}

export interface Likeness {
  /** 0 to 1. */
  readonly score: number
  readonly reasons: Words[]
}

type Similar = NonNullable<CaseType['similar']>

/** What place, class, words and time weigh; what is unknown of either weighs nothing. */
const WEIGHTS = { place: 4, class: 3, words: 2, time: 1 } as const
/** Without a distance, words in common are all that tells one matter from another. */
const LEAST_WORDS = 0.2
const TELLING_WORDS = 0.3

/** By which the words of a case are found. */
export const termsOf = (text: string): string[] => [...new Set(bigrams(text))]

interface Part {
  readonly weight: number
  readonly value: number
  readonly words: Words | null
}

/** How likely the case is the same matter, and why; null where it can't be, by the thresholds of the type. */
export function likenessOf(
  { similar }: Pick<CaseType, 'similar'>,
  matter: Matter,
  known: Known,
  calendar: CompiledCalendar,
): Likeness | null {
  if (!similar || !isRecent(similar, matter, known, calendar)) return null
  const place = placePart(similar, known)
  const category = classPart(similar, matter, known)
  if (place === null || category === null) return null
  const words = wordsPart(matter, known)
  if (place === 'unknown' && (words === 'unknown' || words.value < LEAST_WORDS)) return null
  const parts = [place, category, words, timePart(matter, known)].filter((part) => part !== 'unknown')
  const weight = parts.reduce((sum, part) => sum + part.weight, 0)
  const score = parts.reduce((sum, part) => sum + part.weight * part.value, 0) / weight
  return { score: Math.round(score * 100) / 100, reasons: parts.flatMap((part) => part.words ?? []) }
}

const isRecent = ({ within }: Similar, { at }: Matter, { endedAt }: Known, calendar: CompiledCalendar) =>
  endedAt === null || at <= dueAfter(calendar, endedAt, within)

function placePart(similar: Similar, { metres }: Known): Part | 'unknown' | null {
  if (metres === null) return 'unknown'
  if (metres > similar.metres) return null
  const whole = Math.round(metres)
  return {
    weight: WEIGHTS.place,
    value: 1 - metres / similar.metres / 2,
    words: { zh: `距离 ${whole} 米`, en: `${whole} m away` },
  }
}

function classPart(similar: Similar, { category }: Matter, known: Known): Part | 'unknown' | null {
  if (category === null || known.category === null) return 'unknown'
  if (category === known.category)
    return { weight: WEIGHTS.class, value: 1, words: { zh: '同类', en: 'the same class' } }
  const [one, other] = [category, known.category]
  const agrees = one.startsWith(other) || other.startsWith(one)
  if (!agrees && one.slice(0, similar.classDigits) !== other.slice(0, similar.classDigits)) return null
  return {
    weight: WEIGHTS.class,
    value: agrees ? 0.8 : 0.4,
    words: { zh: '类别相近', en: 'a class near to it' },
  }
}

function wordsPart({ text }: Matter, { title }: Known): Part | 'unknown' {
  const [asked, said] = [new Set(termsOf(text)), new Set(termsOf(title))]
  if (asked.size === 0 || said.size === 0) return 'unknown'
  const value = likeness(asked, said)
  return {
    weight: WEIGHTS.words,
    value,
    words: value < TELLING_WORDS ? null : { zh: '描述相近', en: 'described in like words' },
  }
}

function timePart({ at }: Matter, { openedAt, endedAt }: Known): Part {
  const open = endedAt === null
  const ago = agoWords(at, endedAt ?? openedAt)
  return {
    weight: WEIGHTS.time,
    value: open ? 1 : 0.5,
    words: open
      ? { zh: `${ago.zh}报告，尚未办结`, en: `reported ${ago.en} and open` }
      : { zh: `${ago.zh}办结`, en: `ended ${ago.en}` },
  }
}

const MINUTE_MS = 60_000
const HOURS = 48

function agoWords(now: Instant, then: Instant): Words {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(then)) / MINUTE_MS))
  if (minutes < 1) return { zh: '刚刚', en: 'just now' }
  if (minutes < 60) return { zh: `${minutes} 分钟前`, en: `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago` }
  const hours = Math.floor(minutes / 60)
  if (hours < HOURS) return { zh: `${hours} 小时前`, en: `${hours} ${hours === 1 ? 'hour' : 'hours'} ago` }
  return { zh: `${Math.floor(hours / 24)} 天前`, en: `${Math.floor(hours / 24)} days ago` }
}

const DAY_MS = 86_400_000
const HOURS_OF_A_DAY = 6
/** The longest holidays with their weekends. */
const HOLIDAYS = 30

/** The instant before which nothing ended that the limit still reaches: early rather than exact, as an index asks. */
export function sinceOf(at: Instant, { amount, unit }: Limit): Instant {
  const ms = UNIT_MS[unit]
  const workingDays =
    unit === 'working-day' ? amount : (amount * (ms ?? 0)) / (HOURS_OF_A_DAY * UNIT_MS['working-hour'])
  const isNatural = unit === 'natural-day' || unit === 'urgent-hour' || unit === 'urgent-minute'
  const reach = isNatural ? amount * (ms ?? 0) + DAY_MS : (workingDays * 2 + HOLIDAYS) * DAY_MS
  return new Date(Date.parse(at) - reach).toISOString()
}
