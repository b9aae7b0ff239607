import type { StoredAttributes, StoredValue } from '@citybrain/contract/engines/thing.ts'
import { Decimal } from '@citybrain/contract/kernel/quantity.ts'
import { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { Field, FieldOf } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { checkCode } from '../codes/index.ts'
import { compareDecimals } from './decimal.ts'

/** What is wrong with a value, and of which field. */
export interface ValueFault {
  readonly field: string
  readonly words: Words
}

type Checked = { readonly value: StoredValue } | { readonly fault: Words }
const wrong = (zh: string, en: string): Checked => ({ fault: { zh, en } })

/** What has fields: a type of things, a type of cases. */
export type FieldHolder = Pick<ThingType, 'title' | 'fields'>

/** Values in the form in which they are stored, and what is wrong with the others; the same in server and browser. */
export function checkAttributes(
  type: FieldHolder,
  attributes: StoredAttributes,
  tables: readonly CodeTable[],
): { values: StoredAttributes; faults: ValueFault[] } {
  const values: StoredAttributes = {}
  const faults: ValueFault[] = []
  for (const [key, value] of Object.entries(attributes)) {
    const field = fieldOf(type, key)
    const checked = field ? checkValue(field, value, tables) : noSuchField(type)
    if ('fault' in checked) faults.push({ field: key, words: checked.fault })
    else values[key] = checked.value
  }
  return { values, faults }
}

const indexed = new WeakMap<FieldHolder, Map<string, Field>>()

export function fieldOf(type: FieldHolder, key: string): Field | undefined {
  const known = indexed.get(type)
  if (known) return known.get(key)
  indexed.set(type, new Map(type.fields.map((field) => [field.key, field])))
  return indexed.get(type)?.get(key)
}

const noSuchField = (type: FieldHolder): Checked =>
  wrong(`类型“${type.title.zh}”没有这个字段`, `the type “${type.title.en}” has no such field`)

/** Required fields without a known value. */
export function missingFields(type: FieldHolder, values: StoredAttributes): ValueFault[] {
  const missing = type.fields.filter((field) => field.required && (values[field.key] ?? null) === null)
  return missing.map(({ key }) => ({ field: key, words: { zh: '必须填写', en: 'must be given' } }))
}

/** One value as it is stored, or what is wrong with it. Null, unknown, is right for every field. */
export function checkValue(field: Field, value: unknown, tables: readonly CodeTable[]): Checked {
  if (value === null) return { value: null }
  switch (field.kind) {
    case 'text':
      return checkText(field, value)
    case 'integer':
      return checkInteger(field, value)
    case 'decimal':
      return checkFigure(value, { ...field, field })
    case 'money':
      return checkFigure(value, { ...field, scale: 2, field })
    case 'date':
      return checkDate(field, value)
    case 'flag':
      return typeof value === 'boolean' ? { value } : wrong('应为 true 或 false', 'expected true or false')
    case 'choice':
      return checkChoice(field, value)
    case 'code':
      return checkCodeValue(field, value, tables)
  }
}

const patterns = new Map<string, RegExp>()

function patternOf(text: string): RegExp {
  const known = patterns.get(text) ?? new RegExp(`^(?:${text})$`, 'u')
  patterns.set(text, known)
  return known
}

function checkText(field: FieldOf<'text'>, value: unknown): Checked {
  if (typeof value !== 'string') return wrong('应为文字', 'expected a text')
  const text = value.trim()
  if (text === '') return wrong('不能为空；未知请填 null', 'must not be empty; unknown is null')
  const length = Array.from(text).length
  if (length > field.maxLength)
    return wrong(`不得超过 ${field.maxLength} 个字`, `has at most ${field.maxLength} characters`)
  if (field.pattern !== null && !patternOf(field.pattern).test(text))
    return wrong(`格式不符（${field.pattern}）`, `does not have the form ${field.pattern}`)
  return { value: text }
}

function checkInteger({ min, max }: FieldOf<'integer'>, value: unknown): Checked {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrong('应为整数', 'expected a whole number')
  return (min !== null && value < min) || (max !== null && value > max)
    ? outOfBounds(min === null ? null : String(min), max === null ? null : String(max))
    : { value }
}

const MOST_DIGITS = 30

function checkFigure(
  value: unknown,
  { min, max, scale }: { min: string | null; max: string | null; scale: number; field: Field },
): Checked {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  if (typeof text !== 'string' || text.length > MOST_DIGITS || !Decimal.safeParse(text).success)
    return wrong('应为十进制数，以文字传送，如 "1050.25"', 'expected a decimal number as text, such as "1050.25"')
  if ((text.split('.')[1] ?? '').length > scale)
    return wrong(`小数不得超过 ${scale} 位`, `has at most ${scale} digits behind the point`)
  if ((min !== null && compareDecimals(text, min) < 0) || (max !== null && compareDecimals(text, max) > 0))
    return outOfBounds(min, max)
  return { value: text.replace(/^(-?)0+(?=\d)/, '$1') }
}

function checkDate({ min, max }: FieldOf<'date'>, value: unknown): Checked {
  const day = PlainDate.safeParse(value)
  if (!day.success) return wrong('应为日期，如 2023-09-15', 'expected a day such as 2023-09-15')
  const outside = (min !== null && day.data < min) || (max !== null && day.data > max)
  return outside ? outOfBounds(min, max) : { value: day.data }
}

function outOfBounds(min: string | null, max: string | null): Checked {
  if (min === null) return wrong(`不得大于 ${max}`, `is at most ${max}`)
  if (max === null) return wrong(`不得小于 ${min}`, `is at least ${min}`)
  return wrong(`应在 ${min} 至 ${max} 之间`, `lies between ${min} and ${max}`)
}

const choiceSets = new WeakMap<FieldOf<'choice'>, Set<string>>()

function checkChoice(field: FieldOf<'choice'>, value: unknown): Checked {
  const allowed = choiceSets.get(field) ?? new Set(field.choices.map((one) => one.value))
  choiceSets.set(field, allowed)
  const list = field.many ? value : [value]
  if (!Array.isArray(list)) return wrong('应为选项列表', 'expected a list of choices')
  const strange = list.find((one) => !allowed.has(one as string))
  if (strange !== undefined) {
    const some = field.choices.slice(0, 12).map((one) => `${one.value}（${one.title.zh}）`)
    return wrong(
      `不是可选值；可选：${some.join('、')}`,
      `is none of the choices: ${[...allowed].slice(0, 12).join(', ')}`,
    )
  }
  return { value: field.many ? [...new Set(list as string[])].sort() : (value as string) }
}

function checkCodeValue(field: FieldOf<'code'>, value: unknown, tables: readonly CodeTable[]): Checked {
  if (typeof value !== 'string' || value.length > 60) return wrong('应为编码', 'expected a code')
  if (field.codeKind !== null) {
    const checked = checkCode(field.codeKind, value, tables)
    return checked.valid ? { value: checked.normal } : { fault: checked.because }
  }
  const table = tables.find((one) => one.key === field.table)
  if (table === undefined || !table.complete || table.entries.some((entry) => entry.code === value)) return { value }
  return wrong(`代码表“${table.title.zh}”中没有 ${value}`, `the code table “${table.title.en}” has no ${value}`)
}
