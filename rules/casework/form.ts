import type { StoredAttributes } from '@citybrain/contract/engines/thing.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { FormItem } from '@citybrain/contract/pack/flow.ts'
import { checkAttributes, type ValueFault } from '../registry/values.ts'
import { holds, type Questioned } from './condition.ts'
import { badForm } from './refusals.ts'

/** The items that are asked for as far as the form is filled in. */
export function askedItems(items: readonly FormItem[], of: Questioned): FormItem[] {
  return items.filter(({ when }) => when === null || holds(when, of))
}

export interface Filled {
  readonly type: CaseType
  readonly asks: readonly FormItem[]
  readonly given: StoredAttributes
  /** The case before the form. */
  readonly of: Questioned
  readonly tables: readonly CodeTable[]
}

/** The values as they are stored. Throws where one is wrong, missing, or not asked for. */
export function checkForm({ type, asks, given, of, tables }: Filled): StoredAttributes {
  const { values: said, faults } = checkAttributes(type, given, tables)
  const values = { ...stale(asks, of), ...said }
  const after = { ...of, data: { ...of.data, ...values } }
  const asked = askedItems(asks, after)
  const all = [...faults, ...unasked(said, asked), ...missing(asked, after)]
  if (all.length > 0) throw badForm(all)
  return values
}

/** What an earlier round said and this one says anew, or leaves unsaid. */
const stale = (asks: readonly FormItem[], { data }: Questioned): StoredAttributes =>
  Object.fromEntries(
    asks.filter(({ fresh, field }) => fresh && (data[field] ?? null) !== null).map(({ field }) => [field, null]),
  )

function unasked(values: StoredAttributes, asked: readonly FormItem[]): ValueFault[] {
  const known = new Set(asked.map(({ field }) => field))
  const extra = Object.keys(values).filter((key) => !known.has(key))
  return extra.map((field) => ({ field, words: { zh: '此处不需填写', en: 'is not asked for here' } }))
}

/** What the case knows already needn't be given again. */
function missing(asked: readonly FormItem[], { data }: Questioned): ValueFault[] {
  const empty = asked.filter(({ required, field }) => required && (data[field] ?? null) === null)
  return empty.map(({ field }) => ({ field, words: { zh: '必须填写', en: 'must be given' } }))
}
