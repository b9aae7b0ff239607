import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { ENGINE_FLAGS } from '../platform/engine-flags.js'

/** A real process of the product, for tests that kill it. */
export interface Child {
  readonly pid: number
  /** Lines that it has printed so far. */
  readonly lines: string[]
  /** Resolves with the first line printed, now or later, that begins with these words. */
  line(start: string): Promise<string>
  /** kill -9: no handler of the process runs. */
  kill(): Promise<void>
}

async function killed(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  const exit = once(process, 'exit')
  process.kill('SIGKILL')
  await exit
}

/** Runs a TypeScript file in a process of its own, with these arguments. */
export function startChild(file: URL, args: readonly string[]): Child {
  const process_ = spawn(process.execPath, [...ENGINE_FLAGS, file.pathname, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const ended = once(process_, 'exit')
  const reader = createInterface({ input: process_.stdout })
  reader.on('line', (line) => lines.push(line))

  async function line(start: string): Promise<string> {
    for (;;) {
      const found = lines.find((one) => one.startsWith(start))
      if (found !== undefined) return found
      if (process_.exitCode !== null || process_.signalCode !== null)
        throw new Error(`the process ended without printing "${start}"`)
      await Promise.race([once(reader, 'line'), ended])
    }
  }
  return { pid: process_.pid ?? 0, lines, line, kill: () => killed(process_) }
}
