import { expect, test } from 'vitest'
import { DECOY_HASH, hashPassword, isOutdated, verifyPassword } from './password-hash.ts'
import { faultOfPassword } from './password-policy.ts'

const WANG = { login: 'wangfang', name: '王芳' }
const fault = (password: string) => faultOfPassword(password, WANG)?.en ?? null

test('ten characters of three kinds are enough', () => {
  expect(fault('Kite7march')).toBeNull()
  expect(fault('kite-march7')).toBeNull()
})

test('twenty small letters make a phrase, nineteen of two kinds do not', () => {
  expect(fault('kites march over rivers')).toBeNull()
  expect(fault('kites march over ri')).toBe('it has fewer than three kinds of characters')
})

test('a Chinese phrase counts by its characters', () => {
  expect(fault('春风又绿江南岸明月何时照我还京口瓜洲一水间')).toBeNull()
  expect(fault('春风又绿江南岸')).toBe('it has fewer than 10 characters')
})

test('one’s own login or name is refused, whatever the case or width of its letters', () => {
  expect(fault('8-WangFang-8x')).toBe('it contains your login or name')
  expect(fault('ＷＡＮＧＦＡＮＧ-73kq')).toBe('it contains your login or name')
  expect(fault('Qx7-王芳-mmkkp')).toBe('it contains your login or name')
})

test('what guessing begins with is refused', () => {
  for (const common of ['Password123', 'P@ssw0rd2023', 'Admin@123456', 'Nankai-2023', '1234567890Ab', 'Abcdefgh12'])
    expect(fault(common)).toBe('it is a common one')
})

test('a few characters repeated are refused', () => {
  expect(fault('aA1aA1aA1aA1')).toBe('it repeats too few characters')
})

test('a hash opens to its own password only and carries its cost', async () => {
  const hash = await hashPassword('Kite7march')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await verifyPassword('Kite7march', hash)).toBe(true)
  expect(await verifyPassword('Kite7marcH', hash)).toBe(false)
  expect(await hashPassword('Kite7march')).not.toBe(hash)
})

test('full-width letters of the same password open it too', async () => {
  expect(await verifyPassword('Ｋite7march', await hashPassword('Kite7march'))).toBe(true)
})

test('a hash made at a lower cost still opens and is known to be outdated', async () => {
  // A vector of the algorithm's reference implementation.
  const old = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
  expect(await verifyPassword('password', old)).toBe(true)
  expect(isOutdated(old)).toBe(true)
  expect(isOutdated(DECOY_HASH)).toBe(false)
})
