import { expect, test } from 'vitest'
import { runCommand } from '../testing/command-line.ts'

const run = (words: string, input?: string) => runCommand(['code', ...words.split(' ')], { ...(input && { input }) })

test('a sound code ends with 0 and says what its parts mean', async () => {
  const { code, out } = await run('check uscc 9144030071526726xg')
  expect(code).toBe(0)
  expect(out).toContain('9144030071526726XG  valid  Unified social credit code (GB 32100-2015)')
  expect(out).toContain('kind of organisation 1 Enterprise')
  expect(out).toContain('note: lower-case letters were made capitals')
})

test('an unsound one ends with 1 and says what is wrong, as JSON too', async () => {
  const { code, out } = await run('check grid 12010400200100 --json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({
    kind: 'grid',
    value: '12010400200100',
    valid: false,
    because: { zh: '应为 15 位，实为 14 位', en: 'it has 15 characters; this has 14' },
  })
})

test('the streets of the districts served here, components and project codes are known', async () => {
  expect((await run('check grid 120104002001001')).out).toContain('street 002 Gulou')
  expect((await run('check grid 120104013001001')).out).toContain('hold no street 120104013')
  expect((await run('check component 3205820102048188')).out).toContain('minor class 02 Sewer manhole cover')
  const project = await run('check project-code 2103-120104-89-01-123456')
  expect(project.code).toBe(0)
  expect(project.out).toContain('only the shape was tested')
})

test('standard input is read line by line, and one bad line makes the status 1', async () => {
  const { code, out } = await run('check street - --json', '120104001\n\n120104002\r\n1201\n')
  expect(code).toBe(1)
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).valid),
  ).toEqual([true, true, false])
})

test('an unknown kind and a missing value are wrong usage', async () => {
  const unknown = await run('check usc 1')
  expect(unknown.code).toBe(2)
  expect(unknown.err).toContain('did you mean uscc?')
  expect((await run('check uscc')).code).toBe(2)
  expect((await run('list')).out).toContain('project-code')
})
