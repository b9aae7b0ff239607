/**
 * Speaks clamd's INSTREAM as the real one does: finds the EICAR test file, refuses streams above a megabyte. `silent` as
 * argument makes it take everything and say nothing, `broken` makes it hang up in the middle.
 */

import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

const [mood = 'sound'] = process.argv.slice(2)
const STREAM_MAX_BYTES = 1024 * 1024
// Whole, these words would make a real scanner take this file away.
const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))
const COMMAND = 'zINSTREAM\0'

/** The stream once its end has come: chunks with their lengths before them, the last of length zero. */
function streamIn(given: Buffer): Buffer | null {
  const chunks: Buffer[] = []
  for (let at = COMMAND.length; at + 4 <= given.length; ) {
    const length = given.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    if (at + 4 + length > given.length) return null
    chunks.push(given.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

function answerTo(given: Buffer): string | null {
  if (given.length >= COMMAND.length && given.toString('latin1', 0, COMMAND.length) !== COMMAND)
    return 'UNKNOWN COMMAND'
  if (given.length > STREAM_MAX_BYTES) return 'INSTREAM size limit exceeded. ERROR'
  const stream = streamIn(given)
  if (stream === null) return null
  return stream.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK'
}

const server = createServer((socket: Socket) => {
  let given = Buffer.alloc(0)
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => {
    if (mood === 'broken') return void socket.destroy()
    given = Buffer.concat([given, chunk])
    const answer = answerTo(given)
    if (answer !== null && mood === 'sound') socket.end(`${answer}\0`)
  })
})
server.listen(0, '127.0.0.1', () => {
  // What listens on a TCP port has such an address.
  process.stdout.write(`listening ${(server.address() as AddressInfo).port}\n`)
})
