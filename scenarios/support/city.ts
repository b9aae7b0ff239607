import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ENGINE_FLAGS } from '../../server/platform/engine-flags.js'
import { fillWithSample } from './sample-folder.ts'

const LAUNCHER = fileURLToPath(new URL('../../server/cli/launch.js', import.meta.url))
// `npm start` promises 60 s on two idle cores; a scenario may share them with a browser.
const READY_WITHIN_MS = 120_000
const STOP_WITHIN_MS = 15_000

export interface City {
  url: string
  dataFolder: string
  /** Everything the server has printed so far, both streams. */
  printed(): string
  /** Asks the server to end as an operator would (SIGTERM) and removes the data folder if it was made here. */
  stop(): Promise<void>
  /** Ends it at once (SIGKILL), leaving the data folder as it lies. */
  kill(): Promise<void>
}

export interface CityOptions {
  /** `demo` is the sample city as after its first start, `serve` an empty one. */
  verb?: 'demo' | 'serve'
  /** The sample city's very first start. */
  first?: boolean
  args?: string[]
  /** A folder to start on and to leave in place; a temporary one without it. */
  dataFolder?: string
  env?: Record<string, string>
}

/** Starts the real server in a process of its own on a free port, and waits until it says that it is ready. */
export async function startCity(options: CityOptions = {}): Promise<City> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'citybrain-city-')))
  if (options.verb !== 'serve' && !options.first) await fillWithSample(dataFolder)
  const port = await findFreePort()
  const server = spawn(process.execPath, [...ENGINE_FLAGS, LAUNCHER, options.verb ?? 'demo', ...(options.args ?? [])], {
    env: { ...process.env, ...options.env, PORT: String(port), CITYBRAIN_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const chunks: Buffer[] = []
  server.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  server.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const killAtExit = () => signal(server, 'SIGKILL')
  process.once('exit', killAtExit)
  const printed = () => Buffer.concat(chunks).toString('utf8')
  const end = async (by: NodeJS.Signals) => {
    await endProcess(server, by)
    process.removeListener('exit', killAtExit)
  }
  const url = `http://127.0.0.1:${port}`
  try {
    await untilReady(url, server)
  } catch (cause) {
    await end('SIGKILL')
    throw new Error(`the city did not start. It printed:\n${printed()}`, { cause })
  }
  return {
    url,
    dataFolder,
    printed,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM')
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  const giveUpAt = performance.now() + READY_WITHIN_MS
  while (performance.now() < giveUpAt) {
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`)
    const ready = await fetch(`${url}/readyz`).then(
      (reply) => reply.ok,
      () => false,
    )
    if (ready) return
    await wait(200)
  }
  throw new Error(`the server was not ready within ${READY_WITHIN_MS / 1000} s`)
}

async function endProcess(server: ChildProcess, by: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  signal(server, by)
  const late = setTimeout(() => signal(server, 'SIGKILL'), STOP_WITHIN_MS)
  await ended
  clearTimeout(late)
}

// The launcher may run the server as a child: the signal goes to the whole group.
function signal(server: ChildProcess, name: NodeJS.Signals): void {
  if (server.pid === undefined || server.exitCode !== null) return
  try {
    process.kill(-server.pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(address)))
    })
  })
}
