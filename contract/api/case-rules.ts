import { z } from 'zod'
import { CaseRule, CaseRuleDraft } from '../engines/case-rule.ts'
import { Id } from '../kernel/ids.ts'
import { Revision } from '../kernel/revision.ts'
import { TypeKey } from '../pack/thing.ts'
import { route } from './route.ts'

const tag = 'cases'
const params = z.object({ rule: Id })

export const listCaseRules = route({
  method: 'GET',
  path: '/api/v1/case-rules',
  access: 'read:case-rule',
  tag,
  summary: { zh: '派遣规则', en: 'Rules by which work finds who is responsible for it' },
  query: z.object({ type: TypeKey.optional() }),
  reply: z.object({ rules: z.array(CaseRule) }),
})

export const saveCaseRule = route({
  method: 'PUT',
  path: '/api/v1/case-rules/:rule',
  access: 'edit:case-rule',
  tag,
  summary: { zh: '新增或修改派遣规则', en: 'Enter a rule or change one; the id is made by whoever enters it' },
  params,
  /** 0: it is new. */
  body: z.object({ rule: CaseRuleDraft, revision: Revision }),
  reply: CaseRule,
  errors: ['casework.bad-rule', 'casework.no-such-department', 'casework.rule-changed', 'casework.too-many-rules'],
})

export const deleteCaseRule = route({
  method: 'DELETE',
  path: '/api/v1/case-rules/:rule',
  access: 'edit:case-rule',
  tag,
  summary: { zh: '删除派遣规则', en: 'Take a rule away' },
  params,
  query: z.object({ revision: z.coerce.number().pipe(Revision) }),
  reply: z.object({ deleted: z.literal(true) }),
  errors: ['casework.rule-changed'],
})

export const CASE_RULE_ROUTES = [listCaseRules, saveCaseRule, deleteCaseRule] as const
