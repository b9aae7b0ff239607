import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'

/** A key in its parts. It names its district because nothing can be looked up before a district is known. */
export interface KeyToken {
  readonly district: DistrictCode
  /** `cbk_120104_1f0c…`: public, it finds the row and tells keys apart. */
  readonly prefix: string
  readonly whole: string
}

export function makeKey(district: DistrictCode): KeyToken {
  const prefix = `cbk_${district}_${randomBytes(6).toString('hex')}`
  return { district, prefix, whole: `${prefix}_${randomBytes(32).toString('base64url')}` }
}

export function readKey(whole: string): KeyToken | null {
  const [, prefix, code] = /^(cbk_(\d{6})_[0-9a-f]{12})_[\w-]{43}$/.exec(whole) ?? []
  const district = DistrictCode.safeParse(code)
  return district.success && prefix ? { district: district.data, prefix, whole } : null
}

/** What is stored instead of the key; 256 random bits need no slow hash. */
export const hashOfKey = (whole: string): Buffer => createHash('sha256').update(whole).digest()

/** Takes as long for a hash that differs in its first byte as for one that differs in its last. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
