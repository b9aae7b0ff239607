import { nearest } from '@citybrain/contract/kernel/nearest.ts'
import { expect, test } from 'vitest'
import { languageOfTerminal } from './language.ts'
import { drawTable } from './table.ts'

test('a slip of the finger finds its verb, a foreign word finds none', () => {
  const verbs = ['serve', 'demo', 'plan', 'account', 'config']
  expect(nearest('sevre', verbs)).toBe('serve')
  expect(nearest('acc', verbs)).toBe('account')
  expect(nearest('confg', verbs)).toBe('config')
  expect(nearest('frobnicate', verbs)).toBeNull()
})

test('the terminal speaks Chinese in a Chinese locale only', () => {
  expect(languageOfTerminal({ LANG: 'zh_CN.UTF-8' })).toBe('zh')
  expect(languageOfTerminal({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en')
  expect(languageOfTerminal({})).toBe('en')
})

test('columns line up where a Han character takes two places', () => {
  const columns = [
    { heading: 'No', atMost: 4, right: true as const },
    { heading: '事项', atMost: 8 },
    { heading: 'x', atMost: 3 },
  ]
  expect(
    drawTable(columns, [
      ['1', '电梯', 'a'],
      ['12', 'GDP增长率四', 'b'],
    ]),
  ).toBe(['No  事项    x', '──  ──────  ─', ' 1  电梯    a', '12  GDP增…  b'].join('\n'))
})
