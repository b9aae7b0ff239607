/** What lies on the phone: unreadable without its account's key. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly body: ArrayBuffer
}

const AES = 'AES-GCM'
const IV_BYTES = 12
const { subtle } = globalThis.crypto ?? {}
const utf8 = new TextEncoder()
const text = new TextDecoder()

const fresh = () => crypto.getRandomValues(new Uint8Array(IV_BYTES))

/** Browsers give these only to pages that came by https, or from this very machine. */
export const canSeal = (): boolean => subtle !== undefined && typeof indexedDB !== 'undefined'

export async function seal(key: CryptoKey, value: unknown, purpose: string): Promise<Sealed> {
  return sealBytes(key, utf8.encode(JSON.stringify(value)), purpose)
}

export async function sealBytes(key: CryptoKey, bytes: BufferSource, purpose: string): Promise<Sealed> {
  const iv = fresh()
  return { iv, body: await subtle.encrypt({ name: AES, iv, additionalData: utf8.encode(purpose) }, key, bytes) }
}

/** Rejects where it was sealed with another key or for another purpose, or was changed. */
export async function unseal<T>(key: CryptoKey, sealed: Sealed, purpose: string): Promise<T> {
  // What was sealed here is what its writer put in.
  return JSON.parse(text.decode(await unsealBytes(key, sealed, purpose))) as T
}

export function unsealBytes(key: CryptoKey, { iv, body }: Sealed, purpose: string): Promise<ArrayBuffer> {
  return subtle.decrypt({ name: AES, iv, additionalData: utf8.encode(purpose) }, key, body)
}

const WRAP = 'data key'

/** The key that the server gives wraps the data key; it is never written down. */
async function wrappingKey(secret: string): Promise<CryptoKey> {
  const raw = Uint8Array.from(atob(secret), (sign) => sign.charCodeAt(0))
  return subtle.importKey('raw', raw, AES, false, ['wrapKey', 'unwrapKey'])
}

/** A new data key, wrapped to be kept, and as it is used: no script can read it out. */
export async function makeDataKey(secret: string): Promise<{ key: CryptoKey; wrapped: Sealed }> {
  const made = await subtle.generateKey({ name: AES, length: 256 }, true, ['encrypt', 'decrypt'])
  const iv = fresh()
  const how = { name: AES, iv, additionalData: utf8.encode(WRAP) }
  const wrapped = { iv, body: await subtle.wrapKey('raw', made, await wrappingKey(secret), how) }
  return { key: await openDataKey(wrapped, secret), wrapped }
}

/** Rejects where the secret isn't the one under which it was wrapped. */
export async function openDataKey({ iv, body }: Sealed, secret: string): Promise<CryptoKey> {
  const how = { name: AES, iv, additionalData: utf8.encode(WRAP) }
  return subtle.unwrapKey('raw', body, await wrappingKey(secret), how, AES, false, ['encrypt', 'decrypt'])
}
