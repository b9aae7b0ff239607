import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { comparisonOf, type Filter, type Operator, type SearchPlan } from '@citybrain/rules/registry/index.ts'
import { type RawBuilder, sql } from 'kysely'
import { codeKey, regionKey, termKey, valueKey } from './keys.ts'
import { fieldValue } from './sorting.ts'

type Condition = RawBuilder<boolean>

const COMPARE = {
  eq: sql`=`,
  ne: sql`<>`,
  in: sql`=`,
  gte: sql`>=`,
  gt: sql`>`,
  lte: sql`<=`,
  lt: sql`<`,
  is: sql`=`,
} as const satisfies Record<Operator, RawBuilder<unknown>>

const keyList = (keys: readonly string[]) => sql`${[...keys]}::text[]`
export const hasAll = (keys: readonly string[]): Condition => sql`keys @> ${keyList(keys)}`
const hasSome = (keys: readonly string[]): Condition => sql`keys && ${keyList(keys)}`

export const inRegion = (district: string, code: string): Condition => hasAll([regionKey(district, code)])

/** A checked filter as a condition that asks an index where there is one. */
export function conditionOf(district: string, type: ThingType | null, filter: Filter): Condition {
  return filter.core || type === null ? coreCondition(filter) : fieldCondition(district, type, filter)
}

const CORE_COLUMNS = {
  code: sql`code`,
  name: sql`name`,
  department: sql`department`,
  street: sql`street`,
  community: sql`community`,
  grid: sql`grid`,
} as const

function coreCondition({ field, operator, values }: Filter): Condition {
  const column = CORE_COLUMNS[field as keyof typeof CORE_COLUMNS]
  if (operator === 'is') return values[0] === 'known' ? sql`${column} is not null` : sql`${column} is null`
  if (operator === 'ne') return sql`${column} <> ${values[0]}`
  return sql`${column} = any(${[...values]}::text[])`
}

function fieldCondition(district: string, type: ThingType, filter: Filter): Condition {
  const field = type.fields.find((one) => one.key === filter.field)
  if (!field) return sql<boolean>`false`
  const value = fieldValue(field)
  if (filter.operator === 'is') return filter.values[0] === 'known' ? sql`${value} is not null` : sql`${value} is null`
  if (comparisonOf(field) === 'text') {
    const keys = filter.values.map((one) => valueKey(district, type.key, field.key, one))
    if (filter.operator === 'ne') return sql`(${value} is not null and not ${hasSome(keys)})`
    return keys.length === 1 ? hasAll(keys) : hasSome(keys)
  }
  const cast = comparisonOf(field) === 'number' ? sql`::numeric` : sql`::text collate "C"`
  const list = filter.values.map((one) => sql`${one}${cast}`)
  if (filter.operator === 'in') return sql`${value} in (${sql.join(list)})`
  return sql`${value} ${COMPARE[filter.operator]} ${list[0]}`
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
const like = (text: string) => `%${escapeLike(text)}%`

/** Texts of a thing that a search reads: names and what its type declares as searched. */
function searchedText(fields: readonly string[]): RawBuilder<unknown> {
  const values = fields.map((key) => sql`attributes->>${sql.lit(key)}`)
  return sql`lower(concat_ws(' ', name, array_to_string(aliases, ' '), code${values.length ? sql`, ${sql.join(values)}` : sql``}))`
}

/**
 * What a search finds: the index gives candidates, the text itself decides. Initials are decided by the index alone,
 * since only whole pinyin is stored.
 */
export function searchCondition(district: string, plan: SearchPlan, fields: readonly string[]): Condition {
  const words = plan.wanted.split(' ').filter(Boolean)
  const text = searchedText(fields)
  const inText = sql`(${sql.join(
    words.map((word) => sql`${text} like ${like(word)}`),
    sql` and `,
  )})`
  const byIndex = (terms: readonly string[]) => hasAll(terms.map((term) => termKey(district, term)))
  const byText = plan.plain.length === 0 ? inText : sql`(${byIndex(plan.plain)} and ${inText})`
  return sql<boolean>`(${sql.join([byText, hasAll([codeKey(district, plan.wanted)]), ...plan.spoken.map(byIndex)], sql` or `)})`
}

/** Whole names first, then what begins so, then what holds it, then what is found by other texts or pinyin. */
export function rankOf(plan: SearchPlan): RawBuilder<unknown> {
  return sql`case when lower(name) = ${plan.wanted}::text then 0
    when lower(name) like ${`${escapeLike(plan.wanted)}%`}::text then 1
    when lower(name) like ${like(plan.wanted)}::text then 2
    when ${plan.pinyin}::text is not null and name_order like ${`${plan.pinyin ?? ''}%`}::text then 3 else 4 end`
}
