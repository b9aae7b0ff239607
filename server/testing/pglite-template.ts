import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { lockFolder } from '../platform/database/folder-lock.ts'
import { migrationsChecksum } from '../platform/database/migration-files.ts'
import { openDatabase } from '../platform/index.ts'
import { quietLogger } from './quiet-logger.ts'
import { testConfig } from './test-config.ts'

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/citybrain/', import.meta.url))
const KEPT = 3
const WAIT_MS = 250

/** One builder at a time; the others wait and then find the template made. */
async function withCacheLock<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    let lock: ReturnType<typeof lockFolder>
    try {
      lock = lockFolder(CACHE)
    } catch {
      await pause(WAIT_MS)
      continue
    }
    try {
      return await work()
    } finally {
      lock.release()
    }
  }
}

function removeOldTemplates(): void {
  const templates = readdirSync(CACHE).filter((name) => name.startsWith('pglite-'))
  const age = (name: string) => statSync(join(CACHE, name)).mtimeMs
  const old = templates.sort((a, b) => age(b) - age(a)).slice(KEPT)
  for (const name of old) rmSync(join(CACHE, name), { recursive: true, force: true })
}

async function build(template: string): Promise<void> {
  const unfinished = join(CACHE, 'unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  const database = await openDatabase(testConfig({ data: unfinished }), quietLogger)
  await database.close()
  renameSync(unfinished, template)
  removeOldTemplates()
}

/** Makes `folder` a data folder whose database has all migrations: a copy, which takes a tenth of a second. */
export async function copyPgliteTemplate(folder: string): Promise<void> {
  await mkdir(CACHE, { recursive: true })
  const template = join(CACHE, `pglite-${migrationsChecksum()}`)
  await withCacheLock(async () => {
    if (!existsSync(template)) await build(template)
    await cp(join(template, 'database'), join(folder, 'database'), { recursive: true })
  })
}
