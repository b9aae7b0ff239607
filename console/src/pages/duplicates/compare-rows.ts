import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { absorb } from '@citybrain/rules/duplicates/index.ts'

/** A line of the comparison: what both say under a key, and what the merged thing would. */
export interface CompareRow {
  readonly key: string
  readonly own: unknown
  readonly other: unknown
  readonly result: unknown
  /** Both know something else, so that one must be chosen. */
  readonly choice: boolean
  readonly differs: boolean
}

/** Values of a thing by field and by core key, as facts name them. */
export function valuesOf({ attributes, name, code, aliases, department, geometry }: Thing): Record<string, unknown> {
  return { ...attributes, $name: name, $code: code, $aliases: aliases, $department: department, $geometry: geometry }
}

const CORE = ['$name', '$code', '$aliases', '$department', '$geometry']

/** The comparison in the order of the type, with the values of the merged thing for the keys that are taken. */
export function compareRows(
  type: ThingType,
  [own, other]: readonly [Thing, Thing],
  take: readonly string[],
): CompareRow[] {
  const [mine, theirs] = [valuesOf(own), valuesOf(other)]
  const merged = { ...mine, ...absorb(type, mine, { id: other.id, values: theirs }, { takeUnknown: true, take }) }
  return [...CORE, ...type.fields.map((field) => field.key)].map((key) => {
    const [one, two] = [mine[key] ?? null, theirs[key] ?? null]
    const differs = !same(one, two)
    const choice = differs && key !== '$aliases' && one !== null && two !== null
    return { key, own: one, other: two, result: merged[key as keyof typeof merged] ?? null, choice, differs }
  })
}

function same(a: unknown, b: unknown): boolean {
  const empty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)
  return (empty(a) && empty(b)) || JSON.stringify(a) === JSON.stringify(b)
}
