import { expect, test } from 'vitest'
import { bannedCheck } from './banned.ts'
import { findIn } from './fixture.ts'

const rulesIn = async (files: Record<string, string>): Promise<string[]> =>
  (await findIn(bannedCheck, files)).map((row) => row.slice(0, row.indexOf(']') + 1))

test('reading the wall clock is banned outside the clock and tests', async () => {
  const found = await rulesIn({
    'rules/now.ts': 'export const now = () => new Date()\n',
    'server/main.ts': '\nexport const ms = Date.now()\n',
    'server/platform/clock/clock.ts': 'export const now = () => new Date()\n',
    'rules/now.test.ts': 'new Date()\n',
    'rules/parse.ts': "export const day = new Date('2023-09-15T00:00:00Z')\n",
  })
  expect(found).toEqual(['rules/now.ts:1 [wall-clock]', 'server/main.ts:2 [wall-clock]'])
})

test('paths of one machine are banned in code, texts and scripts, addresses on the web are not', async () => {
  const found = await rulesIn({
    'docs/guide.md': `Look into \`/${'work'}/main\` first.\n`,
    'server/main.ts': `export const folder = '/${'farm'}/data'\n`,
    '.ci/run': 'cd /home/someone\n',
    'docs/fine.md': 'https://example.org/work/list and docs/work/list\n',
  })
  expect(found).toEqual([
    '.ci/run:1 [machine-path]',
    'docs/guide.md:1 [machine-path]',
    'server/main.ts:1 [machine-path]',
  ])
})

test('folders named for nothing are banned', async () => {
  expect(await rulesIn({ 'rules/utils/a.ts': '', 'server/common/deep/b.ts': '', 'rules/commons.ts': '' })).toEqual([
    'rules/utils [folder-name]',
    'server/common/deep [folder-name]',
  ])
})

test('tests left out, silenced checks and loose ends are banned', async () => {
  const found = await rulesIn({
    'rules/a.test.ts': "it.only('a', () => {})\ndescribe.skip('b', () => {})\ntest.skipIf(true)('c', () => {})\n",
    'rules/b.ts': '// @ts-ignore\n// biome-ignore lint: no\n// TODO later\n',
  })
  expect(found).toEqual([
    'rules/a.test.ts:1 [skipped-test]',
    'rules/a.test.ts:2 [skipped-test]',
    'rules/b.ts:1 [silenced-check]',
    'rules/b.ts:2 [silenced-check]',
    'rules/b.ts:3 [loose-end]',
  ])
})
