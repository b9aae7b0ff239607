import { connect } from 'node:net'
import { scannerSilent } from './errors.ts'

/** Says which virus is in a file, null where none is. Throws a Refusal where it can't be told now. */
export type Scanner = (bytes: Uint8Array) => Promise<string | null>

const CHUNK_BYTES = 64 * 1024
const PATIENCE_MS = 20_000
const LONGEST_ANSWER = 1_000

/** Speaks INSTREAM with clamd at `clamd://host:port`; `note` is told why it could not be asked. */
export function createScanner(url: string, note: (error: unknown) => void, patienceMs = PATIENCE_MS): Scanner {
  const { hostname, port } = new URL(url)
  // An IPv6 address stands in brackets.
  const place = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
  return async (bytes) => {
    try {
      return readAnswer(await ask(place, bytes, AbortSignal.timeout(patienceMs)))
    } catch (error) {
      note(error)
      throw scannerSilent()
    }
  }
}

/** `stream: OK`, `stream: NAME FOUND`; anything else is no answer, such as a file above clamd's own limit. */
function readAnswer(answer: string): string | null {
  if (answer === 'stream: OK') return null
  const [, virus] = /^stream: (.+) FOUND$/.exec(answer) ?? []
  if (virus === undefined) throw new Error(`clamd answered: ${answer.slice(0, 200)}`)
  return virus
}

function ask(place: { host: string; port: number }, bytes: Uint8Array, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...place, signal })
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      answer += text
      const end = answer.indexOf('\0')
      if (end >= 0) resolve(answer.slice(0, end))
      if (end >= 0 || answer.length > LONGEST_ANSWER) socket.destroy()
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('clamd hung up without an answer')))
    socket.write('zINSTREAM\0')
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      const chunk = bytes.subarray(at, at + CHUNK_BYTES)
      socket.write(lengthOf(chunk.length))
      socket.write(chunk)
    }
    socket.write(lengthOf(0))
  })
}

function lengthOf(length: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, length)
  return bytes
}
