import type { MigrationStep, ThingType } from '@citybrain/contract/pack/thing.ts'
import { invertDecimal, multiplyDecimals } from './decimal.ts'

type Values = Readonly<Record<string, unknown>>

/** Values said under one version of a type, and whether they are all that was said at a thing's creation. */
export interface SaidUnder {
  readonly version: number
  readonly whole: boolean
}

/**
 * What was said under one version of a type, in the words of another. Facts are kept as they were said; this is how they
 * are read, so that every step can be taken back: what a step leaves out stands in the fact still.
 */
export function translate(type: ThingType, values: Values, { version, whole }: SaidUnder, to: number): Values {
  let current = values
  for (let next = version + 1; next <= to; next++)
    for (const step of stepsTo(type, next)) current = forwards(step, current, whole)
  for (let last = version; last > to; last--)
    for (const step of [...stepsTo(type, last)].reverse()) current = backwards(step, current)
  return current
}

function stepsTo(type: ThingType, version: number): readonly MigrationStep[] {
  return type.migrations.find((migration) => migration.to === version)?.steps ?? []
}

function forwards(step: MigrationStep, values: Values, whole: boolean): Values {
  switch (step.do) {
    case 'rename':
      return renamed(values, step.from, step.to)
    case 'convert':
      return mapped(values, step.field, (value) => converted(value, step.factor))
    case 'set-default':
      return whole && !Object.hasOwn(values, step.field) ? { ...values, [step.field]: step.value } : values
    case 'drop':
      return without(values, step.field)
    case 'recode':
      return mapped(values, step.field, (value) => recoded(value, new Map(step.values)))
  }
}

function backwards(step: MigrationStep, values: Values): Values {
  switch (step.do) {
    case 'rename':
      return renamed(values, step.to, step.from)
    case 'convert':
      return mapped(values, step.field, (value) => converted(value, invertDecimal(step.factor)))
    case 'set-default':
      return without(values, step.field)
    case 'drop':
      return values
    case 'recode': {
      // Of several old choices that became one, the first stands for it; facts said under the old version are exact.
      const back = [...step.values].reverse().map(([from, to]): [string, string] => [to, from])
      return mapped(values, step.field, (value) => recoded(value, new Map(back)))
    }
  }
}

function without(values: Values, key: string): Values {
  const { [key]: _, ...rest } = values
  return rest
}

function renamed(values: Values, from: string, to: string): Values {
  if (!Object.hasOwn(values, from)) return values
  return { ...without(values, from), [to]: values[from] }
}

function mapped(values: Values, key: string, change: (value: unknown) => unknown): Values {
  if (!Object.hasOwn(values, key) || values[key] === null) return values
  return { ...values, [key]: change(values[key]) }
}

function converted(value: unknown, factor: string): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value
  const result = multiplyDecimals(String(value), factor)
  return typeof value === 'number' && Number.isSafeInteger(Number(result)) ? Number(result) : result
}

function recoded(value: unknown, table: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => table.get(String(one)) ?? one)
  return typeof value === 'string' ? (table.get(value) ?? value) : value
}
