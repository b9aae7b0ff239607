import { DistrictCode } from '@citybrain/contract/kernel/ids.ts'
import { expect, test } from 'vitest'
import { hashOfKey, isSameHash, makeKey, readKey } from './key-token.ts'

const here = DistrictCode.parse('120104')

test('a key can be read back, and no two are alike', () => {
  const [one, other] = [makeKey(here), makeKey(here)]
  expect(readKey(one.whole)).toEqual(one)
  expect(one.whole).not.toBe(other.whole)
  expect(one.prefix).not.toBe(other.prefix)
})

test('hashes are the same only when all of them is, whatever their length', () => {
  const hash = hashOfKey('cbk')
  expect(isSameHash(hash, hashOfKey('cbk'))).toBe(true)
  for (const at of [0, 31]) {
    const off = Uint8Array.from(hash)
    off[at] = (off[at] ?? 0) ^ 1
    expect(isSameHash(hash, off)).toBe(false)
  }
  expect(isSameHash(hash, hash.subarray(0, 31))).toBe(false)
  expect(isSameHash(hash, new Uint8Array())).toBe(false)
})
