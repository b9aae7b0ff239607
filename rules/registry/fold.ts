import type { PlainDate } from '@citybrain/contract/kernel/time.ts'

/** What the fold needs of a fact; `value` null means that the value is unknown. */
export interface Assertion {
  /** Orders the facts of one thing: a higher one was known later. */
  readonly revision: number
  readonly patch: Readonly<Record<string, unknown>>
  /** First and last day on which it holds; null where open. */
  readonly validFrom: PlainDate | null
  readonly validTo: PlainDate | null
  /** Instant in UTC with milliseconds. */
  readonly knownAt: string
}

/** A moment in both times: as it was true on a day, as it was known before an instant (null: now). */
export interface Moment {
  readonly on: PlainDate
  readonly knownBefore: string | null
}

export interface Told {
  readonly value: unknown
  /** Revision of the fact that says so. */
  readonly revision: number
}

/** Every value that holds at a moment: of each key, what the newest known fact says whose validity covers the day. */
export function fold(facts: readonly Assertion[], moment: Moment): Map<string, Told> {
  const values = new Map<string, Told>()
  for (const fact of facts) {
    if (!isKnown(fact, moment.knownBefore) || !covers(fact, moment.on)) continue
    for (const [key, value] of Object.entries(fact.patch)) {
      const told = values.get(key)
      if (told === undefined || told.revision < fact.revision) values.set(key, { value, revision: fact.revision })
    }
  }
  return values
}

export function covers({ validFrom, validTo }: Pick<Assertion, 'validFrom' | 'validTo'>, day: PlainDate): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo)
}

function isKnown(fact: Assertion, before: string | null): boolean {
  return before === null || fact.knownAt < before
}

/** The first day after `on` from which something else may hold; null where nothing changes any more. */
export function nextChangeAfter(
  facts: readonly Pick<Assertion, 'validFrom' | 'validTo'>[],
  on: PlainDate,
): PlainDate | null {
  const days = facts.flatMap(({ validFrom, validTo }) => [validFrom, validTo && dayAfter(validTo)])
  const later = days.filter((day): day is PlainDate => day !== null && day > on)
  return later.length === 0 ? null : later.reduce((least, day) => (day < least ? day : least))
}

/** A stretch of days through which a key has one value; `from` and `to` null where open. */
export interface Stretch {
  readonly from: PlainDate | null
  readonly to: PlainDate | null
  readonly value: unknown
  readonly revision: number
}

/** How one value went through time, as known before an instant: stretches in order, gaps where nothing was said. */
export function timeline(facts: readonly Assertion[], key: string, knownBefore: string | null): Stretch[] {
  const told = facts.filter((fact) => isKnown(fact, knownBefore) && Object.hasOwn(fact.patch, key))
  const stretches = startsOf(told).flatMap((from, place, starts): Stretch[] => {
    const next = starts[place + 1]
    const to = next === undefined || next === null ? null : dayBefore(next)
    const fact = newest(told.filter((one) => (from === null ? one.validFrom === null : covers(one, from))))
    return fact ? [{ from, to, value: fact.patch[key], revision: fact.revision }] : []
  })
  return joined(stretches)
}

/** Days on which what holds may change, in order; null, the beginning of time, first. */
function startsOf(facts: readonly Assertion[]): (PlainDate | null)[] {
  const days = facts.flatMap(({ validFrom, validTo }) => [validFrom, validTo && dayAfter(validTo)])
  return [null, ...new Set(days.filter((day): day is PlainDate => day !== null).sort())]
}

function newest(facts: readonly Assertion[]): Assertion | undefined {
  return facts.reduce<Assertion | undefined>(
    (best, fact) => (best && best.revision > fact.revision ? best : fact),
    undefined,
  )
}

/** Neighbours that rest on the same fact are one stretch. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  for (const stretch of stretches) {
    const last = result.at(-1)
    const touches = last?.revision === stretch.revision && last.to !== null && stretch.from === dayAfter(last.to)
    if (last && touches) result[result.length - 1] = { ...last, to: stretch.to }
    else result.push(stretch)
  }
  return result
}

const DAY_MS = 86_400_000

export function dayAfter(day: PlainDate): PlainDate {
  return shifted(day, DAY_MS)
}

export function dayBefore(day: PlainDate): PlainDate {
  return shifted(day, -DAY_MS)
}

function shifted(day: PlainDate, ms: number): PlainDate {
  return new Date(Date.parse(day) + ms).toISOString().slice(0, 10)
}

const CHINA_AHEAD_MS = 8 * 3_600_000

/** The instant at which a day of the city ends: what was known before it was known on that day. */
export function endOfDay(day: PlainDate): string {
  return new Date(Date.parse(day) + DAY_MS - CHINA_AHEAD_MS).toISOString()
}
