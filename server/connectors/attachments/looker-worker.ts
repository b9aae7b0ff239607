import { parentPort, workerData } from 'node:worker_threads'
import { type Looked, look } from './look.ts'
import { BadFile, type BadFileCode } from './verdicts.ts'

/** What the looking thread says. */
export type LookerMessage =
  | { kind: 'looked'; looked: Looked; peakBytes: number }
  | { kind: 'refused'; code: BadFileCode; cause: string | null }

// Nothing that is looked at here has any business on the network.
Reflect.deleteProperty(globalThis, 'fetch')
Reflect.deleteProperty(globalThis, 'WebSocket')

const say = (message: LookerMessage) => parentPort?.postMessage(message)

try {
  const looked = await look(workerData as Uint8Array)
  say({ kind: 'looked', looked, peakBytes: process.resourceUsage().maxRSS * 1024 })
} catch (error) {
  // Anything but a refusal ends the thread as an error, which its owner reports.
  if (!(error instanceof BadFile)) throw error
  const cause = error.cause instanceof Error ? error.cause.message : null
  say({ kind: 'refused', code: error.code, cause })
}
