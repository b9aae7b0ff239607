import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { makeRepository } from './checks/fixture.ts'
import { REPOSITORY } from './checks/process.ts'

vi.setConfig({ testTimeout: 60_000 })

const CONFIG = `export default { test: { projects: [
  { test: { name: 'first', include: ['first/*.test.ts'] } },
  { test: { name: 'second', include: ['second/*.test.ts'] } },
], reporters: ['${join(REPOSITORY, 'tools/closing-line.ts')}'] } }`
const it = (body: string) => `import { test } from 'vitest'\n${body}\n`

function runVitest(tests: Record<string, string>, CI: string): { code: number | null; rows: string[]; counts: string } {
  const root = makeRepository({ ...tests, 'vitest.config.mjs': CONFIG, 'package.json': '{"type":"module"}' })
  const counts = join(root, 'counts')
  const { status, stdout, stderr } = spawnSync(join(REPOSITORY, 'node_modules/.bin/vitest'), ['run', '--root', root], {
    encoding: 'utf8',
    env: { ...process.env, CI, CITYBRAIN_TEST_COUNTS: counts },
  })
  const rows = `${stderr}${stdout}`.trim().split('\n')
  return { code: status, rows, counts: readFileSync(counts, 'utf8') }
}

const PASSES = it("test('a', () => {})\ntest('b', () => {})")
const SKIPS = it("test.skipIf(true)('c', () => {})")

test('a run ends with the sum over its projects, and a broken file counts as failed', () => {
  const { code, rows, counts } = runVitest(
    { 'first/a.test.ts': PASSES, 'second/b.test.ts': it("throw new Error('broken')"), 'second/c.test.ts': SKIPS },
    '',
  )
  expect(rows.at(-1)).toBe('2 passed, 1 failed, 1 skipped')
  expect(counts).toBe('2 1 1\n')
  expect(code).toBe(1)
})

test('a test left out fails a run in CI and nowhere else', () => {
  const tests = { 'first/a.test.ts': PASSES, 'second/c.test.ts': SKIPS }
  expect(runVitest(tests, '').code).toBe(0)
  const inCi = runVitest(tests, 'true')
  expect(inCi.code).toBe(1)
  expect(inCi.rows).toContain('skipped, which fails in CI: second/c.test.ts > c')
  expect(inCi.rows.at(-1)).toBe('2 passed, 0 failed, 1 skipped')
})
