import { createHash, createHmac, randomBytes } from 'node:crypto'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'

/** Minutes without a request after which a session is over (GB/T 22239 asks for a time-out, not for a number). */
export const IDLE_MINUTES = 60
/** Hours after which a session is over however busy: a working day with its overtime. */
export const LONGEST_HOURS = 12
/** The last request is noted to this precision, so that reading costs no write. */
export const TOUCH_SECONDS = 60

const TOKEN_BYTES = 32

export interface SessionToken {
  readonly district: DistrictCode
  readonly token: string
}

export function makeToken(district: DistrictCode): SessionToken {
  return { district, token: randomBytes(TOKEN_BYTES).toString('base64url') }
}

/** What is stored instead of the token; the token has 256 random bits, so one round of SHA-256 is enough. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Derived from the token, so that there is nothing more to store and nothing to confuse with another session's. */
export function csrfTokenOf(token: string): string {
  return createHmac('sha256', token).update('csrf').digest('base64url')
}

/** The district stands in the cookie because nothing can be looked up before a district is known. */
export function writeCookie({ district, token }: SessionToken): string {
  return `${district}.${token}`
}

export function readCookie(cookie: string): SessionToken | null {
  const [, code, token] = /^(\d{6})\.([\w-]{43})$/.exec(cookie) ?? []
  const district = DistrictCode.safeParse(code)
  return district.success && token ? { district: district.data, token } : null
}
