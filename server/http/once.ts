import { createHash } from 'node:crypto'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Actor, Db, Write } from '../platform/index.ts'
import { answerLost, invalidRequest, keyReused } from './errors.ts'

const KEY_HEADER = 'idempotency-key'

/** One request that must not be carried out twice. */
export interface Once {
  /** The answer that this key was given before; null where it is new. */
  find(): Promise<string | null>
  /** Goes into the change itself. */
  write(): readonly Write[]
  /** Keeps the answer for the next time. */
  keep(reply: string): Promise<void>
}

const NOT_ASKED: Once = {
  find: async () => null,
  write: () => [],
  keep: async () => undefined,
}

const doneAlready = new Refusal('Conflict', 'request.answer-lost', answerLost().words)

/** The guard of a request with an `Idempotency-Key`; without one it does nothing. */
export function guardOnce(request: FastifyRequest, actor: Actor | null, db: Db | null): Once {
  const key = request.headers[KEY_HEADER]
  if (key === undefined || actor === null || db === null) return NOT_ASKED
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key))
    throw invalidRequest([{ path: KEY_HEADER, message: 'expected 1 to 100 printable characters without blanks' }])
  const caller = actor.accountId ?? actor.via
  const fingerprint = fingerprintOf(request)
  let written = false
  return {
    find: () => findReply(db, { caller, key, fingerprint }),
    write: () => {
      written = true
      const row = sql`(${actor.district}, ${caller}, ${key}, ${fingerprint})`
      return [
        {
          sql: sql`insert into request_key (district, caller, key, fingerprint) values ${row}`,
          rows: 1,
          conflicts: { request_key_once: doneAlready },
        },
      ]
    },
    keep: async (reply) => {
      if (!written) return
      await sql`update request_key set reply = ${reply}::jsonb
        where caller = ${caller} and key = ${key}`.execute(db)
    },
  }
}

function fingerprintOf(request: FastifyRequest): string {
  const body = JSON.stringify(request.body) ?? ''
  return createHash('sha256').update(`${request.method} ${request.url}\n${body}`).digest('hex')
}

async function findReply(db: Db, asked: { caller: string; key: string; fingerprint: string }): Promise<string | null> {
  const { rows } = await sql<{ fingerprint: string; reply: string | null }>`select fingerprint, reply::text as reply
    from request_key where caller = ${asked.caller} and key = ${asked.key}`.execute(db)
  const [found] = rows
  if (!found) return null
  if (found.fingerprint !== asked.fingerprint) throw keyReused()
  if (found.reply === null) throw answerLost()
  return found.reply
}
