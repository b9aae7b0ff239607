import { z } from 'zod'
import { DepartmentCode } from '../engines/account.ts'
import { ACTION_WORDS, type Action, KIND_WORDS } from '../engines/deeds.ts'
import { StreetCode } from '../engines/district.ts'
import type { KindOrType } from '../engines/rights.ts'
import { DataGrant } from '../kernel/data-grant.ts'
import { HeldBy, Holding, Jurisdiction } from '../kernel/holder.ts'
import { Id } from '../kernel/ids.ts'
import { PrivacyClass } from '../kernel/privacy.ts'
import { Role } from '../kernel/role.ts'
import { Words } from '../kernel/words.ts'
import { route } from './route.ts'

const KindName = z.custom<KindOrType>(
  (value) => typeof value === 'string' && (value in KIND_WORDS || /^thing\/[a-z][a-z0-9-]{0,59}$/.test(value)),
  'expected a kind of thing, such as plan, thing or thing/lift',
)

export const whyRight = route({
  method: 'GET',
  path: '/api/v1/rights/why',
  access: 'signed-in',
  tag: 'rights',
  summary: {
    zh: '某人为何能（不能）做某事',
    en: 'Why somebody may or may not do something; of others with manage:organisation',
  },
  query: z
    .object({
      /** Oneself where it is left out. */
      account: Id.optional(),
      action: z.enum(Object.keys(ACTION_WORDS) as [Action, ...Action[]]),
      kind: KindName,
      street: StreetCode.optional(),
      department: DepartmentCode.optional(),
      /** Account whose thing it is. */
      owner: Id.optional(),
    })
    .describe('Without street, department and owner: whether anywhere at all'),
  reply: z.object({
    account: z.object({ id: Id, name: z.string() }),
    allowed: z.boolean(),
    because: Words,
    by: z.object({ role: Role, within: Jurisdiction, held: HeldBy }).nullable(),
    /** Up to which class fields of such a thing are seen there. */
    clearance: PrivacyClass,
    /** Through which roles, or under which data grant. */
    clearedBecause: Words,
    /** The data grant that shows more than the roles do; null where none does. */
    grant: DataGrant.nullable(),
    /** All that the person holds today. */
    holdings: z.array(Holding),
  }),
  errors: ['identity.no-such-account', 'identity.not-yours-to-ask', 'identity.no-account'],
})

export const RIGHTS_ROUTES = [whyRight] as const
