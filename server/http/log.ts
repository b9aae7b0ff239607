import * as api from '@citybrain/contract/api/log.ts'
import { ConsumerName, type ConsumerState, type ConsumerStatus, type Letter } from '@citybrain/contract/engines/log.ts'
import { z } from 'zod'
import { type MountedRoute, readCursor, serve, writeCursor } from '../engines/identity/index.ts'
import {
  type Clock,
  decideLetter,
  isBalanced,
  type LetterRecord,
  type LogCounts,
  listLetters,
  queuedOf,
  readLogCounts,
  recountLog,
  refusedOf,
  secondsBetween,
} from '../platform/index.ts'

const After = z.tuple([ConsumerName, z.int().min(1)])

/** How the consumers of the log stand, and what an operator decides about dead letters. */
export function logRoutes({ clock }: { clock: Clock }): MountedRoute[] {
  return [
    serve(api.getLogStatus, async ({ db, actor }) => {
      const counts = await readLogCounts(db, actor.district)
      return { consumers: counts.map((one) => toStatus(one, clock.systemNow())) }
    }),
    serve(api.verifyLog, async ({ db, actor }) => {
      const balanced = new Map(
        (await readLogCounts(db, actor.district)).map((one) => [one.consumer, isBalanced(one)] as const),
      )
      const counted = await recountLog(db, actor.district)
      const consumers = counted.map((one) => ({ ...one, balanced: balanced.get(one.consumer) ?? false }))
      return { consumers: consumers.map((one) => ({ ...one, sound: one.balanced && one.counted === one.accepted })) }
    }),
    serve(api.listLetters, async ({ db, query }) => {
      const after = query.cursor === undefined ? null : readCursor(query.cursor, After)
      const rows = await listLetters(db, { ...query, after, limit: query.limit + 1 })
      const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
      return {
        items: rows.slice(0, query.limit).map(toLetter),
        next: last === undefined ? null : writeCursor([last.consumer, last.seq]),
      }
    }),
    serve(api.replayLetter, async ({ db, actor, params, body }) =>
      toLetter(await decideLetter(db, actor, 'replay', { ...params, ...body, at: clock.systemNow() })),
    ),
    serve(api.discardLetter, async ({ db, actor, params, body }) =>
      toLetter(await decideLetter(db, actor, 'discard', { ...params, ...body, at: clock.systemNow() })),
    ),
  ]
}

function toStatus(counts: LogCounts, now: string): ConsumerStatus {
  const { unread: _, ...told } = counts
  const lagSeconds = counts.oldestAt === null ? 0 : Math.max(0, secondsBetween(counts.oldestAt, now))
  return {
    ...told,
    state: stateOf(counts),
    ...{ queued: queuedOf(counts), refused: refusedOf(counts), balanced: isBalanced(counts), lagSeconds },
  }
}

function stateOf(counts: LogCounts): ConsumerState {
  if (counts.dead > 0) return 'stopped'
  if (counts.waiting > 0) return 'waiting'
  return counts.behind + queuedOf(counts) > 0 ? 'working' : 'current'
}

function toLetter(row: LetterRecord): Letter {
  const { consumer, seq, state, attempts, error, reason } = row
  return {
    ...{ consumer, seq, state, attempts, error, reason, nextAt: row.next_at, createdAt: row.created_at },
    event: {
      kind: row.kind,
      subject: { kind: row.subject_kind, id: row.subject_id },
      actor: row.actor_name,
      at: row.city_at,
    },
  }
}
