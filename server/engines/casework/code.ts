import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { DistrictCode } from '@citybrain/contract/kernel/ids.ts'

/** Of Crockford: nothing that is taken for something else, spoken or written. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16
const BITS = 5

/** Eighty bits as sixteen signs, in fours: `7K2M-9XQ4-…`. */
function written(bytes: Uint8Array): string {
  let number = bytes.subarray(0, (LENGTH * BITS) / 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let signs = ''
  for (let place = 0; place < LENGTH; place += 1) {
    signs = ALPHABET.charAt(Number(number & 31n)) + signs
    number >>= 5n
  }
  return signs.match(/.{4}/g)?.join('-') ?? ''
}

export const drawCode = (): string => written(randomBytes((LENGTH * BITS) / 8))

/** The same for the same secret of the device, so that an answer that was lost is given again to nobody else. */
export const codeFrom = (secret: string, district: DistrictCode, id: string): string =>
  written(createHmac('sha256', secret).update(`${district} ${id}`).digest())

/** As it was meant: strokes and blanks left out, and what looks alike taken for what is in the alphabet. */
const meant = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/** Of eighty random bits a plain hash is enough: nobody can try them all. */
export const hashOfCode = (code: string, district: DistrictCode): string =>
  createHash('sha256')
    .update(`${district} ${meant(code)}`)
    .digest('hex')

export function isSameHash(one: string | null, other: string): boolean {
  const [a, b] = [Buffer.from(one ?? '', 'hex'), Buffer.from(other, 'hex')]
  return a.length === b.length && timingSafeEqual(a, b)
}
