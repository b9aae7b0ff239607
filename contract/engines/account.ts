import { z } from 'zod'
import { Holding } from '../kernel/holder.ts'
import { DistrictCode, Id } from '../kernel/ids.ts'
import { Role } from '../kernel/role.ts'
import { Instant, PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { Right } from './deeds.ts'

/** Name to sign in with: letters of any script, digits and `. _ -`; capital and small letters are one. */
export const Login = z
  .string()
  .trim()
  .min(2)
  .max(64)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u)

/** What was typed as a password; how good it must be is the identity engine's rule, not a matter of shape. */
export const Password = z.string().min(1).max(200)

/** A person's name as it stands in documents and in the audit. */
export const PersonName = z.string().trim().min(1).max(60)

/** Code of a department of the district, as in its organisation. */
export const DepartmentCode = z.string().min(1).max(60)

export const Roles = z.array(Role).min(1).max(Role.options.length)

/** Someone who may sign in. */
export const Account = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  roles: z.array(Role),
  department: DepartmentCode.nullable(),
  disabled: z.boolean(),
  /** The password in force was made by the system and may only be used to choose another. */
  mustChangePassword: z.boolean(),
  lastSignedInAt: Instant.nullable(),
  createdAt: Instant,
  /** Raised by each change; a change names the one it was made upon. */
  revision: z.int().min(1),
})
export type Account = z.infer<typeof Account>

/** An account with the posts that the person holds today. */
export const AccountWithPosts = Account.extend({ posts: z.array(z.object({ title: Words, acting: z.boolean() })) })
export type AccountWithPosts = z.infer<typeof AccountWithPosts>

/** A sign-in that is still in force. */
export const Session = z.object({
  id: Id,
  current: z.boolean(),
  signedInAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  address: z.string().nullable(),
  /** What the browser says of itself. */
  browser: z.string().nullable(),
})
export type Session = z.infer<typeof Session>

/** A district that this deployment serves, by its full name: 天津市南开区. */
export const DistrictName = z.object({ code: DistrictCode, name: Words })
export type DistrictName = z.infer<typeof DistrictName>

/** Who is signed in, what they may do, and what the console needs to begin. */
export const WhoAmI = z.object({
  account: Account.pick({ id: true, login: true, name: true, roles: true, department: true }),
  rights: z.array(Right),
  /** What the rights come from: the browser decides by it as the server does. */
  holdings: z.array(Holding),
  district: DistrictName,
  /** Today in the city, which a sample may have set to a day past. */
  today: PlainDate,
  mustChangePassword: z.boolean(),
  /** The data shown is a sample. */
  sample: z.boolean(),
  /** Goes back in the header `x-csrf-token` with every request that changes something. */
  csrfToken: z.string(),
})
export type WhoAmI = z.infer<typeof WhoAmI>

/** A fictional person of the sample city, shown with its password on the sign-in page. */
export const SampleAccount = z.object({
  login: z.string(),
  name: z.string(),
  /** What the person does, and that they are fictional. */
  title: Words,
  roles: z.array(Role),
  department: DepartmentCode.nullable(),
  posts: z.array(z.string()),
  password: z.string(),
})
export type SampleAccount = z.infer<typeof SampleAccount>
