import { fork } from 'node:child_process'
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
  const child = startLooker()
  return new Promise<LookedInProcess>((resolve, reject) => {
    const deadline = setTimeout(() => reject(tooSlow()), bounds.deadlineMs)
    child.on('message', (message: LookerMessage) => {
      if (message.kind === 'looked') resolve({ ...message.looked, peakBytes: message.peakBytes })
      else reject(new BadFile(message.code, { cause: message.cause }))
    })
    child.on('error', (error) => reject(new BadFile('attachments.damaged', { cause: error })))
    child.on('exit', (code, signalName) => {
      clearTimeout(deadline)
      reject(explainEnd(code, signalName))
    })
    child.send({ bytes, processBytes: bounds.processBytes } satisfies LookerTask)
  }).finally(() => child.kill('SIGKILL'))
}

// The decoders are compiled code, of which V8 may lose track without it (nodejs/node#64500).
const ENGINE_FLAGS = ['--no-memory-protection-keys']

function startLooker() {
  // Windows starts nothing without it; nothing else of our settings is its business.
  const { SystemRoot } = process.env
  return fork(new URL('./looker-process.ts', import.meta.url), {
    ...{ serialization: 'advanced', execArgv: ENGINE_FLAGS, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    env: { ...(SystemRoot !== undefined && { SystemRoot }) },
  })
}

/** How the engine ends a process whose memory has run out: by SIGABRT, where a shell stands between by its number. */
const ABORTED = 134

function explainEnd(code: number | null, signal: NodeJS.Signals | null): Error {
  const cause = new Error(`the looking process ended without an answer (${signal ?? code})`)
  const swollen = signal === 'SIGABRT' || code === ABORTED
  if (swollen) return new BadFile('attachments.bomb', { cause })
  // Somebody else ended it, such as the machine for want of memory: nothing is known of the file.
  if (signal !== null) return tooSlow()
  return new BadFile('attachments.damaged', { cause })
}
