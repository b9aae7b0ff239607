import type { StoredValue } from '@citybrain/contract/engines/thing.ts'
import type { PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import { isCleared } from '@citybrain/contract/kernel/privacy.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { Field } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { compareDecimals } from './decimal.ts'
import { checkValue, fieldOf } from './values.ts'

/** How the values of a field are compared: as numbers, as days, as truth values, or as texts that are equal or not. */
export type Comparison = 'number' | 'date' | 'text'
export type Operator = 'eq' | 'ne' | 'in' | 'gte' | 'gt' | 'lte' | 'lt' | 'is'

/** A condition whose field, operator and values have been checked. */
export interface Filter {
  /** A field of the type, or `code`, `department`, `name` that every thing has. */
  readonly field: string
  readonly core: boolean
  readonly operator: Operator
  readonly compare: Comparison
  /** The field holds several values; it equals one that is among them. */
  readonly many: boolean
  /** As texts; of `is`: `known` or `unknown`. */
  readonly values: readonly string[]
}

export type FilterResult = { readonly filter: Filter } | { readonly fault: Words }

const CORE: ReadonlySet<string> = new Set(['code', 'name', 'department', 'street', 'community', 'grid'])
const fault = (zh: string, en: string): FilterResult => ({ fault: { zh, en } })
const RANGES: ReadonlySet<Operator> = new Set(['gte', 'gt', 'lte', 'lt'])

export interface FilterContext {
  /** Null where no type was named. */
  readonly type: ThingType | null
  readonly clearance: PrivacyClass
  readonly tables: readonly CodeTable[]
}

/** `field:operator:value` as a condition, or what is wrong with it. */
export function readFilter(text: string, context: FilterContext): FilterResult {
  const [key = '', operator = '', ...rest] = text.split(':')
  const given = rest.join(':')
  // The contract's own pattern has let through these operators only.
  const op = operator as Operator
  if (CORE.has(key)) return coreFilter(key, op, given)
  if (context.type === null)
    return fault(`按“${key}”筛选须指明类型`, `filtering by “${key}” needs the type to be named`)
  const field = fieldOf(context.type, key)
  if (field === undefined || !field.filter || !isCleared(context.clearance, field.privacy))
    return fault(`不能按“${key}”筛选`, `things cannot be filtered by “${key}”`)
  return fieldFilter(field, op, given, context.tables)
}

function coreFilter(field: string, operator: Operator, given: string): FilterResult {
  if (RANGES.has(operator)) return fault(`“${field}”不能比较大小`, `“${field}” cannot be compared by size`)
  return finish({ field, core: true, operator, compare: 'text', many: false }, given, null)
}

function fieldFilter(field: Field, operator: Operator, given: string, tables: readonly CodeTable[]): FilterResult {
  const compare = comparisonOf(field)
  if (compare === 'text' && RANGES.has(operator))
    return fault(`“${field.title.zh}”不能比较大小`, `“${field.title.en}” cannot be compared by size`)
  const many = field.kind === 'choice' && field.many
  return finish({ field: field.key, core: false, operator, compare, many }, given, { field, tables })
}

type Checking = { field: Field; tables: readonly CodeTable[] } | null

function finish(filter: Omit<Filter, 'values'>, given: string, checking: Checking): FilterResult {
  if (filter.operator === 'is') {
    if (given !== 'known' && given !== 'unknown')
      return fault('“is”之后应为 known 或 unknown', 'after “is” comes known or unknown')
    return { filter: { ...filter, values: [given] } }
  }
  const parts = filter.operator === 'in' ? given.split(',').slice(0, 100) : [given]
  const values: string[] = []
  for (const part of parts) {
    const checked = checking
      ? checkValue(checking.field, typed(checking.field, part), checking.tables)
      : { value: part }
    if ('fault' in checked) return fault(`${filter.field}：${checked.fault.zh}`, `${filter.field}: ${checked.fault.en}`)
    values.push(String(Array.isArray(checked.value) ? checked.value[0] : checked.value))
  }
  return { filter: { ...filter, values } }
}

/** A value of an address as the field would hold it. */
function typed(field: Field, text: string): unknown {
  if (field.kind === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : text
  if (field.kind === 'flag') return text === 'true' ? true : text === 'false' ? false : text
  return field.kind === 'choice' && field.many ? [text] : text
}

export function comparisonOf(field: Field): Comparison {
  if (field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'money') return 'number'
  return field.kind === 'date' ? 'date' : 'text'
}

/** Whether a value meets a condition; the same as the database answers. Unknown meets nothing but `is:unknown`. */
export function meets(filter: Filter, value: StoredValue | undefined): boolean {
  const known = value !== undefined && value !== null
  if (filter.operator === 'is') return known === (filter.values[0] === 'known')
  if (!known) return false
  const [first = ''] = filter.values
  const held = (Array.isArray(value) ? value : [value]).map(String)
  switch (filter.operator) {
    case 'eq':
    case 'in':
      return held.some((one) => filter.values.some((wanted) => compared(filter, one, wanted) === 0))
    case 'ne':
      return !held.some((one) => compared(filter, one, first) === 0)
    case 'gte':
      return compared(filter, held[0] ?? '', first) >= 0
    case 'gt':
      return compared(filter, held[0] ?? '', first) > 0
    case 'lte':
      return compared(filter, held[0] ?? '', first) <= 0
    case 'lt':
      return compared(filter, held[0] ?? '', first) < 0
  }
}

function compared({ compare }: Filter, a: string, b: string): number {
  if (compare === 'number') return compareDecimals(a, b)
  return a < b ? -1 : a > b ? 1 : 0
}
