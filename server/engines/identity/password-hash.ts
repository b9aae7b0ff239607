import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { busy } from './errors.ts'
import { normalisePassword } from './password-policy.ts'

interface Cost {
  /** Kibibytes. */
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** OWASP's floor for Argon2id; raising it re-hashes each password when its owner next signs in. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const SALT_BYTES = 16
const TAG_BYTES = 32

/** Hashing fills its threads of the runtime's four; the rest wait in line, and a crowd is sent away. */
const AT_ONCE = 2
const WAITING_AT_MOST = 100

/** Argon2id of a password in PHC notation. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  return encode(COST, salt, await derive(password, { cost: COST, salt, tagBytes: TAG_BYTES }))
}

export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const { cost, salt, tag } = decode(phc)
  const derived = await derive(password, { cost, salt, tagBytes: tag.length })
  return timingSafeEqual(derived, tag)
}

/** Whether it was made at another cost than the one in force. */
export function isOutdated(phc: string): boolean {
  const { cost } = decode(phc)
  return cost.memory !== COST.memory || cost.passes !== COST.passes || cost.parallelism !== COST.parallelism
}

/** A hash that no password opens, at the cost in force: an unknown login takes the time of a known one. */
export const DECOY_HASH = encode(COST, randomBytes(SALT_BYTES), randomBytes(TAG_BYTES))

interface Derivation {
  readonly cost: Cost
  readonly salt: Buffer
  readonly tagBytes: number
}

let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, { cost, salt, tagBytes }: Derivation): Promise<Buffer> {
  await takeTurn()
  try {
    const message = normalisePassword(password)
    return await argon2id({ message, nonce: salt, tagLength: tagBytes, ...cost })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

async function takeTurn(): Promise<void> {
  if (running < AT_ONCE) {
    running += 1
    return
  }
  if (waiting.length >= WAITING_AT_MOST) throw busy()
  await new Promise<void>((resolve) => waiting.push(resolve))
}

function argon2id(parameters: Argon2Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error ? reject(error) : resolve(tag)))
  })
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

function encode(cost: Cost, salt: Buffer, tag: Buffer): string {
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(tag)}`
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function decode(phc: string): { cost: Cost; salt: Buffer; tag: Buffer } {
  const [, memory, passes, parallelism, salt = '', tag = ''] = PHC.exec(phc) ?? []
  if (!tag) throw new Error('a stored password hash is not in the notation this program writes')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  return { cost, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') }
}
