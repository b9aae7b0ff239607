import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Command, runCommand, startCommand } from '../testing/command-line.ts'
import { copyPgliteTemplate } from '../testing/pglite-template.ts'
import { makeFolder, removeFolder } from '../testing/temporary-folder.ts'

// Each start opens a database in a process of its own: seconds alone, a minute beside other work.
vi.setConfig({ testTimeout: 300_000 })

let folder = ''
let running: Command[] = []
beforeEach(async () => {
  folder = makeFolder()
  running = []
  await copyPgliteTemplate(folder)
})
afterEach(async () => {
  for (const command of running) {
    command.process.kill('SIGKILL')
    await command.ended
  }
  removeFolder(folder)
})

async function serve() {
  const command = startCommand(['serve', '--data', folder, '--port', '0'])
  running.push(command)
  const [, url = ''] = await command.hear(/City Brain is ready: (\S+)/)
  return { command, url }
}

const account = (...args: string[]) => runCommand(['account', ...args, '--data', folder])

test('the first start prints an administrator’s one-time password once; it opens the door; a second start prints none', async () => {
  const first = await serve()
  const [, password] =
    /First administrator of .+: admin, one-time password, .+: (\S+)/.exec(first.command.said.out) ?? []
  const response = await fetch(`${first.url}/api/v1/districts/120104/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'admin', password }),
  })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ mustChangePassword: true, sample: false })
  first.command.process.kill('SIGTERM')
  expect((await first.command.ended).code).toBe(0)
  const second = await serve()
  expect(second.command.said.out).not.toContain('one-time password')
})

test('verbs reach the running server through its socket, which nobody else may open', async () => {
  await serve()
  const { socket } = JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8'))
  expect(statSync(socket).mode & 0o777).toBe(0o600)
  const added = await account('add', 'li.na', '--name', '李娜', '--roles', 'planner')
  expect(added).toMatchObject({ code: 0, err: '' })
  expect(added.out).toMatch(/^One-time password of li\.na.+: [a-z2-9]{6}-[a-z2-9]{6}-[a-z2-9]{6}\n$/)
  const listed = await account('list', '--json')
  const logins = listed.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).login)
  expect(logins).toEqual(['admin', 'li.na'])
  const again = await account('add', 'LI.NA', '--name', '李娜', '--roles', 'planner')
  expect(again).toMatchObject({ code: 2, out: '', err: 'citybrain: This login is taken. Choose another one.\n' })
})

test('after kill -9 a verb opens the folder itself, and the next start is not held up', async () => {
  const { command } = await serve()
  await account('add', 'li.na', '--name', '李娜', '--roles', 'planner')
  command.process.kill('SIGKILL')
  await command.ended
  expect(existsSync(join(folder, 'server.json'))).toBe(true)
  const reset = await account('reset', 'Li.Na')
  expect(reset).toMatchObject({ code: 0, err: '' })
  expect((await account('reset', 'nobody')).err).toContain('there is no account "nobody"')
  await serve()
})

test('a second server on the folder, and a taken port, are refused in a sentence', async () => {
  const { url } = await serve()
  const second = await runCommand(['serve', '--data', folder, '--port', '0'])
  expect(second.code).toBe(2)
  expect(second.err).toMatch(/^citybrain: The data folder .+ is in use by process \d+; .+\n$/)
  const other = makeFolder()
  try {
    await copyPgliteTemplate(other)
    const taken = await runCommand(['serve', '--data', other, '--port', new URL(url).port])
    expect(taken).toMatchObject({ code: 2, err: expect.stringMatching(/^citybrain: Port \d+ is taken\..+\n$/) })
  } finally {
    removeFolder(other)
  }
})

test('Ctrl-C pressed twice by a terminal’s echo still closes in order', async () => {
  const { command } = await serve()
  command.process.kill('SIGINT')
  command.process.kill('SIGINT')
  expect((await command.ended).code).toBe(0)
  expect(existsSync(join(folder, 'server.json'))).toBe(false)
})

test('settings are printed with their source, secrets masked; a bad one is refused by its name', async () => {
  const env = { DATABASE_URL: 'postgres://brain:very-secret@db.example/brain', PORT: '9090' }
  const { out } = await runCommand(['config', '--json', '--port', '9191'], { env })
  expect(out).not.toContain('very-secret')
  const settings = JSON.parse(out) as { env: string; value: string; source: string }[]
  expect(settings.find((one) => one.env === 'PORT')).toMatchObject({ value: '9191', source: 'flag' })
  expect(settings.find((one) => one.env === 'DATABASE_URL')).toMatchObject({ source: 'env' })
  const bad = await runCommand(['serve'], { env: { PORT: 'eighty' } })
  expect(bad).toMatchObject({ code: 2, err: expect.stringMatching(/^citybrain: PORT is "eighty": .+\n$/) })
})

test('an unknown verb gets the nearest one, no verb gets the list, help is no fault', async () => {
  const typo = await runCommand(['sreve'])
  expect(typo).toMatchObject({ code: 2, err: 'citybrain: there is no verb "sreve"; did you mean "serve"?\n' })
  expect((await runCommand([])).code).toBe(2)
  for (const verb of ['serve', 'demo', 'plan', 'account', 'config']) {
    const { code, out } = await runCommand([verb, '--help'])
    expect({ code, usage: out.includes(`citybrain ${verb}`) }).toEqual({ code: 0, usage: true })
  }
})
