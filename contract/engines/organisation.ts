import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { DepartmentCode, PersonName } from './account.ts'
import { DepartmentKind, StreetCode } from './district.ts'
import { Role } from './rights.ts'
import { ROLES } from './roles.ts'

const Title = z.string().trim().min(1).max(120)
/** A name as people give it: Chinese is needed, English is the Chinese where nobody gave one. */
export const Titles = z.object({ zh: Title, en: Title })

/** Roles that a post may carry: none that only an account has of its own. */
export const PostRoles = z
  .array(Role)
  .max(Role.options.length)
  .refine((roles) => roles.every((key) => ROLES.every((role) => role.key !== key || !role.personal)), {
    message: 'the administrator’s role is given to accounts, not to posts',
  })

/** Why something was decided, as it will stand in the history. */
export const Reason = z.string().trim().min(1).max(300)

/** A department or street office of the district. */
export const Unit = z.object({
  code: DepartmentCode,
  kind: DepartmentKind,
  name: Words,
  short: Words,
  street: StreetCode.nullable(),
  effectiveFrom: PlainDate.nullable(),
  /** Last day. */
  effectiveTo: PlainDate.nullable(),
  revision: z.int(),
  /** Posts in force on the day asked about. */
  posts: z.int(),
  /** Of these, how many nobody holds. */
  vacant: z.int(),
})
export type Unit = z.infer<typeof Unit>

/** That somebody holds or held a post. */
export const Appointment = z.object({
  id: Id,
  post: Id,
  account: Id,
  name: PersonName,
  acting: z.boolean(),
  from: PlainDate,
  /** Last day. */
  to: PlainDate.nullable(),
  reason: z.string().nullable(),
  /** It is over and others were told so. */
  over: z.boolean(),
  revision: z.int(),
})
export type Appointment = z.infer<typeof Appointment>

export const Post = z.object({
  id: Id,
  unit: DepartmentCode,
  title: Words,
  roles: z.array(Role),
  /** How many may hold it at once; null for any number. */
  seats: z.int().nullable(),
  effectiveFrom: PlainDate.nullable(),
  effectiveTo: PlainDate.nullable(),
  revision: z.int(),
  /** On the day asked about; two hundred at most. */
  holders: z.array(Appointment),
  /** Nobody holds it on that day; who stands in fills no vacancy. */
  vacant: z.boolean(),
})
export type Post = z.infer<typeof Post>

/** Somebody who works here, as far as everybody who does may know. */
export const Person = z.object({
  id: Id,
  name: z.string(),
  department: DepartmentCode.nullable(),
  /** Posts held today, with their units. */
  posts: z.array(Words),
})
export type Person = z.infer<typeof Person>

export const Delegation = z.object({
  id: Id,
  from: z.object({ id: Id, name: z.string() }),
  to: z.object({ id: Id, name: z.string() }),
  /** Null: everything that the person may do. */
  post: z.object({ id: Id, title: Words }).nullable(),
  start: PlainDate,
  /** Last day. */
  end: PlainDate,
  reason: z.string(),
  /** `waiting` until its first day. */
  state: z.enum(['waiting', 'in-force', 'over', 'revoked']),
})
export type Delegation = z.infer<typeof Delegation>
