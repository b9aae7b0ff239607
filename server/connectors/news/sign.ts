import { createHmac, randomBytes } from 'node:crypto'

/**
 * Signed as Standard Webhooks (standardwebhooks.com) has it, so that receivers find a library in most languages:
 * HMAC-SHA256 over `id.timestamp.body`, the secret in base64 behind `whsec_`.
 */
const PREFIX = 'whsec_'

export const makeSecret = (): string => PREFIX + randomBytes(32).toString('base64')

export interface Signed {
  readonly id: string
  /** Seconds since 1970; a receiver refuses what is older than some minutes, so that nobody replays it. */
  readonly timestamp: number
  readonly body: string
}

export function signatureOf(secret: string, { id, timestamp, body }: Signed): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

export const headersOf = (secret: string, signed: Signed): Record<string, string> => ({
  'content-type': 'application/json; charset=utf-8',
  'user-agent': 'City-Brain-Webhooks/1',
  'webhook-id': signed.id,
  'webhook-timestamp': String(signed.timestamp),
  'webhook-signature': signatureOf(secret, signed),
})
