import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { comparisonOf, foldText, termsOf } from '@citybrain/rules/registry/index.ts'

/** What the array index finds a thing by. Each key is led by the district: one index serves all without mixing them. */
export const termKey = (district: string, term: string) => `${district}:${term}`
export const regionKey = (district: string, code: string) => `${district}@${code}`
export const valueKey = (district: string, type: string, field: string, value: string) =>
  `${district}#${type}.${field}=${value}`

/** A code is found as a whole. */
export const codeKey = (district: string, code: string) => termKey(district, `=${foldText(code)}`)

interface Findable {
  readonly code: string | null
  readonly name: string
  readonly aliases: readonly string[]
  readonly attributes: Readonly<Record<string, unknown>>
  readonly street: string | null
  readonly community: string | null
  readonly grid: string | null
}

export function keysOf(district: DistrictCode, type: ThingType, thing: Findable): string[] {
  const texts = type.fields
    .filter((field) => field.kind === 'text' && field.search)
    .map((field) => thing.attributes[field.key])
    .filter((value): value is string => typeof value === 'string')
  const terms = termsOf({ names: [thing.name, ...thing.aliases], texts })
  const regions = [thing.street, thing.community, thing.grid].filter((code) => code !== null)
  return [
    ...terms.map((term) => termKey(district, term)),
    ...(thing.code === null ? [] : [codeKey(district, thing.code)]),
    ...regions.map((code) => regionKey(district, code)),
    ...valueKeys(district, type, thing.attributes),
  ]
}

/** Of fields that are compared as texts; figures and days have indexes of their own. */
function valueKeys(district: DistrictCode, type: ThingType, attributes: Findable['attributes']): string[] {
  return type.fields
    .filter((field) => field.filter && comparisonOf(field) === 'text')
    .flatMap((field) => {
      const value = attributes[field.key] ?? null
      const held = value === null ? [] : Array.isArray(value) ? value : [value]
      return held.map((one) => valueKey(district, type.key, field.key, String(one)))
    })
}
