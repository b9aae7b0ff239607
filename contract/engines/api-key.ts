import { z } from 'zod'
import { Grant, Jurisdiction } from '../kernel/holder.ts'
import { Id } from '../kernel/ids.ts'
import { Instant } from '../kernel/time.ts'
import { ACTION_WORDS, type Action, DEEDS, type Kind } from './deeds.ts'

/** A key ends after a year at the latest; whoever still needs it makes another. */
export const LONGEST_KEY_DAYS = 365

/** Requests per minute of one key, in one process of the server. */
export const KEY_REQUESTS = z.int().min(1).max(3000)

/** Rights that no key carries: a key must not make keys or people. */
const NOT_FOR_KEYS: ReadonlySet<string> = new Set(['manage:api-key', 'manage:account', 'manage:organisation'])

/** One right that a key may use, as far as its account holds it: what may be done, to which kind of thing, how far. */
export const KeyGrant = z
  .object({
    action: z.enum(Object.keys(ACTION_WORDS) as Action[]),
    kind: z.string().max(100).describe('As in the table of rights; `thing/<type>` for one type of thing'),
    within: Jurisdiction.default('district'),
  })
  .refine(({ action, kind }) => isDeed(action, kind), { error: 'no such right', path: ['kind'] })
  .refine(({ action, kind }) => !NOT_FOR_KEYS.has(`${action}:${kind}`), {
    error: 'no key may carry this right',
    path: ['action'],
  })
export type KeyGrant = z.infer<typeof KeyGrant>

function isDeed(action: Action, kind: string): boolean {
  const base = /^thing\/[a-z][a-z0-9-]{0,59}$/.test(kind) ? 'thing' : kind
  const actions: readonly Action[] = Object.hasOwn(DEEDS, base) ? DEEDS[base as Kind] : []
  return actions.includes(action)
}

export const KeyScope = z.array(KeyGrant).min(1).max(100)

export const KeyName = z.string().trim().min(1).max(60)

export const KeyState = z.enum(['active', 'expired', 'revoked'])
export type KeyState = z.infer<typeof KeyState>

/** An API key as it can be seen later: the key itself is shown once, when it is made. */
export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  prefix: z.string().describe('The visible beginning of the key, to tell keys apart'),
  account: z.object({ id: Id, login: z.string(), name: z.string() }).describe('In whose name it acts'),
  scope: z.array(Grant).describe('What it may do, as far as its account may'),
  perMinute: KEY_REQUESTS,
  state: KeyState,
  createdAt: Instant,
  createdBy: z.string(),
  expiresAt: Instant,
  lastUsedAt: Instant.nullable().describe('To the minute; null: never'),
  revokedAt: Instant.nullable(),
})
export type ApiKey = z.infer<typeof ApiKey>
