import type { ThingType } from '@citybrain/contract/pack/thing.ts'

/** A thing with its values by field and by core key (`$name`). */
export interface Mergeable {
  readonly id: string
  readonly values: Readonly<Record<string, unknown>>
}

export interface Taking {
  /** Whether the survivor takes what it doesn't know itself. */
  readonly takeUnknown: boolean
  /** Keys whose value it takes even where it has one of its own. */
  readonly take: readonly string[]
}

const CORE_TAKEN = ['$code', '$geometry', '$department'] as const
const MOST_ALIASES = 40

/** What a survivor says after taking a duplicate in: its names become other names, and the values that are wanted its own. */
export function absorb(
  type: ThingType,
  own: Mergeable['values'],
  duplicate: Mergeable,
  { takeUnknown, take }: Taking,
): Record<string, unknown> {
  const keys = [...type.fields.map((field) => field.key), ...CORE_TAKEN]
  const unknown = takeUnknown ? keys.filter((key) => (own[key] ?? null) === null) : []
  const wanted = [...keys, '$name'].filter((key) => take.includes(key))
  const taken = [...new Set([...unknown, ...wanted])].filter((key) => (duplicate.values[key] ?? null) !== null)
  const values = Object.fromEntries(taken.map((key) => [key, duplicate.values[key]]))
  const name = values.$name ?? own.$name
  const names = [...listOf(own.$aliases), own.$name, duplicate.values.$name, ...listOf(duplicate.values.$aliases)]
  const aliases = [...new Set(names)].filter((one) => one !== name && typeof one === 'string')
  return { $absorbed: [duplicate.id], $aliases: aliases.slice(0, MOST_ALIASES), ...values }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
