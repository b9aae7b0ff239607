import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const FILE = 'secret.key'

/** Encrypts what must be readable again by this server and by nobody who only has the database. */
export interface Sealer {
  /** `purpose` is bound to the text: what was sealed for one row opens for no other. */
  seal(text: string, purpose: string): Uint8Array
  /** Null where it was sealed with another key or for another purpose, or was changed. */
  open(sealed: Uint8Array, purpose: string): string | null
  /** A key of 32 bytes for that purpose alone: always the same, kept nowhere, and no way back to the server's own. */
  derive(purpose: string): Uint8Array
}

/** The key of the setting, else that of the data folder, which is made at the first start. */
export function openSealer(config: { readonly secretKey: string | null; readonly data: string }): Sealer {
  return createSealer(config.secretKey === null ? keyOfFolder(config.data) : Buffer.from(config.secretKey, 'base64'))
}

export function createSealer(key: Uint8Array): Sealer {
  return {
    seal(text, purpose) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed)
      const [nonce, tag] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)]
      if (tag.length < TAG_BYTES) return null
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose)).setAuthTag(tag)
      try {
        const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES))
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
    derive: (purpose) => new Uint8Array(hkdfSync('sha256', key, '', `derive ${purpose}`, KEY_BYTES)),
  }
}

/** Two processes that start at once end up with one key: a link never replaces what is there. */
function keyOfFolder(folder: string): Uint8Array {
  const path = join(folder, FILE)
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flush: true })
    try {
      linkSync(draft, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      unlinkSync(draft)
    }
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  if (key.length !== KEY_BYTES) throw new Error(`${path} does not hold a key of ${KEY_BYTES} bytes`)
  return key
}
