import type { Field } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'

/** One condition of a list as it stands in the address: `storeys:gte:7`. */
export interface Condition {
  readonly field: string
  readonly operator: Operator
  readonly value: string
}

export const OPERATORS = ['eq', 'ne', 'in', 'gte', 'lte', 'gt', 'lt', 'is'] as const
export type Operator = (typeof OPERATORS)[number]

export function conditionFrom(text: string): Condition | null {
  const [, field, said, value] = /^([A-Za-z]\w*):(\w+):(.+)$/su.exec(text) ?? []
  const operator = OPERATORS.find((one) => one === said)
  return field && operator && value ? { field, operator, value } : null
}

export function conditionText({ field, operator, value }: Condition): string {
  return `${field}:${operator}:${value}`
}

/** Which comparisons make sense of a field; the first is offered first. */
export function operatorsOf(field: Field): readonly Operator[] {
  switch (field.kind) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'date':
      return ['gte', 'lte', 'eq', 'is']
    case 'choice':
      return field.many ? ['eq', 'is'] : ['in', 'ne', 'is']
    case 'flag':
      return ['eq', 'is']
    default:
      return ['eq', 'ne', 'is']
  }
}

export function filterFields(type: ThingType): readonly Field[] {
  return type.fields.filter((field) => field.filter)
}
