import type { DataGrant } from '../kernel/data-grant.ts'
import type { Holder } from '../kernel/holder.ts'
import { highestClearance, isCleared, type PrivacyClass } from '../kernel/privacy.ts'
import type { Words } from '../kernel/words.ts'
import { clearanceAt, type KindOrType, type Place, readingHoldings } from './rights.ts'

/** Up to which privacy class fields are seen. */
export interface Cleared {
  readonly clearance: PrivacyClass
  /** What the roles alone would show. */
  readonly byRoles: PrivacyClass
  /** The data grant that shows more; null where none does. */
  readonly grant: DataGrant | null
}

/**
 * Up to which class the holder sees fields of such a thing there: the highest among the roles that let it be read, or of
 * a data grant in force to a department in which one of just these roles is held. A grant opens fields, never a thing.
 */
export function clearedAt(
  { grants, ...holder }: Holder & { readonly grants: readonly DataGrant[] },
  kind: KindOrType,
  place?: Place,
): Cleared {
  const byRoles = clearanceAt(holder, kind, place)
  const ofType = grants.filter((one) => kind === `thing/${one.type}` && !isCleared(byRoles, one.upTo))
  if (ofType.length === 0) return { clearance: byRoles, byRoles, grant: null }
  const departments = new Set(readingHoldings(holder, kind, place).flatMap((one) => one.departments))
  const more = ofType.filter((one) => departments.has(one.department))
  const clearance = highestClearance([byRoles, ...more.map(({ upTo }) => upTo)])
  return { clearance, byRoles, grant: more.find(({ upTo }) => upTo === clearance) ?? null }
}

const CLASS_WORDS = {
  public: { zh: '公开', en: 'public' },
  internal: { zh: '内部', en: 'internal' },
  sensitive: { zh: '敏感', en: 'sensitive' },
  secret: { zh: '高敏', en: 'secret' },
} as const satisfies Record<PrivacyClass, Words>

/** 可看到「敏感」级字段：数据使用授权 … */
export function wordsOfCleared({ clearance, byRoles, grant }: Cleared): Words {
  const [shown, own] = [CLASS_WORDS[clearance], CLASS_WORDS[byRoles]]
  if (grant === null)
    return {
      zh: `按现有角色，字段可看到「${shown.zh}」级。`,
      en: `By the roles in force, fields up to the class "${shown.en}" are seen.`,
    }
  const { department, until, request } = grant
  return {
    zh: `字段可看到「${shown.zh}」级：部门 ${department} 获得数据使用授权（申请 ${request}），至 ${until}；仅凭角色只到「${own.zh}」级。`,
    en: `Fields up to the class "${shown.en}" are seen: the department ${department} was granted the use of the data (request ${request}) until ${until}; the roles alone reach "${own.en}".`,
  }
}
