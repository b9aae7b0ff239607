import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { ENGINE_FLAGS } from '../platform/engine-flags.js'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
export const LAUNCHER = fileURLToPath(new URL('../cli/launch.js', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly out: string
  readonly err: string
}

/** A command that runs: what it has said so far, and its end. */
export interface Command {
  readonly process: ChildProcess
  readonly said: { out: string; err: string }
  readonly ended: Promise<Ended>
  /** Resolves when standard output holds the text; rejects when the command ends without it. */
  hear(text: RegExp): Promise<RegExpExecArray>
}

export interface Started {
  /** Null leaves standard input open, as a terminal does. */
  readonly input?: string | Uint8Array | null
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  /** Another Node than the one that runs the tests. */
  readonly node?: string
}

/** Starts the real command line in a process of its own, in English and without the settings of this shell. */
export function startCommand(args: readonly string[], started: Started = {}): Command {
  const { PATH, HOME, TMPDIR } = process.env
  // As the launcher gives them, so that it needs no second process.
  const flags = started.node === undefined ? ENGINE_FLAGS : []
  const child = spawn(started.node ?? process.execPath, [...flags, LAUNCHER, ...args], {
    cwd: started.cwd ?? ROOT,
    env: { PATH, HOME, TMPDIR, LANG: 'en_US.UTF-8', ...started.env },
  })
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  // A command that refuses at once has closed its input before we have written.
  child.stdin.on('error', () => undefined)
  if (started.input !== null) child.stdin.end(started.input ?? '')
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, ...said }))
  return { process: child, said, ended, hear: (text) => hear(child, { said, ended }, text) }
}

export const runCommand = (args: readonly string[], started?: Started): Promise<Ended> =>
  startCommand(args, started).ended

function hear(child: ChildProcess, { said, ended }: Pick<Command, 'said' | 'ended'>, text: RegExp) {
  return new Promise<RegExpExecArray>((resolve, reject) => {
    const look = () => {
      const found = text.exec(said.out)
      if (found) resolve(found)
    }
    child.stdout?.on('data', look)
    look()
    void ended.then(({ code }) => reject(new Error(`ended with ${code} and said ${said.out}${said.err}`)))
  })
}
