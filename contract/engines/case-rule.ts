import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Revision } from '../kernel/revision.ts'
import { PlainDate } from '../kernel/time.ts'
import { StepKey } from '../pack/flow.ts'
import { TypeKey } from '../pack/thing.ts'
import { DepartmentCode } from './account.ts'

/**
 * To whom a rule sends work (派给): the department or person that it names, whoever the responsibility grid names for
 * place and class (责任网格), or whoever it names for every class of the place (属地兜底).
 */
export const Receiver = z.enum(['named', 'responsible', 'territory'])
export type Receiver = z.infer<typeof Receiver>

/** Who gets the work of a step, by class, place and time (派遣规则): the most special rule that fits wins. */
export const CaseRule = z.object({
  id: Id,
  type: TypeKey.describe('案件类型'),
  step: StepKey.describe('环节'),
  category: z
    .string()
    .regex(/^[0-9A-Z]{1,20}$/)
    .nullable()
    .describe('类别 · Of this class and those below it; null for every class'),
  region: z
    .string()
    .regex(/^\d{6}(\d{3}){0,3}$/)
    .nullable()
    .describe('区域 · Of this street, community or unit grid; null for the whole district'),
  hours: z.enum(['working', 'off', 'any']).describe('时段 · In office hours, outside of them, or always'),
  receiver: Receiver.default('named'),
  department: DepartmentCode.nullable().describe('承办单位'),
  assignee: Id.nullable().describe('承办人 · Account; null leaves it to the department'),
  note: z.string().max(300).nullable().describe('依据或说明 · Why so; shown beside the work that comes by it'),
  effectiveFrom: PlainDate.nullable(),
  effectiveTo: PlainDate.nullable().describe('Last day'),
  revision: Revision,
})
export type CaseRule = z.infer<typeof CaseRule>

/** A rule as it is entered. */
export const CaseRuleDraft = CaseRule.omit({ id: true, revision: true })
  .refine(
    ({ receiver, department, assignee }) => receiver !== 'named' || department !== null || assignee !== null,
    'a rule names a department or a person',
  )
  .refine(
    ({ receiver, department, assignee }) => receiver === 'named' || (department === null && assignee === null),
    'who it is says the responsibility grid, so the rule names nobody',
  )
export type CaseRuleDraft = z.infer<typeof CaseRuleDraft>
