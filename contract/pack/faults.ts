import type { CodeTable } from './code-table.ts'
import type { Field } from './field.ts'
import type { LinkType, MigrationStep, QualityRule, ThingType } from './thing.ts'

/** Everything that makes a pack's types contradict themselves or each other, in sentences. */
export function faultsOfTypes(pack: { types: readonly ThingType[]; codeTables: readonly CodeTable[] }): string[] {
  const tables = new Set(pack.codeTables.map((table) => table.key))
  return [
    ...doubles(pack.types.map((type) => type.key)).map((key) => `type ${key} is defined twice`),
    ...doubles(pack.codeTables.map((table) => table.key)).map((key) => `code table ${key} is defined twice`),
    ...pack.types.flatMap((type) => faultsOf(type, tables).map((fault) => `type ${type.key}: ${fault}`)),
  ]
}

/** Links that lead to a type which no pack defines; checked over all packs together. */
export function deadLinks(types: readonly ThingType[]): string[] {
  const known = new Set(types.map((type) => type.key))
  return types.flatMap((type) =>
    type.links.flatMap((link) =>
      link.to.filter((to) => !known.has(to)).map((to) => `type ${type.key}: link ${link.key} leads to unknown ${to}`),
    ),
  )
}

function faultsOf(type: ThingType, tables: ReadonlySet<string>): string[] {
  const fields = new Map(type.fields.map((field) => [field.key, field]))
  const names = [...type.fields, ...type.links].map((one) => one.key)
  return [
    ...doubles(names).map((key) => `${key} is defined twice`),
    ...names.filter((key) => RESERVED.has(key)).map((key) => `${key} is a name that every thing has already`),
    ...type.fields.flatMap((field) => faultsOfField(field, tables)),
    ...type.columns.filter((key) => !fields.has(key)).map((key) => `column ${key} is no field`),
    ...type.identifiers.filter((key) => !fields.has(key)).map((key) => `identifier ${key} is no field`),
    ...type.quality.flatMap((rule) => faultsOfRule(rule, fields, type.links)),
    ...faultsOfMigrations(type),
  ]
}

/** Names of what every thing has, whatever its type: they lead filters and sorts. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['id', 'type', 'code', 'name', 'aliases', 'street', 'community', 'grid', 'department', 'geometry', 'revision'],
  ...['state', 'source', 'place', 'attributes', 'beganOn', 'endedOn', 'createdAt', 'updatedAt', 'mergedInto'],
])

/** What contradicts itself in one field; without tables, names of code tables are left to whoever knows them all. */
export function faultsOfField(field: Field, tables: ReadonlySet<string> | null): string[] {
  const faults: string[] = []
  if ('min' in field && field.min !== null && field.max !== null && isAbove(field.min, field.max))
    faults.push(`${field.key}: the least value is above the greatest`)
  if (field.kind === 'text' && field.pattern !== null && !isPattern(field.pattern))
    faults.push(`${field.key}: the pattern is no regular expression`)
  if (field.kind === 'choice')
    faults.push(...doubles(field.choices.map((one) => one.value)).map((value) => `${field.key}: ${value} stands twice`))
  if (field.kind === 'code' && (field.codeKind === null) === (field.table === null))
    faults.push(`${field.key}: a code has either a kind or a table`)
  if (field.kind === 'code' && field.table !== null && tables?.has(field.table) === false)
    faults.push(`${field.key}: no code table ${field.table}`)
  if (field.sort && (field.kind === 'flag' || (field.kind === 'choice' && field.many)))
    faults.push(`${field.key}: nothing can be ordered by a field of this kind`)
  return faults
}

function isAbove(min: number | string, max: number | string): boolean {
  // Days compare as texts; figures that say a bound are short enough for a number.
  return typeof min === 'string' && min.includes('-', 1) ? min > max : Number(min) > Number(max)
}

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}

function faultsOfRule(rule: QualityRule, fields: ReadonlyMap<string, Field>, links: readonly LinkType[]): string[] {
  const named = [...('field' in rule ? [rule.field] : []), ...('other' in rule ? [rule.other] : [])]
  const missing = named.filter((key) => !fields.has(key)).map((key) => `rule ${rule.key}: no field ${key}`)
  if (!('link' in rule) || links.some((link) => link.key === rule.link)) return missing
  return [...missing, `rule ${rule.key}: no link ${rule.link}`]
}

function faultsOfMigrations(type: ThingType): string[] {
  const expected = Array.from({ length: type.version - 1 }, (_, place) => place + 2)
  const given = type.migrations.map((migration) => migration.to)
  const gap =
    expected.join() === given.join() ? [] : [`version ${type.version} needs the migrations ${expected.join()}`]
  return [...gap, ...type.migrations.flatMap(({ steps }) => steps.flatMap(faultsOfStep))]
}

function faultsOfStep(step: MigrationStep): string[] {
  if (step.do === 'rename' && step.from === step.to) return [`${step.from} is renamed to itself`]
  if (step.do === 'recode') return doubles(step.values.map(([from]) => from)).map((from) => `${from} is recoded twice`)
  if (step.do === 'convert' && !hasFiniteInverse(step.factor))
    return [`${step.field}: the inverse of ${step.factor} is no finite decimal, so the way back would round`]
  return []
}

/** Only products of twos and fives divide without a remainder in decimals. */
function hasFiniteInverse(factor: string): boolean {
  let rest = BigInt(factor.replace('.', ''))
  if (rest <= 0n) return false
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime
  return rest === 1n
}

function doubles(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, place) => values.indexOf(value) !== place))]
}
