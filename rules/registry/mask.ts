import type { FieldValue, Masked, Patch, Thing } from '@citybrain/contract/engines/thing.ts'
import { isCleared, PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import type { Field, TextMeaning } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { type FieldHolder, fieldOf } from './values.ts'

/** From this class on, what is known about a person is shown in part only. */
const PERSONAL: PrivacyClass = 'sensitive'

/** Of a type about people: its name, code and position are as sensitive as its fields. */
export function seesPeople(type: ThingType, clearance: PrivacyClass): boolean {
  return !type.personal || isCleared(clearance, PERSONAL)
}

/** A thing as somebody of this clearance may see it. */
export function maskThing(type: ThingType, thing: Thing, clearance: PrivacyClass): Thing {
  if (isCleared(clearance, PrivacyClass.options.at(-1) ?? 'secret')) return thing
  const attributes = maskValues(type, thing.attributes, clearance)
  if (seesPeople(type, clearance)) return { ...thing, attributes }
  const name = shownOf('person-name', thing.name) ?? '*'
  return { ...thing, attributes, name, aliases: [], code: null, geometry: null }
}

/** What a fact says as somebody of this clearance may see it. */
export function maskPatch(type: ThingType, patch: Patch, clearance: PrivacyClass): Patch {
  const core = Object.entries(patch).filter(([key]) => key.startsWith('$'))
  const hidden = seesPeople(type, clearance) ? core : core.map(([key, value]) => [key, hideCore(key, value)] as const)
  const fields = Object.entries(patch).filter(([key]) => !key.startsWith('$'))
  return {
    ...Object.fromEntries(hidden),
    // Keys without `$` carry the values of fields.
    ...maskValues(type, Object.fromEntries(fields) as Record<string, FieldValue>, clearance),
  }
}

const HIDDEN_CORE = new Set(['$name', '$code', '$aliases', '$geometry'])

function hideCore(key: string, value: Patch[string]): Patch[string] {
  if (!HIDDEN_CORE.has(key) || value === null) return value
  return { masked: true, shown: key === '$name' ? shownOf('person-name', String(value)) : null }
}

export function maskValues(
  type: FieldHolder,
  values: Readonly<Record<string, FieldValue>>,
  clearance: PrivacyClass,
): Record<string, FieldValue> {
  const shown: Record<string, FieldValue> = {}
  for (const [key, value] of Object.entries(values)) {
    const field = fieldOf(type, key)
    // A field that the type has no more is shown to those who may see everything.
    const hidden = !isCleared(clearance, field?.privacy ?? 'secret')
    shown[key] = hidden && value !== null ? maskValue(field, value) : value
  }
  return shown
}

function maskValue(field: Field | undefined, value: FieldValue): Masked {
  const means = field?.kind === 'text' ? field.means : null
  return { masked: true, shown: means && typeof value === 'string' ? shownOf(means, value) : null }
}

/** A text that says something of a person, as whoever isn't cleared for it sees it. */
export const maskText = (means: TextMeaning, value: string): Masked => ({ masked: true, shown: shownOf(means, value) })

function shownOf(means: TextMeaning, value: string): string | null {
  const characters = Array.from(value)
  const stars = (count: number) => '*'.repeat(Math.max(1, count))
  switch (means) {
    case 'person-name':
      return `${characters[0] ?? ''}${stars(characters.length - 1)}`
    case 'phone':
      return characters.length < 8 ? null : `${value.slice(0, 3)}${stars(characters.length - 7)}${value.slice(-4)}`
    case 'id-number':
      return characters.length < 8 ? null : `${value.slice(0, 1)}${stars(characters.length - 2)}${value.slice(-1)}`
    case 'address':
      return null
  }
}

/** What is known of a thing and shown to who is cleared for `more`, not to who is cleared for `less`. */
export function openedFields(
  type: ThingType,
  values: Readonly<Record<string, unknown>>,
  { less, more }: { less: PrivacyClass; more: PrivacyClass },
): string[] {
  const person = seesPeople(type, more) && !seesPeople(type, less)
  const opens = (key: string) => {
    if (key.startsWith('$')) return person && HIDDEN_CORE.has(key)
    const { privacy } = fieldOf(type, key) ?? { privacy: 'secret' }
    return isCleared(more, privacy) && !isCleared(less, privacy)
  }
  return Object.keys(values).filter((key) => (values[key] ?? null) !== null && opens(key))
}

/** Fields of people that somebody of this clearance reads in plain text: what the audit of reading records. */
export function personalFields(type: ThingType, clearance: PrivacyClass): string[] {
  if (!type.personal) return []
  return type.fields
    .filter((field) => isCleared(field.privacy, PERSONAL) && isCleared(clearance, field.privacy))
    .map((field) => field.key)
}
