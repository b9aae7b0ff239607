import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { LAUNCHER, ROOT, runCommand, startCommand } from '../testing/command-line.ts'
import { makeFolder, removeFolder } from '../testing/temporary-folder.ts'

const NEEDED = 24

/** A Node of this machine that is older than the one we need: Debian's, for example. */
function findOldNode(): string | null {
  const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin']
  const found = places.map((place) => join(place, 'node')).filter((path) => existsSync(path))
  const majorOf = (path: string) => Number(execFileSync(path, ['-p', 'process.versions.node']).toString().split('.')[0])
  return found.find((path) => majorOf(path) < NEEDED) ?? null
}

test('a launcher without the engine’s flags goes on in a process that has them, with output and status', async () => {
  const run = () => execFileSync(process.execPath, [LAUNCHER, 'code', '--help'], { encoding: 'utf8' })
  expect(run()).toBe((await runCommand(['code', '--help'], { env: { LANG: process.env.LANG } })).out)
  expect(execRefused(process.execPath, LAUNCHER, 'no-such-verb')).toMatchObject({ status: 2 })
})

test('a launcher that is killed takes the program that it started with it', async () => {
  const child = spawn(process.execPath, [LAUNCHER, 'plan', 'extract', '-'], { stdio: ['pipe', 'pipe', 'inherit'] })
  await pause(3000)
  child.kill('SIGKILL')
  // Its output closes only when the program that inherited it has ended, too.
  await once(child.stdout, 'close')
})

const old = findOldNode()
if (!old) console.error('no Node older than 24 on this machine: the launcher’s tests under one are skipped')

test.skipIf(!old)(
  'under an old Node the launcher goes on in the pinned one, with input, output and status',
  async () => {
    const node = old ?? ''
    const extracted = await runCommand(['plan', 'extract', '-', '--json'], { node, input: '2024年新建网球场6片。' })
    expect(extracted).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(extracted.out)).toMatchObject({ value: 6 })
    expect((await runCommand(['plan'], { node })).code).toBe(2)
  },
)

test.skipIf(!old)('a signal to the launcher ends the program it started', async () => {
  const command = startCommand(['plan', 'extract', '-'], { node: old ?? '', input: null })
  // Long enough for the program to wait for its input; were it sooner, the launcher alone would end all the same.
  await pause(3000)
  command.process.kill('SIGTERM')
  // Its outputs close only when the program that inherited them has ended, too.
  expect((await command.ended).signal).toBe('SIGTERM')
})

test.skipIf(!old)('under an old Node without the pinned one there is one clear sentence', async () => {
  const folder = makeFolder()
  try {
    for (const file of ['server/cli/launch.js', 'server/platform/engine-flags.js'])
      cpSync(join(ROOT, file), join(folder, file))
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', engines: { node: '>=24.11' } }))
    const ran = execRefused(old ?? '', join(folder, 'server/cli/launch.js'))
    expect(ran.status).toBe(1)
    expect(ran.err).toMatch(/^City Brain needs Node 24\.11 or newer; this is \d+\.\d+\.\d+\. Run "npm ci" .+\n$/)
  } finally {
    removeFolder(folder)
  }
})

function execRefused(node: string, script: string, ...args: string[]): { status: number | null; err: string } {
  try {
    execFileSync(node, [script, ...args], { stdio: 'pipe' })
    return { status: 0, err: '' }
  } catch (error) {
    const { status, stderr } = error as { status: number | null; stderr: Buffer }
    return { status, err: stderr.toString() }
  }
}
