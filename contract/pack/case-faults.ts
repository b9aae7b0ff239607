import { doublesOf } from './case-checks/across.ts'
import { faultsOfBranches } from './case-checks/branches.ts'
import { faultsOfEntries } from './case-checks/entries.ts'
import { faultsOfLimits } from './case-checks/limits.ts'
import { faultsOfNames } from './case-checks/names.ts'
import { faultsOfWays } from './case-checks/ways.ts'
import type { CaseType } from './case-type.ts'

export { faultsAcrossCases } from './case-checks/across.ts'

/** Everything that would make a case of the types stand still, run in a circle or break a law, in sentences. */
export function faultsOfCases(cases: readonly CaseType[]): string[] {
  const faults = cases.flatMap((type) => faultsOfCase(type).map((fault) => `case ${type.key}: ${fault}`))
  return [...doublesOf(cases), ...faults]
}

/** What is wrong with one type, as far as it can be told without other packs. */
export function faultsOfCase(type: CaseType): string[] {
  const named = faultsOfNames(type)
  // A flow with names that lead nowhere can't be walked.
  if (named.length > 0) return named
  return [...faultsOfWays(type), ...faultsOfEntries(type), ...faultsOfLimits(type), ...faultsOfBranches(type)]
}
