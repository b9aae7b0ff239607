import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { announceServer, type Config } from '../platform/index.ts'
import type { App } from './app.ts'
import { type LocalDoor, listenLocally, privateSocketPath, socketPathOf } from './local-socket.ts'

/** Where the application can be reached. */
export interface Doors {
  /** On the network and, where this process holds the data folder, on its local socket; tells the folder's `server.json`. */
  listen(): Promise<string>
  /** On a local socket that is told to nobody; gives its path. */
  listenPrivately(): Promise<string>
  close(): Promise<void>
}

export function createDoors(app: App, { config, holdsFolder }: { config: Config; holdsFolder: boolean }): Doors {
  const local: LocalDoor[] = []
  async function openLocal(path: string): Promise<string> {
    local.push(await listenLocally(app, path))
    return path
  }
  return {
    async listen() {
      const socket = holdsFolder ? await openLocal(socketPathOf(config.data)) : null
      const url = await listenOnNetwork(app, config)
      if (holdsFolder) announceServer(config.data, { socket, url })
      return url
    },
    listenPrivately: () => openLocal(privateSocketPath()),
    async close() {
      // New requests are turned away first; those that run are waited for, by the caller's bound.
      await Promise.all([app.fastify.close(), ...local.map((door) => door.close())])
    },
  }
}

async function listenOnNetwork(app: App, { port, host, publicOrigin }: Config): Promise<string> {
  try {
    const address = new URL(await app.fastify.listen({ port, host }))
    const loopback = ['127.0.0.1', '[::1]', 'localhost'].includes(address.hostname)
    return publicOrigin ?? `http://${loopback ? 'localhost' : address.hostname}:${address.port || 80}`
  } catch (error) {
    throw listenRefusal(error, port, host)
  }
}

function listenRefusal(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE')
    return new Refusal('Conflict', 'server.port-in-use', {
      zh: `端口 ${port} 已被占用。请停止占用它的程序，或用 --port 另选端口。`,
      en: `Port ${port} is taken. Stop the program that uses it, or choose another port with --port.`,
    })
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Refusal('Invalid', 'server.cannot-listen', {
      zh: `无法在 ${host}:${port} 上监听（${code}）。请检查 --host 与 --port。`,
      en: `Cannot listen on ${host}:${port} (${code}). Check --host and --port.`,
    })
  return error
}
