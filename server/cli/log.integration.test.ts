import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runCommand } from '../testing/command-line.ts'
import { copyPgliteTemplate } from '../testing/pglite-template.ts'
import { makeFolder, removeFolder } from '../testing/temporary-folder.ts'

// Each start opens a database in a process of its own: seconds alone, a minute beside other work.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let folder = ''
beforeAll(async () => {
  folder = makeFolder()
  await copyPgliteTemplate(join(folder, 'data'))
})
afterAll(() => removeFolder(folder))

const log = (...args: string[]) => runCommand(['log', ...args, '--data', join(folder, 'data')], { cwd: folder })

test('each consumer of the district says how far it is, and a recount agrees', async () => {
  const status = await log('status', '--json')
  const consumers = status.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect([status.code, consumers.map(({ consumer }) => consumer)]).toEqual([
    0,
    ['casework.notices', 'casework.reactions', 'news.webhooks'],
  ])
  for (const one of consumers) {
    expect(one.balanced).toBe(true)
    expect(one.accepted).toBe(one.processed + one.queued + one.refused)
  }
  const verify = await log('verify')
  expect([verify.code, verify.err]).toEqual([0, ''])
  expect(verify.out).toMatch(/news.webhooks.*✓.*✓/)
})

test('without dead letters there is nothing to decide, and a number that is none is refused', async () => {
  const dead = await log('dead', '--json')
  expect([dead.code, dead.out.trim()]).toEqual([0, ''])
  const replay = await log('replay', 'news.webhooks', '7', '--reason', '已修复')
  expect([replay.code, replay.out]).toEqual([2, ''])
  expect(replay.err).toContain('news.webhooks has no dead letter 7')
})

test('what is no deed, no number or no consumer is refused with how it is used', async () => {
  for (const args of [
    ['fly'],
    [],
    ['replay', 'news.webhooks', 'seven', '--reason', 'x'],
    ['discard', 'news.webhooks', '7'],
  ]) {
    const { code, err } = await log(...args)
    expect([code, err.includes('citybrain log --help')]).toEqual([2, true])
  }
})
