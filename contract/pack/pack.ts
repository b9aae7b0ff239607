import { z } from 'zod'
import { Words } from '../kernel/words.ts'
import { faultsOfEvaluations } from './case-checks/figures.ts'
import { faultsOfPortals } from './case-checks/portals.ts'
import { faultsOfCases } from './case-faults.ts'
import { CaseEvaluation } from './case-figure.ts'
import { CaseType } from './case-type.ts'
import { CodeTable } from './code-table.ts'
import { faultsOfTypes } from './faults.ts'
import { Portal } from './portal.ts'
import { ThingType, TypeKey } from './thing.ts'

const PackShape = z.object({
  key: TypeKey,
  title: Words,
  description: Words,
  types: z.array(ThingType).max(200),
  codeTables: z.array(CodeTable).max(200),
  cases: z.array(CaseType).max(200),
  /** How people without an account meet some of these cases. */
  portals: z.array(Portal).max(200),
  /** How cases of a type are judged; one per type. */
  evaluations: z.array(CaseEvaluation).max(200),
})

/** What a pack says, as pure data: writing it as JSON and reading it back changes nothing. */
export const Pack = PackShape.superRefine((pack, context) => {
  const faults = [
    ...faultsOfTypes(pack),
    ...faultsOfCases(pack.cases),
    ...faultsOfPortals(pack),
    ...faultsOfEvaluations(pack.evaluations, pack.cases),
  ]
  for (const message of faults) context.addIssue({ code: 'custom', message })
})
export type Pack = z.infer<typeof PackShape>
