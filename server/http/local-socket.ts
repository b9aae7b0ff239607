import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import type { App } from './app.ts'

/** The system's structure for socket addresses holds 104 bytes on macOS and 108 on Linux, the final zero included. */
const LONGEST_PATH = 100

/** Where the socket of a data folder is: in the folder, or in a folder of our own where that path is too long. */
export function socketPathOf(dataFolder: string): string {
  const folder = resolve(dataFolder)
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\citybrain-${hash}`
  const inside = join(folder, 'run', 'citybrain.sock')
  if (Buffer.byteLength(inside) <= LONGEST_PATH) return inside
  return join(tmpdir(), `citybrain-${userInfo().uid}`, `${hash}.sock`)
}

/** A socket of this process alone, for a verb that opens the folder itself. */
export function privateSocketPath(): string {
  const name = randomBytes(12).toString('hex')
  if (process.platform === 'win32') return `\\\\.\\pipe\\citybrain-${name}`
  return join(tmpdir(), `citybrain-${userInfo().uid}`, `${name}.sock`)
}

export interface LocalDoor {
  readonly path: string
  close(): Promise<void>
}

/**
 * Answers on a socket that only this user of the machine can open: whoever calls there is the operator, since the same
 * person could open the data folder itself.
 */
export async function listenLocally(app: App, path: string): Promise<LocalDoor> {
  await app.fastify.ready()
  const server = createServer((request, response) => app.fastify.routing(request, response))
  server.on('connection', (socket) => app.localConnections.add(socket))
  if (process.platform !== 'win32') makePrivateFolder(resolve(path, '..'))
  // The folder's lock is ours, so a socket that is still there was left by a process that is gone.
  rmSync(path, { force: true })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(path, listening)
  })
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  return { path, close: () => closeServer(server) }
}

/** Until the socket has its own mode, its folder keeps others out; one that somebody else laid there is refused. */
function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== userInfo().uid)
    throw new Error(`${folder} belongs to someone else; remove it, then start again`)
  chmodSync(folder, 0o700)
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  await closed
}
