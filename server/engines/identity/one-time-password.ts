import { randomInt } from 'node:crypto'

/** Without 0 o, 1 i l: it is read from a screen or over the telephone. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Eighteen characters in three groups, 89 bits. */
export function makeOneTimePassword(): string {
  const group = () => Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return [group(), group(), group()].join('-')
}
