import { expect, test, vi } from 'vitest'
import { allRows, outline } from './fixtures.ts'

vi.setConfig({ testTimeout: 60_000 })

const TABLE = '名称,地址\r\n天开园,"鞍山西道,1号"\r\n'
const EXPECTED = [
  [0, '名称', '地址'],
  [1, '天开园', '鞍山西道,1号'],
]
const GB18030_HEX = 'c3fbb3c62cb5d8d6b70d0accecbfaad4b02c22b0b0c9bdcef7b5c02c31bac5220d0a'
/** `TABLE` as GB18030 writes it; Node decodes that encoding but doesn't write it. */
const GB18030 = Buffer.from(GB18030_HEX, 'hex')

test.each([
  ['UTF-8', TABLE, 'utf-8'],
  ['UTF-8 with a byte-order mark', `\ufeff${TABLE}`, 'utf-8'],
  ['GB18030, as the Excel of an office writes it', GB18030, 'gb18030'],
  ['UTF-16, which Excel calls Unicode text', Buffer.from(`\ufeff${TABLE}`, 'utf16le'), 'utf-16le'],
])('a table in %s is read', async (_, bytes, encoding) => {
  expect((await outline(bytes)).encoding).toBe(encoding)
  expect(await allRows(bytes)).toEqual(EXPECTED)
})

test.each([
  ['tabs', '\t'],
  ['semicolons', ';'],
  ['full-width commas', '，'],
])('a table parted by %s is recognised', async (_, delimiter) => {
  const text = `${['名称', '地址'].join(delimiter)}\n${['天开园', '鞍山西道 1,2 号'].join(delimiter)}\n`
  expect((await outline(text)).delimiter).toBe(delimiter)
  expect(await allRows(text, '', 1)).toEqual([[1, '天开园', '鞍山西道 1,2 号']])
})

test('line breaks within quotes belong to the cell, and rows count as Excel shows them', async () => {
  expect(await allRows('a,b\n"一\n二",三\n\n四,五\n')).toEqual([
    [0, 'a', 'b'],
    [1, '一\n二', '三'],
    [3, '四', '五'],
  ])
})

test('what offices write to keep a code as text is taken off', async () => {
  expect(await allRows("=\"00123\",'=1+1,O''Brien\n")).toEqual([[0, '00123', '=1+1', "O''Brien"]])
})

test('ten thousand rows arrive in order, from the one asked for', async () => {
  const text = Array.from({ length: 12_000 }, (_, at) => `行${at},${at}`).join('\n')
  const rows = await allRows(text, '', 100)
  expect(rows.length).toBe(11_900)
  expect(rows[0]).toEqual([100, '行100', '100'])
  expect(rows.at(-1)).toEqual([11_999, '行11999', '11999'])
})
