import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeFolder, removeFolder } from '../../testing/temporary-folder.ts'
import { announceServer, findFolderHolder, lockFolder } from './folder-lock.ts'

const HOLDER = `import { lockFolder } from ${JSON.stringify(new URL('folder-lock.ts', import.meta.url).href)}
lockFolder(process.argv[1])
process.stdout.write('held')
setInterval(() => undefined, 1000)`

async function holdInAnotherProcess(folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', HOLDER, folder], {
    stdio: ['ignore', 'pipe', 2],
  })
  await once(child.stdout as NodeJS.EventEmitter, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

describe('the lock of a data folder', () => {
  let folder = ''
  beforeEach(() => {
    folder = makeFolder()
  })
  afterEach(() => removeFolder(folder))

  test('a second process is refused with the number of the first and the folder, until the first is killed', async () => {
    const holder = await holdInAnotherProcess(folder)
    try {
      expect(() => lockFolder(folder)).toThrow(`The data folder ${folder} is in use by process ${holder.pid}`)
    } finally {
      await kill(holder)
    }
    lockFolder(folder).release()
  })

  test('a second opening in the same process is refused too, also by another path to the folder', () => {
    const lock = lockFolder(folder)
    expect(() => lockFolder(join(folder, '..', folder.split('/').at(-1) ?? ''))).toThrow('is in use')
    lock.release()
    lockFolder(folder).release()
  })

  test('the refused opening does not loosen the lock of the holder', async () => {
    const holder = await holdInAnotherProcess(folder)
    try {
      expect(() => lockFolder(folder)).toThrow('is in use')
      expect(() => lockFolder(folder)).toThrow('is in use')
    } finally {
      await kill(holder)
    }
  })

  test('the holder tells others where to reach the server, and stops telling when it lets go', () => {
    const lock = lockFolder(folder)
    announceServer(folder, { socket: join(folder, 'socket'), url: 'http://localhost:8080' })
    expect(findFolderHolder(folder)).toEqual({
      pid: process.pid,
      socket: join(folder, 'socket'),
      url: 'http://localhost:8080',
    })
    lock.release()
    expect(findFolderHolder(folder)).toBeNull()
  })
})
