import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import { consoleNotBuilt } from './refusals.ts'

/** What the console is made of: its own files, and the two packages that run in server and browser alike. */
const SOURCES = ['console', 'contract', 'rules', 'package-lock.json']
const NOT_SOURCES = new Set(['dist', 'node_modules'])

/** Builds the console where it is missing or older than its sources. */
export async function buildConsole(root: string, say: (text: Words) => Promise<void>): Promise<void> {
  const page = join(root, 'console/dist/index.html')
  if (existsSync(page)) {
    const builtAt = statSync(page).mtimeMs
    if (SOURCES.every((source) => newestIn(join(root, source)) <= builtAt)) return
  }
  await say({ zh: '正在构建控制台…', en: 'Building the console…' })
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const status = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: join(root, 'console'),
      // Standard output is for results; the builder's words go where ours go.
      stdio: ['ignore', 2, 2],
      // A test runner sets another one, and React would be built for development.
      env: { ...process.env, NODE_ENV: 'production' },
    })
    child.on('error', reject)
    child.on('exit', resolve)
  })
  if (status !== 0) throw consoleNotBuilt(status)
}

function newestIn(path: string): number {
  if (!existsSync(path)) return 0
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  const names = readdirSync(path).filter((name) => !NOT_SOURCES.has(name))
  return names.reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), 0)
}
