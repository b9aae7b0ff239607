import { randomUUID } from 'node:crypto'

/** What a stranger puts where a text is expected, also in an address. */
const TEXTS = [
  '',
  ' ',
  'a\u0000b',
  '\ud800',
  '\udc00x',
  '\u202e\ufeff',
  "'; drop table account; --",
  '%_\\',
  '../../../etc/passwd',
  '__proto__',
  '\r\nset-cookie: a=b',
  '-1',
  '0',
  '1e9',
  'NaN',
  '2147483648',
  '99999999999999999999',
  '0000-01-01',
  '9999-99-99',
  '-'.repeat(36),
  `${'-'.repeat(36)}:1`,
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'ffffffff-ffff-ffff-ffff-ffffffffffff:99999999999999999999',
  // Page markers that only look like ours.
  ...[['0000-01-01T00:00:00Z', randomUUID()], [randomUUID(), 2 ** 40, randomUUID()], [2 ** 53], 'a\u0000b', -1].map(
    (key) => Buffer.from(JSON.stringify(key)).toString('base64url'),
  ),
]

/** Stands for a list in a list in a list … which only a payload can hold, since writing it as JSON overflows the stack. */
const DEEP = 'deep-list'
const LEVELS = 100_000
export const payloadOf = (body: unknown) =>
  JSON.stringify(body).replace(`"${DEEP}"`, `${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`)

/** What a stranger puts anywhere into a body. */
const VALUES: readonly unknown[] = [
  ...TEXTS,
  null,
  true,
  -1,
  1.5,
  2 ** 31,
  2 ** 31 - 1,
  2 ** 53,
  1e308,
  [],
  {},
  999_999,
  { toString: 1, constructor: { prototype: { admin: true } } },
]

/** What costs most to read; put where a text was expected. */
const HEAVY: readonly unknown[] = ['9'.repeat(900_000), DEEP, Array.from({ length: 5_000 }, () => randomUUID())]

export interface Input {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}

type Step = string | number

/** Places of all values inside a value, the value itself last. */
function placesIn(value: unknown): Step[][] {
  if (value === null || typeof value !== 'object') return [[]]
  const inner = Object.entries(value).flatMap(([key, part]) => placesIn(part).map((place) => [key, ...place]))
  return [...inner, []]
}

export function replaced(value: unknown, [step, ...rest]: readonly Step[], by: unknown): unknown {
  if (step === undefined) return by
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) }
  const fields = copy as Record<Step, unknown>
  fields[step] = replaced(fields[step], rest, by)
  return copy
}

/** A sound input with one value at a time replaced by each hostile one. */
export function* spoiled(input: Input): Generator<Input> {
  for (const part of ['params', 'query'] as const)
    for (const key of Object.keys(input[part] ?? {}))
      for (const text of TEXTS) yield { ...input, [part]: { ...input[part], [key]: text } }
  if (input.body === undefined) return
  for (const [place, value] of spoilings(input.body)) yield { ...input, body: replaced(input.body, place, value) }
}

/** Every place of a body with every value to put there. */
export function spoilings(body: unknown): [Step[], unknown][] {
  return placesIn(body).flatMap((place) => {
    const isText = typeof place.reduce((part, step) => (part as Record<Step, unknown>)[step], body) === 'string'
    return [...VALUES, ...(isText ? HEAVY : [])].map((value): [Step[], unknown] => [place, value])
  })
}
