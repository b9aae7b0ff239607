import { createHash } from 'node:crypto'

/** What logins are compared by: full-width and half-width, capital and small letters are one. */
export function loginKey(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase()
}

/** Key under which failed attempts for a login are counted; a mistyped password is not kept readable. */
export function attemptKey(login: string): string {
  return createHash('sha256').update(loginKey(login)).digest('hex')
}
