import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { applyExceptions } from './exceptions.ts'
import { findIn, lines } from './fixture.ts'
import { formatCheck } from './format.ts'
import { licencesCheck } from './licences.ts'
import { messagesCheck } from './messages.ts'
import { REPOSITORY } from './process.ts'
import { schemaCheck } from './schema.ts'
import { sizeCheck } from './size.ts'
import { typesCheck } from './types.ts'
import { unusedCheck } from './unused.ts'

// The compiler and knip run as they do in the check, on a busy machine too.
vi.setConfig({ testTimeout: 60_000 })

const read = (path: string): string => readFileSync(`${REPOSITORY}/${path}`, 'utf8')

test('biome finds an unformatted file, an unused variable, a function too long and one with too many parameters', async () => {
  const settings = JSON.stringify({ ...JSON.parse(read('biome.json')), vcs: { enabled: false } })
  const found = await findIn(formatCheck, {
    'biome.json': settings,
    'rules/odd.ts': 'export  const a = 1;\n',
    'rules/unused.ts': 'export function f() {\n  const unused = 1\n}\n',
    'rules/long.ts': `export function long() {\n${'  f()\n'.repeat(61)}}\nfunction f() {}\n`,
    'rules/many.ts': 'export const many = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e]\n',
    'rules/any.ts': 'export const any = (value: any) => value as unknown\n',
  })
  const rules = found.map((row) => row.split(' ').slice(0, 2).join(' '))
  expect(rules.sort()).toEqual([
    'biome.json:1 [format]',
    'rules/any.ts:1 [lint/suspicious/noExplicitAny]',
    'rules/long.ts:1 [lint/complexity/noExcessiveLinesPerFunction]',
    'rules/many.ts:1 [lint/complexity/useMaxParams]',
    'rules/odd.ts:1 [format]',
    'rules/unused.ts:2 [lint/correctness/noUnusedVariables]',
  ])
})

test('the compiler finds a wrong type, an enum, and a project without settings', async () => {
  const found = await findIn(typesCheck('.'), {
    'tsconfig.json': read('tsconfig.json'),
    'package.json': '{"type":"module"}',
    'rules/wrong.ts': "export const days: number = 'two'\n",
    'rules/enum.ts': 'export enum Kind { Plan }\n',
  })
  expect(found.map((row) => row.slice(0, 26))).toEqual(['rules/enum.ts:1 [TS1294] T', 'rules/wrong.ts:1 [TS2322] '])
  expect(await findIn(typesCheck('console'), { 'console/app.ts': '' })).toEqual([
    'console/tsconfig.json [types] is missing, so no types are checked',
  ])
})

test('knip finds a file, an export and a dependency that nothing uses', async () => {
  const found = await findIn(unusedCheck, {
    'package.json': '{"name":"fixture","type":"module","dependencies":{"zod":"4"}}',
    'knip.json': '{"entry":["main.ts"],"project":["*.ts"]}',
    'main.ts': "import { used } from './store.ts'\nused()\n",
    'store.ts': 'export function used() {}\nexport function idle() {}\n',
    'lonely.ts': 'export const lonely = 1\n',
  })
  expect(found.sort()).toEqual([
    'lonely.ts [unused-files] nothing imports this file',
    'package.json [unused-dependencies] zod',
    'store.ts:2 [unused-exports] idle',
  ])
})

test('a source file of 301 lines is too long; data, migrations and generated files are not', async () => {
  const found = await findIn(sizeCheck, {
    'rules/long.ts': lines(301),
    'rules/fits.ts': lines(300),
    'rules/units.data.ts': lines(301),
    'rules/table.gen.ts': lines(301),
    'server/platform/migrations/001-start.ts': lines(301),
  })
  expect(found).toEqual(['rules/long.ts [file-size] has 301 lines, 300 is the limit'])
})

test('message files that differ in keys or placeholders, or are missing, are found', async () => {
  const found = await findIn(messagesCheck, {
    'console/src/messages/zh.json': '{"plan":{"title":"计划","count_other":"{{count}} 项"},"owner":"{{name}}"}',
    'console/src/messages/en.json':
      '{"plan":{"count_one":"one","count_other":"{{count}}"},"owner":"{{nmae}}","help":" "}',
    'server/cli/messages.zh.json': '{}',
  })
  expect(found.sort()).toEqual([
    'console/src/messages/en.json [messages] help is empty',
    'console/src/messages/en.json [messages] lacks plan.title',
    'console/src/messages/en.json [messages] owner: {{nmae}} is not in the other text',
    'console/src/messages/zh.json [messages] lacks help',
    'console/src/messages/zh.json [messages] owner: {{name}} is not in the other text',
    'server/cli/messages.zh.json [messages] has no counterpart in the other language',
  ])
})

test('screens without message files and migrations without a report do not pass in silence', async () => {
  expect(await findIn(messagesCheck, { 'console/src/app.tsx': '' })).toEqual([
    'console [messages] no message file (messages/zh.json, messages/en.json) was found beside 1 screens',
  ])
  expect(await findIn(schemaCheck, { 'server/platform/migrations/001-start.sql': '' })).toEqual([
    'tools/schema-report.ts [schema-report] is missing, while there are 1 migrations to report',
  ])
})

test('a schema report that complains fails the check with its words', async () => {
  const found = await findIn(schemaCheck, {
    'tools/schema-report.ts': "console.log('schema.md is older than the migrations')\nprocess.exitCode = 1\n",
  })
  expect(found).toEqual(['server/schema.md [schema-report] schema.md is older than the migrations'])
})

test('a production dependency under a licence that is not allowed is found, one for development is not', async () => {
  const found = await findIn(licencesCheck, {
    'tools/licences.json': '{"allowed":["MIT"],"reviewed":{}}',
    'package-lock.json': JSON.stringify({
      packages: {
        '': {},
        'node_modules/closed': { version: '1.0.0', license: 'GPL-3.0-only' },
        'node_modules/either': { version: '2.0.0', license: '(MIT OR GPL-3.0-or-later)' },
        'node_modules/silent': { version: '3.0.0' },
        'node_modules/builder': { version: '4.0.0', license: 'GPL-3.0-only', dev: true },
      },
    }),
  })
  expect(found.map((row) => row.slice(0, 72))).toEqual([
    'package-lock.json [licence] closed 1.0.0 is licensed "GPL-3.0-only", whi',
    'package-lock.json [licence] silent 3.0.0 is licensed "none stated", whic',
    'docs/dependencies.md [dependency-list] differs from what package-lock.js',
  ])
})

test('an exception holds until its last day, then fails, as does one that nothing needs', () => {
  const finding = { rule: 'file-size', path: 'rules/long.ts', message: 'has 301 lines' }
  const exception = {
    rule: 'file-size',
    path: 'rules/long.ts',
    reason: 'is split with the next issue',
    until: '2026-12-31',
  }
  expect(applyExceptions([finding], [exception], '2026-12-31')).toEqual([])
  expect(applyExceptions([finding], [exception], '2027-01-01')).toEqual([
    finding,
    {
      rule: 'exception-ended',
      path: 'tools/exceptions.json',
      message:
        'the exception of rules/long.ts from file-size ended on 2026-12-31: mend the file and take the entry out',
    },
  ])
  expect(applyExceptions([], [exception], '2026-12-31')[0]?.rule).toBe('exception-needless')
})
