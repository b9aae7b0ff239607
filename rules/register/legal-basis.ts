import type { LegalBasis } from '@citybrain/contract/engines/plan.ts'

const ACT = '各级人民代表大会常务委员会监督法'
const NEW_TEXT = '2024-11-08'

/**
 * Which clause has the standing committee approve a part-adjustment of a plan, by the day it happens.
 * The clause number of the 2006 text is from memory: shipped as configuration, to be confirmed by the district.
 */
const ADJUSTMENT: readonly LegalBasis[] = [
  {
    act: `${ACT}(2006)`,
    clause: '第17条',
    effectiveFrom: '2007-01-01',
    effectiveTo: '2024-11-07',
    source: 'from memory; to be confirmed by the district',
  },
  {
    act: `${ACT}(2024)`,
    clause: '第22条',
    effectiveFrom: NEW_TEXT,
    effectiveTo: null,
    source: 'verified: text in force since 2024-11-08',
  },
]

/** The people's congress examines and approves the annual plan; the clause is from memory. */
const APPROVAL: readonly LegalBasis[] = [
  {
    act: '地方各级人民代表大会和地方各级人民政府组织法',
    clause: '县级以上人民代表大会审查和批准本行政区域国民经济和社会发展计划',
    effectiveFrom: '1979-07-01',
    effectiveTo: null,
    source: 'from memory; to be confirmed by the district',
  },
]

const inForce = (rules: readonly LegalBasis[], day: string): LegalBasis | null =>
  rules.find((rule) => rule.effectiveFrom <= day && (rule.effectiveTo === null || day <= rule.effectiveTo)) ?? null

/** The basis of an adjustment approved on a day (`2023-09-15`); null before the law was in force. */
export const adjustmentBasis = (day: string): LegalBasis | null => inForce(ADJUSTMENT, day)

/** The basis of the approval of a plan on a day. */
export const approvalBasis = (day: string): LegalBasis | null => inForce(APPROVAL, day)
