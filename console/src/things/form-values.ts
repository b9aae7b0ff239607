import type { FieldValue, StoredAttributes, StoredValue } from '@citybrain/contract/engines/thing.ts'
import type { Field } from '@citybrain/contract/pack/field.ts'
import dayjs, { type Dayjs } from 'dayjs'
import { isMasked } from './value.ts'

/** What an input holds: figures as typed, days as the picker has them, choices as chosen. */
export type Typed = string | string[] | boolean | Dayjs | null | undefined

/** What the input of a field shows for a stored value. */
export function toTyped(field: Field, value: FieldValue | undefined): Typed {
  if (value === null || value === undefined || isMasked(value))
    return field.kind === 'choice' && field.many ? [] : undefined
  if (field.kind === 'date') return dayjs(String(value))
  if (field.kind === 'flag') return value === true ? 'yes' : 'no'
  return Array.isArray(value) ? value : String(value)
}

/** What an input holds as it is stored; what was left empty is unknown. */
export function fromTyped(field: Field, typed: Typed): StoredValue {
  if (typed === null || typed === undefined || typed === '') return null
  if (Array.isArray(typed)) return typed.length > 0 ? typed : null
  if (dayjs.isDayjs(typed)) return typed.format('YYYY-MM-DD')
  if (field.kind === 'flag') return typed === 'yes' || typed === true
  const text = String(typed).trim()
  if (text === '') return null
  if (field.kind === 'integer') {
    const figure = plain(text)
    return /^-?\d{1,15}$/.test(figure) ? Number(figure) : figure
  }
  return field.kind === 'decimal' || field.kind === 'money' ? plain(text) : text
}

/** People type thousands separators, which the API doesn't take. */
function plain(figure: string): string {
  return figure.replaceAll(/[,，\s]/g, '')
}

export function attributesFrom(
  fields: readonly Field[],
  typed: Readonly<Record<string, Typed>>,
  { keepUnknown }: { keepUnknown: boolean },
): StoredAttributes {
  const attributes: StoredAttributes = {}
  for (const field of fields) {
    const value = fromTyped(field, typed[field.key])
    if (value !== null || keepUnknown) attributes[field.key] = value
  }
  return attributes
}
