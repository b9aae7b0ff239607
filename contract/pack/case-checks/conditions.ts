import { didYouMean } from '../../kernel/nearest.ts'
import type { CaseType } from '../case-type.ts'
import type { Condition } from '../condition.ts'
import { testsIn } from './walk.ts'

/** Values that a condition asks for and the field doesn't offer. */
export function faultsOfChoices(type: CaseType, at: string, conditions: readonly (Condition | null)[]): string[] {
  return conditions.flatMap(testsIn).flatMap((test) => {
    const { of } = test
    const field = 'field' in of ? type.fields.find(({ key }) => key === of.field) : undefined
    if (field?.kind !== 'choice') return []
    const wanted = 'is' in test ? [test.is] : 'in' in test ? test.in : []
    const known = field.choices.map(({ value }) => value)
    return wanted
      .map(String)
      .filter((value) => !known.includes(value))
      .map((value) => `${at}: ${field.key} is never ${value}${didYouMean(value, known)}`)
  })
}
