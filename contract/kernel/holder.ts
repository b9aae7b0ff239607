import { z } from 'zod'
import { type DistrictCode, Id } from './ids.ts'
import { Role } from './role.ts'
import { PlainDate } from './time.ts'
import { Words } from './words.ts'

/** How far a grant reaches: one's own things, one's own street or department, the whole district, every district. */
export const Jurisdiction = z.enum(['own', 'street', 'department', 'district', 'all'])
export type Jurisdiction = z.infer<typeof Jurisdiction>

/** One right of a role: what may be done, to which kind of thing (`thing` is every type, `thing/lift` one), where. */
export const Grant = z.object({ action: z.string(), kind: z.string(), within: Jurisdiction })
export type Grant = z.infer<typeof Grant>

/** Through what a role is held. */
export const HeldBy = z.object({
  /** `terminal` is the operator at the server itself, `system` the product. */
  via: z.enum(['account', 'post', 'acting', 'delegation', 'terminal', 'system']),
  /** The post with its unit; of a delegation also who delegated; of an account the account's own name. */
  name: Words,
  /** Last day on which it counts; null where it is open. */
  until: PlainDate.nullable(),
})
export type HeldBy = z.infer<typeof HeldBy>

/** A role in force, with the places that "own street" and "own department" mean in it. */
export const Holding = z.object({
  role: Role,
  by: HeldBy,
  /** Whose things "own" means: the delegator's where the role is delegated. */
  owner: Id.nullable(),
  /** Nine-digit codes. */
  streets: z.array(z.string()),
  /** Codes of the organisation. */
  departments: z.array(z.string()),
})
export type Holding = z.infer<typeof Holding>

/** All that a decision on rights needs to know of a caller. */
export interface Holder {
  readonly district: DistrictCode
  readonly holdings: readonly Holding[]
  /** An API key does only what its scope grants as well; null: no such limit. */
  readonly scope: readonly Grant[] | null
}

/** Streets and departments that someone is restricted to: a row counts when its street or its department is listed. */
export const Places = z.object({ streets: z.array(z.string()), departments: z.array(z.string()) })
export type Places = z.infer<typeof Places>
