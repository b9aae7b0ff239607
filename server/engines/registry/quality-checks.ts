import type { PlainDate } from '@citybrain/contract/kernel/time.ts'
import type { QualityRule, ThingType } from '@citybrain/contract/pack/thing.ts'
import { comparisonOf, fieldOf } from '@citybrain/rules/registry/index.ts'
import { type RawBuilder, sql } from 'kysely'
import { isInsideDistrict } from '../space/index.ts'
import { fieldValue } from './sorting.ts'

type Check = RawBuilder<boolean | null>

export interface Checking {
  readonly today: PlainDate
  /** Things whose code was found unsound; null while nobody looked. */
  readonly unsound: readonly string[] | null
}

/**
 * What a rule says of a row of `thing as t`: true, false, or null where it can't be applied, because what it compares is
 * unknown. One expression, so that the rules of a type are one pass over its things.
 */
export function checkOf(type: ThingType, rule: QualityRule, { today, unsound }: Checking): Check {
  switch (rule.check) {
    case 'known':
      return sql`((t.attributes->>${sql.lit(rule.field)}) is not null)`
    case 'filled':
      return filled(type, rule.percent)
    case 'located':
      return sql`(t.geometry is not null)`
    case 'inside':
      return isInsideDistrict(sql`t.geometry`, today)
    case 'coded':
      return sql`(t.code is not null)`
    case 'code-sound':
      return sql`case when t.code is not null then not t.id = any(${[...(unsound ?? [])]}::uuid[]) end`
    case 'fresh':
      return sql`(t.updated_at >= citybrain.city_now() - make_interval(days => ${sql.lit(rule.days)}))`
    case 'between':
      return between(type, rule)
    case 'not-below':
      // A comparison with what is unknown is unknown.
      return sql`(${figureOf(type, rule.field)} >= ${figureOf(type, rule.other)})`
    case 'linked':
      return sql`exists (select from ${linksOf(rule.link, today)})`
    case 'links-live':
      return linksLive(rule.link, today)
  }
}

function figureOf(type: ThingType, key: string): RawBuilder<unknown> {
  const field = fieldOf(type, key)
  return field ? fieldValue(field) : sql`null`
}

function filled(type: ThingType, percent: number): Check {
  if (type.fields.length === 0) return sql`null::boolean`
  const known = type.fields.map(({ key }) => sql`((t.attributes->>${sql.lit(key)}) is not null)::int`)
  return sql`((${sql.join(known, sql` + `)}) * 100 >= ${sql.lit(percent * type.fields.length)})`
}

function between(type: ThingType, { field, min, max }: Extract<QualityRule, { check: 'between' }>): Check {
  const found = fieldOf(type, field)
  const bound = (value: string) => (found && comparisonOf(found) === 'number' ? sql`${value}::numeric` : sql`${value}`)
  const value = figureOf(type, field)
  const least = min === null ? sql`true` : sql`${value} >= ${bound(min)}`
  const most = max === null ? sql`true` : sql`${value} <= ${bound(max)}`
  return sql`case when ${value} is not null then ${least} and ${most} end`
}

/** A thing's own relations of a kind that hold today: of each the newest that was said. */
function linksOf(kind: string, today: PlainDate): RawBuilder<unknown> {
  return sql`(select distinct on (l.to_id) l.to_id, l.linked from thing_link l
    where l.from_id = t.id and l.kind = ${sql.lit(kind)} and (l.valid_from is null or l.valid_from <= ${today}::date)
      and (l.valid_to is null or l.valid_to >= ${today}::date)
    order by l.to_id, l.revision desc) as newest where linked`
}

/** Whether all that it is related to is still there; what was merged goes on elsewhere. */
function linksLive(kind: string, today: PlainDate): Check {
  return sql`(select bool_and(o.state is not null and o.state <> 'ended')
    from (select to_id from ${linksOf(kind, today)}) own left join thing o on o.district = t.district and o.id = own.to_id)`
}
