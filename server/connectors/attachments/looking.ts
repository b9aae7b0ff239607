import { fork } from 'node:child_process'
import { ENGINE_FLAGS } from '../../platform/engine-flags.js'
import { tooSlow } from './errors.ts'
import { limits } from './limits.ts'
import type { Looked } from './look.ts'
import type { LookerTask } from './looker-process.ts'
import type { LookerMessage } from './looker-worker.ts'
import { BadFile } from './verdicts.ts'

/** Time and room of one look, for tests that need other limits. */
interface Bounds {
  readonly deadlineMs: number
  readonly processBytes: number
}

/** With the most memory that the process took, for the benchmark. */
export type LookedInProcess = Looked & { readonly peakBytes: number }

/**
 * Looks at a file in a process of its own, with bounded memory and time: a hostile picture may make an engine give up its
 * whole process. Throws `BadFile` for good, and a Refusal where only time ran out.
 */
export async function lookInProcess(bytes: Uint8Array, bounds: Bounds = limits): Promise<LookedInProcess> {
  try {
    return await lookOnce(bytes, bounds)
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error
  }
  try {
    // An engine may give up for a fault of its own; twice on the same file, it is the file's.
    return await lookOnce(bytes, bounds)
  } catch (error) {
    throw error instanceof GaveUp ? new BadFile('attachments.bomb', { cause: error }) : error
  }
}

/** The engine ended the process without an answer. */
class GaveUp extends Error {}

async function lookOnce(bytes: Uint8Array, bounds: Bounds): Promise<LookedInProcess> {
  const child = startLooker()
  return new Promise<LookedInProcess>((resolve, reject) => {
    const deadline = setTimeout(() => reject(tooSlow()), bounds.deadlineMs)
    child.on('message', (message: LookerMessage) => {
      if (message.kind === 'looked') resolve({ ...message.looked, peakBytes: message.peakBytes })
      else reject(new BadFile(message.code, { cause: message.cause }))
    })
    child.on('error', (error) => reject(new GaveUp('the looking process did not start', { cause: error })))
    child.on('exit', (code, signalName) => {
      clearTimeout(deadline)
      // Somebody else killed it, such as the machine for want of memory: nothing is known of the file.
      const killed = signalName === 'SIGKILL' || signalName === 'SIGTERM'
      reject(killed ? tooSlow() : new GaveUp(`the looking process ended without an answer (${signalName ?? code})`))
    })
    child.send({ bytes, processBytes: bounds.processBytes } satisfies LookerTask)
  }).finally(() => child.kill('SIGKILL'))
}

function startLooker() {
  // Windows starts nothing without it; nothing else of our settings is its business.
  const { SystemRoot } = process.env
  return fork(new URL('./looker-process.ts', import.meta.url), {
    ...{ serialization: 'advanced', execArgv: ENGINE_FLAGS, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    env: { ...(SystemRoot !== undefined && { SystemRoot }) },
  })
}
