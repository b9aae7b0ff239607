import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createSealer, openSealer } from './sealer.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'sealer-'))
  folders.push(made)
  return made
}

test('what was sealed opens with the folder’s key, also after a restart, and looks different each time', () => {
  const config = { secretKey: null, data: join(folder(), 'data') }
  const sealed = openSealer(config).seal('球会的密钥', 'webhook 1')
  expect(openSealer(config).open(sealed, 'webhook 1')).toBe('球会的密钥')
  expect(Buffer.from(openSealer(config).seal('球会的密钥', 'webhook 1'))).not.toEqual(Buffer.from(sealed))
  expect(statSync(join(config.data, 'secret.key')).mode & 0o777).toBe(0o600)
})

test('it opens for no other purpose, with no other key, and not when a byte was changed', () => {
  const sealer = createSealer(Buffer.alloc(32, 1))
  const sealed = sealer.seal('x', 'webhook 1')
  expect(sealer.open(sealed, 'webhook 2')).toBeNull()
  expect(createSealer(Buffer.alloc(32, 2)).open(sealed, 'webhook 1')).toBeNull()
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Uint8Array.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(sealer.open(changed, 'webhook 1')).toBeNull()
  }
  expect(sealer.open(new Uint8Array(), 'webhook 1')).toBeNull()
})

test('a key for a purpose is the same each time and another one for another purpose or with another key', () => {
  const sealer = createSealer(Buffer.alloc(32, 1))
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  const derived = hex(sealer.derive('field 1'))
  // Worked out by `openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexkey:0101… -kdfopt info:'derive field 1' HKDF`.
  expect(derived).toBe('0e95365747f04a5d980a457f0698c91942f2087842ffbe3e46f4acdf829f105b')
  expect(hex(sealer.derive('field 2'))).not.toBe(derived)
  expect(hex(createSealer(Buffer.alloc(32, 2)).derive('field 1'))).not.toBe(derived)
})
