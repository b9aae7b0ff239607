import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import { z } from 'zod'

/** What a running server tells other processes through `server.json` in its data folder. */
export const FolderHolder = z.object({
  pid: z.int().describe('Process that holds the folder'),
  socket: z.string().nullable().describe('Local socket for command-line verbs; null until the server listens'),
  url: z.string().nullable().describe('Where browsers reach the server; null until it listens'),
})
export type FolderHolder = z.infer<typeof FolderHolder>

export interface FolderLock {
  release(): void
}

// Closing any handle of a file drops all POSIX locks that the process holds on it, so a folder that this process holds
// is refused before the lock file is opened a second time.
const heldHere = new Set<string>()

const holderFile = (folder: string) => join(folder, 'server.json')

/** Who holds or last held the folder, as it said itself; null when nobody says so. */
export function findFolderHolder(folder: string): FolderHolder | null {
  try {
    return FolderHolder.parse(JSON.parse(readFileSync(holderFile(folder), 'utf8')))
  } catch {
    return null
  }
}

/** Tells command-line verbs where to reach this server; only the holder of the folder calls it. */
export function announceServer(folder: string, doors: { socket: string | null; url: string | null }): void {
  const file = holderFile(folder)
  writeFileSync(`${file}.new`, `${JSON.stringify({ pid: process.pid, ...doors })}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function folderInUse(folder: string): Refusal {
  const pid = findFolderHolder(folder)?.pid
  const zh = pid === undefined ? '另一个进程' : `进程 ${pid} `
  const en = pid === undefined ? 'another process' : `process ${pid}`
  return new Refusal(
    'Conflict',
    'platform.folder-in-use',
    {
      zh: `数据目录 ${folder} 正由${zh}使用；请先停止该进程，或用 --data 另选目录。`,
      en: `The data folder ${folder} is in use by ${en}; stop it first, or choose another folder with --data.`,
    },
    { folder, pid: pid ?? null },
  )
}

function takeLock(folder: string): DatabaseSync {
  const file = new DatabaseSync(join(folder, 'lock.sqlite'))
  try {
    file.exec('begin exclusive')
    return file
  } catch {
    file.close()
    throw folderInUse(folder)
  }
}

/**
 * Takes the folder for this process, by a lock of the operating system: SQLite's exclusive transaction, which ends with
 * the process however it ends. Throws Conflict when another process holds it.
 */
export function lockFolder(path: string): FolderLock {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const folder = realpathSync(resolve(path))
  if (heldHere.has(folder)) throw folderInUse(folder)
  const file = takeLock(folder)
  heldHere.add(folder)
  announceServer(folder, { socket: null, url: null })
  return {
    release: () => {
      if (!heldHere.delete(folder)) return
      rmSync(holderFile(folder), { force: true })
      file.close()
    },
  }
}
