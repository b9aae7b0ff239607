import { z } from 'zod'
import { Instant } from '../kernel/time.ts'

const count = z.int().min(0)

/** Stable name of somebody who reacts to the log. */
export const ConsumerName = z
  .string()
  .regex(/^[a-z][a-z0-9.-]{0,79}$/)
  .describe('Stable name of the consumer, such as `registry.regions`')

/**
 * `current`: all is done; `working`: it is reading; `waiting`: an event failed and is tried again; `stopped`: an event was
 * given up and waits for an operator.
 */
export const ConsumerState = z.enum(['current', 'working', 'waiting', 'stopped'])
export type ConsumerState = z.infer<typeof ConsumerState>

/** What became of the events of the log with one consumer: accepted = processed + queued + refused, each counted by itself. */
export const ConsumerStatus = z.object({
  consumer: ConsumerName,
  state: ConsumerState,
  accepted: count.describe('Events of the windows read so far, counted in the log when each was opened'),
  processed: count.describe('Events done, counted as they were handled'),
  queued: count.describe('Events of the present window still to come, and events that wait or are parked, counted now'),
  refused: count.describe('Events given up or discarded, counted now'),
  balanced: z.boolean().describe('Whether accepted = processed + queued + refused'),
  waiting: count.describe('Failed events that are tried again'),
  parked: count.describe('Events that wait behind a failed one of their subject'),
  dead: count.describe('Events given up; an operator replays or discards them'),
  discarded: count.describe('Events that an operator discarded'),
  behind: count.max(100_000).describe('Events of the log that are not accepted yet; no more than 100 000 are counted'),
  oldestAt: Instant.nullable().describe('System time of the oldest event that is not done; null when there is none'),
  lagSeconds: z.number().min(0).describe('Age of the oldest event that is not done'),
  handledAt: Instant.nullable().describe('System time of its last batch'),
})
export type ConsumerStatus = z.infer<typeof ConsumerStatus>

/** A recount of the whole log against what a consumer accepted. */
export const ConsumerProof = z.object({
  consumer: ConsumerName,
  counted: count.describe('Events in the log up to where the consumer has come, counted now'),
  accepted: count,
  balanced: z.boolean(),
  sound: z.boolean().describe('Whether both agree'),
})
export type ConsumerProof = z.infer<typeof ConsumerProof>

export const LetterState = z.enum(['waiting', 'parked', 'dead', 'discarded'])
export type LetterState = z.infer<typeof LetterState>

/** An event that a consumer could not handle, or that waits behind one. */
export const Letter = z.object({
  consumer: ConsumerName,
  seq: z.int().min(1).describe('Number of the event'),
  state: LetterState,
  attempts: count,
  error: z.string().nullable().describe('Why the last attempt failed'),
  reason: z.string().nullable().describe('What the operator said'),
  nextAt: Instant.nullable().describe('System time of the next attempt'),
  createdAt: Instant.describe('System time of the first failure'),
  event: z.object({
    kind: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    actor: z.string(),
    at: Instant.describe('City time of the event'),
  }),
})
export type Letter = z.infer<typeof Letter>
