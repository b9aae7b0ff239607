import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Instant } from '../kernel/time.ts'
import { TypeKey } from '../pack/thing.ts'

/** Kinds of event that are wanted: `plan.approved`, or `thing.*` for all that begin so. */
export const EventKind = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z-]*(\.[a-z][a-z-]*)*(\.\*)?$/, 'expected a kind such as plan.approved, or thing.*')

export const EventKinds = z.array(EventKind).max(50)
export const EventTypes = z.array(TypeKey).max(100)

/** Where news go. Credentials have no place in an address: the signature proves who sends. */
export const ReceiverUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((text) => URL.canParse(text) && new URL(text).username === '' && new URL(text).password === '', {
    error: 'an address without user and password',
  })

export const ReceiverName = z.string().trim().min(1).max(60)

export const WebhookState = z.enum(['healthy', 'failing', 'paused'])
export type WebhookState = z.infer<typeof WebhookState>

/** A receiver of news, and how it fares. */
export const Webhook = z.object({
  id: Id,
  name: z.string(),
  url: z.string(),
  kinds: z.array(z.string()).describe('Kinds of event that are sent; empty: all'),
  types: z.array(z.string()).describe('Of things: only of these types; empty: all'),
  account: z.object({ id: Id, login: z.string(), name: z.string() }).describe('What it may see is sent'),
  concurrency: z.int().describe('Requests at once, of different things'),
  state: WebhookState,
  pausedBecause: z.string().nullable(),
  failingSince: Instant.nullable(),
  lastSuccessAt: Instant.nullable(),
  lastError: z.string().nullable(),
  counts: z
    .object({ accepted: z.int(), delivered: z.int(), waiting: z.int(), dead: z.int(), discarded: z.int() })
    .describe('accepted = delivered + waiting + dead + discarded'),
  createdAt: Instant,
  createdBy: z.string(),
  revision: z.int(),
})
export type Webhook = z.infer<typeof Webhook>

export const DeliveryState = z.enum(['waiting', 'delivered', 'dead', 'discarded'])
export type DeliveryState = z.infer<typeof DeliveryState>

export const Delivery = z.object({
  seq: z.int().describe('Number of the event in the log'),
  event: Id,
  kind: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  state: DeliveryState,
  attempts: z.int(),
  nextAt: Instant.nullable(),
  status: z.int().nullable().describe('What the receiver answered last'),
  error: z.string().nullable(),
  createdAt: Instant,
  endedAt: Instant.nullable(),
})
export type Delivery = z.infer<typeof Delivery>

/** What a receiver is sent, and what the stream of events carries. */
export const NewsItem = z.object({
  id: Id.describe('Of the event: the same at each attempt, drop what you have had'),
  seq: z.int().describe('Rises along the changes of one subject'),
  district: z.string(),
  kind: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  cityAt: Instant,
  systemAt: Instant,
  payload: z.record(z.string(), z.unknown()),
})
export type NewsItem = z.infer<typeof NewsItem>
