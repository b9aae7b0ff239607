import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LAUNCHER, ROOT, runCommand } from '../testing/command-line.ts'
import { makeFolder, removeFolder } from '../testing/temporary-folder.ts'

const TEXT = '松江网球会2024年工作计划\n一、重点任务\n新建网球场6片，会员人数增长6%。\n'

let folder = ''
beforeAll(() => {
  folder = makeFolder()
  writeFileSync(join(folder, 'tennis.txt'), TEXT)
})
afterAll(() => removeFolder(folder))

const linesOf = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { doc: string; quote: string; start: number; end: number; value?: number })

test('a relative file is found from the caller’s folder and gives one JSON object per line', async () => {
  const { code, out, err } = await runCommand(['plan', 'extract', 'tennis.txt', '--json'], { cwd: folder })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const lines = linesOf(out)
  expect(lines.map(({ value }) => value)).toEqual([6, 6])
  for (const { doc, quote, start, end } of lines) {
    expect(doc).toBe('tennis')
    expect([...TEXT].slice(start, end).join('')).toBe(quote)
  }
})

test('through npm run, which moves into the package’s folder, it is the caller’s folder all the same', async () => {
  const npm = spawn(
    'npm',
    ['run', '-s', 'citybrain', '--prefix', ROOT, '--', 'plan', 'extract', 'tennis.txt', '--json'],
    {
      cwd: folder,
      env: { ...process.env, INIT_CWD: undefined },
    },
  )
  let out = ''
  npm.stdout.on('data', (text) => {
    out += text
  })
  expect(await new Promise((resolve) => npm.on('close', resolve))).toBe(0)
  expect(linesOf(out)).toHaveLength(2)
})

test('standard input is read for a dash, and a byte order mark is counted', async () => {
  const { code, out } = await runCommand(['plan', 'extract', '-', '--json'], { input: `\ufeff${TEXT}` })
  expect(code).toBe(0)
  const [first] = linesOf(out)
  expect(first?.doc).toBe('stdin')
  expect([...`\ufeff${TEXT}`].slice(first?.start, first?.end).join('')).toBe(first?.quote)
})

test('without --json it is a table with its count, in the terminal’s language', async () => {
  const { out } = await runCommand(['plan', 'extract', 'tennis.txt'], { cwd: folder })
  expect(out).toMatch(/^No +Kind +Subject/)
  expect(out).toContain('2 commitments; 0 results of past years.')
  const zh = await runCommand(['plan', 'extract', 'tennis.txt'], { cwd: folder, env: { LANG: 'zh_CN.UTF-8' } })
  expect(zh.out).toContain('共 2 项承诺，往年成果 0 项。')
})

test('a text without commitments is no error', async () => {
  const { code, out, err } = await runCommand(['plan', 'extract', '-', '--json'], { input: '今天天气很好。' })
  expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' })
})

test('bad input gives status 2 and one sentence on standard error', async () => {
  mkdirSync(join(folder, 'inner'))
  const bad: [string[], string | Uint8Array][] = [
    [['plan', 'extract', '-'], ''],
    [['plan', 'extract', '-'], ' \n\r\n\t'],
    [['plan', 'extract', '-'], new Uint8Array([0, 1, 2, 3, 255, 254, 0, 7])],
    [['plan', 'extract', join(folder, 'missing.txt')], ''],
    [['plan', 'extract', join(folder, 'inner')], ''],
    [['plan', 'extract'], ''],
    [['plan', 'extract', '-', '--jsn'], TEXT],
    [['plan', 'extract', '-', '--period', 'soon'], TEXT],
    [['plan', 'compile', '-'], TEXT],
  ]
  for (const [args, input] of bad) {
    const { code, out, err } = await runCommand(args, { input })
    expect({ args, code, out }).toEqual({ args, code: 2, out: '' })
    expect(err).toMatch(/^citybrain: .+\n$/)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  }
})

test('no database is opened and nothing is left in the caller’s folder', async () => {
  const empty = makeFolder()
  try {
    const { code } = await runCommand(['plan', 'extract', '-', '--json'], {
      cwd: empty,
      input: TEXT,
      env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
    })
    expect(code).toBe(0)
    expect(await import('node:fs').then((fs) => fs.readdirSync(empty))).toEqual([])
  } finally {
    removeFolder(empty)
  }
})

test('a reader that goes away early is no fault, and a slow one gets every byte', async () => {
  const long = join(folder, 'long.txt')
  writeFileSync(long, TEXT + '建成社区食堂12个，惠及居民3400人。\n'.repeat(4000))
  const shell = (script: string) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      const child = spawn('bash', ['-c', `set -o pipefail; ${script}`])
      let [out, err] = ['', '']
      child.stdout.on('data', (text) => {
        out += text
      })
      child.stderr.on('data', (text) => {
        err += text
      })
      child.on('close', (code) => resolve({ code, out, err }))
    })
  const command = `'${process.execPath}' '${LAUNCHER}' plan extract '${long}' --json`
  expect(await shell(`${command} | head -n 1 | wc -l`)).toMatchObject({
    out: expect.stringMatching(/^\s*1\n/),
    err: '',
  })
  const slow = await shell(`${command} | (sleep 1; cat) > '${folder}/slow.jsonl'`)
  expect(slow.code).toBe(0)
  const written = readFileSync(`${folder}/slow.jsonl`, 'utf8')
  expect(linesOf(written).length).toBeGreaterThan(4000)
})
