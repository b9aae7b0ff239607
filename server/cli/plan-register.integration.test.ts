import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Command, runCommand, startCommand } from '../testing/command-line.ts'
import { copyPgliteTemplate } from '../testing/pglite-template.ts'
import { makeFolder, removeFolder } from '../testing/temporary-folder.ts'

// Each start opens a database in a process of its own: seconds alone, a minute beside other work.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const TEXT = '松江网球会2024年工作计划\n一、重点任务\n新建网球场6片，会员人数增长6%。\n'

let folder = ''
let data = ''
let server: Command | undefined
beforeAll(async () => {
  folder = makeFolder()
  data = join(folder, 'data')
  writeFileSync(join(folder, 'tennis.txt'), TEXT)
  await copyPgliteTemplate(data)
})
afterAll(async () => {
  server?.process.kill('SIGKILL')
  await server?.ended
  removeFolder(folder)
})

const plan = (...args: string[]) => runCommand(['plan', ...args, '--data', data], { cwd: folder })
const listed = async () => {
  const { out } = await plan('list', '--json')
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; kind: string; period: string; fileName: string })
}

test('without a server a file is imported into the data folder, listed, and its register exported', async () => {
  const imported = await plan('import', 'tennis.txt', '--json')
  expect({ code: imported.code, err: imported.err }).toEqual({ code: 0, err: '' })
  const result = JSON.parse(imported.out)
  expect(result).toMatchObject({ commitments: 2, results: 0 })
  expect(await listed()).toMatchObject([
    { id: result.plan, kind: 'annual-plan', period: '2024', fileName: 'tennis.txt' },
  ])
  const exported = await plan('export', result.plan, '--format', 'json', '--out', 'register.json')
  expect(exported).toMatchObject({ code: 0, err: '' })
  const { version, commitments } = JSON.parse(readFileSync(join(folder, 'register.json'), 'utf8'))
  expect(version.number).toBe(1)
  expect(commitments.map(({ value }: { value: string }) => value)).toEqual(['6', '6'])
})

test('through a running server the same verbs reach it; a workbook is whole', async () => {
  server = startCommand(['serve', '--data', data, '--port', '0'])
  await server.hear(/City Brain is ready: (\S+)/)
  const imported = await plan('import', 'tennis.txt', '--kind', 'work-report', '--period', '2025')
  expect(imported).toMatchObject({ code: 0, err: '' })
  expect(imported.out).toMatch(/^Imported as [0-9a-f-]{36}: 2 commitments, 0 results of past years\.\n$/)
  const plans = await listed()
  expect(plans.map(({ kind, period }) => [kind, period])).toEqual([
    ['work-report', '2025'],
    ['annual-plan', '2024'],
  ])
  const [newest] = plans
  const book = ['export', newest?.id ?? '', '--version', '1', '--format', 'xlsx', '--out', 'register.xlsx']
  expect(await plan(...book)).toMatchObject({ code: 0, err: '' })
  expect(readFileSync(join(folder, 'register.xlsx')).subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004'))
  expect((await plan('list')).out).toMatch(/^Id +Title +Kind +Period +Version +State +Proposed +Accepted +Rejected\n/)
})

test('what cannot be done is refused in a sentence with status 2, and nothing is written', async () => {
  const [known] = await listed()
  writeFileSync(join(folder, 'empty.txt'), '')
  writeFileSync(join(folder, 'secret.txt'), '秘密★1年\n松江网球会2024年工作计划\n新建网球场6片。\n')
  const id = known?.id ?? ''
  const bad = [
    ['import', 'missing.txt'],
    ['import', 'empty.txt'],
    ['import', 'secret.txt'],
    ['import', 'tennis.txt', '--kind', 'novel'],
    ['import', 'tennis.txt', '--period', '2025-2021'],
    ['import', 'tennis.txt', '--district', '999999'],
    ['import', 'tennis.txt', 'other.txt'],
    ['list', 'all'],
    ['export', 'register', '--format', 'json', '--out', 'x.json'],
    ['export', randomUUID(), '--format', 'json', '--out', 'x.json'],
    ['export', id, '--format', 'pdf', '--out', 'x.json'],
    ['export', id, '--format', 'json'],
    ['export', id, '--format', 'json', '--out', 'x.json', '--version', '7'],
    ['export', id, '--format', 'json', '--out', 'x.json', '--version', 'first'],
    ['export', id, '--format', 'json', '--out', 'no/such/folder/x.json'],
  ]
  for (const args of bad) {
    const { code, out, err } = await plan(...args)
    expect({ args, code, out }).toEqual({ args, code: 2, out: '' })
    expect(err).toMatch(/^citybrain: .+\n$/)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  }
  expect(existsSync(join(folder, 'x.json'))).toBe(false)
  expect(await listed()).toHaveLength(2)
})
