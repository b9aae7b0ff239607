import { parseArray } from './array-text.ts'

/** Reads the text form of one value. */
export type Parse = (text: string) => unknown

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`integer ${text} is beyond what a number holds exactly`)
  return value
}

/** `2023-09-15 01:30:00.123456+00` → `2023-09-15T01:30:00.123Z`; sessions run in UTC. */
function instant(text: string): string {
  const match = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text)
  if (match === null) return text
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`
}

const bytes: Parse = (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'))
const same: Parse = (text) => text
const truth: Parse = (text) => text === 't'

/** Object identifiers of PostgreSQL's built-in types: [type, its array type, how it is read]. */
const TYPES: readonly [oid: number, arrayOid: number, parse: Parse][] = [
  [16, 1000, truth],
  [17, 1001, bytes],
  [20, 1016, safeInteger],
  [21, 1005, Number],
  [23, 1007, Number],
  [26, 1028, Number],
  [700, 1021, Number],
  [701, 1022, Number],
  [25, 1009, same],
  [1043, 1015, same],
  [1700, 1231, same],
  [1082, 1182, same],
  [1184, 1185, instant],
  [2950, 2951, same],
  [114, 199, JSON.parse],
  [3802, 3807, JSON.parse],
]

/** How each type is read, by object identifier; a type that is not here stays text. The same for both drivers. */
export const PARSERS: ReadonlyMap<number, Parse> = new Map(
  TYPES.flatMap(([oid, arrayOid, parse]): [number, Parse][] => [
    [oid, parse],
    [arrayOid, (text) => parseArray(text, parse)],
  ]),
)

function arrayElement(value: unknown): string {
  if (Array.isArray(value)) return arrayText(value)
  const text = encodeParameter(value)
  return text === null ? 'NULL' : `"${text.replace(/[\\"]/g, '\\$&')}"`
}

const arrayText = (values: readonly unknown[]): string => `{${values.map(arrayElement).join(',')}}`

/**
 * Text form in which a parameter is sent; the database reads it as the type that the statement needs. An array becomes
 * a PostgreSQL array: JSON is passed as text (`JSON.stringify`) by whoever means jsonb.
 */
export function encodeParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (Array.isArray(value)) return arrayText(value)
  throw new TypeError('a parameter is text, number, truth value, bytes or a list of them; pass JSON as text')
}
