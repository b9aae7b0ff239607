import type { FieldValue, Thing, ThingChange } from '@citybrain/contract/engines/thing.ts'

/** What a change sets, key by key: core names, and fields of the type. */
export type Changed = Pick<ThingChange, 'name' | 'code' | 'aliases' | 'department' | 'geometry' | 'attributes'>

const CORE = ['name', 'code', 'aliases', 'department', 'geometry'] as const

/** Keys that differ between two states of a thing; fields of the type as `attributes.<key>`. */
export function differingKeys(before: Thing, after: Thing): string[] {
  const core = CORE.filter((key) => !same(before[key], after[key]))
  const place = same(before.place, after.place) ? [] : ['place']
  const state = before.state === after.state ? [] : ['state']
  const fields = new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])
  const attributes = [...fields].filter((key) => !same(before.attributes[key] ?? null, after.attributes[key] ?? null))
  return [...state, ...core, ...place, ...attributes.map((key) => `attributes.${key}`)]
}

export function keysOf(changed: Changed): string[] {
  const core = CORE.filter((key) => key in changed)
  return [...core, ...Object.keys(changed.attributes ?? {}).map((key) => `attributes.${key}`)]
}

/** Only what differs from the thing as it was opened, so that two people on different fields don't meet. */
export function onlyChanged(thing: Thing, given: Changed): Changed {
  const changed: Changed = {}
  if (given.name !== undefined && given.name !== thing.name) changed.name = given.name
  if (given.code !== undefined && given.code !== thing.code) changed.code = given.code
  if (given.aliases !== undefined && !same(given.aliases, thing.aliases)) changed.aliases = given.aliases
  if (given.department !== undefined && given.department !== thing.department) changed.department = given.department
  if (given.geometry !== undefined && !same(given.geometry, thing.geometry)) changed.geometry = given.geometry
  const attributes = Object.entries(given.attributes ?? {}).filter(
    ([key, value]) => !same(value, (thing.attributes[key] ?? null) as FieldValue),
  )
  if (attributes.length > 0) changed.attributes = Object.fromEntries(attributes)
  return changed
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
