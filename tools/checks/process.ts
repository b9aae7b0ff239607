import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '')

export interface Ended {
  code: number
  output: string
}

/** Runs one of the repository's own command-line tools (node_modules/.bin) in `folder`. */
export function runTool(name: string, args: string[], folder: string): Promise<Ended> {
  return run(`${REPOSITORY}/node_modules/.bin/${name}`, args, folder)
}

export function run(command: string, args: string[], folder: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }))
  })
}
