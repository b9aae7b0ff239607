import { Refusal } from '@citybrain/contract/kernel/errors.ts'
import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { writeZip } from '../documents/fixtures/zip.ts'
import { allRows, rawWorkbook, withFile, workbook } from './fixtures.ts'
import { outlineOf } from './read.ts'

vi.setConfig({ testTimeout: 120_000 })

const MEBIBYTE = 1024 * 1024
const outcomeOf = (bytes: Uint8Array | string) =>
  withFile(bytes, outlineOf).then(
    () => 'read',
    (error: unknown) => (error instanceof Refusal ? error.code : `crash: ${error}`),
  )
const ole = (inside: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(inside, 'utf16le')])
const rows = (xml: string) => rawWorkbook(`<sheetData>${xml}</sheetData>`)

test.each([
  ['an empty file', '', 'table.empty'],
  ['a workbook of blank cells', rows('<row r="1"><c r="A1"/></row>'), 'table.empty'],
  ['an old .xls', ole('Workbook'), 'table.unsupported'],
  ['a workbook with a password', ole('EncryptedPackage'), 'table.encrypted'],
  ['a binary workbook', writeZip([{ name: 'xl/workbook.bin', data: 'x' }]), 'table.unsupported'],
  ['an OpenDocument table', writeZip([{ name: 'content.xml', data: '<a/>' }]), 'table.unsupported'],
  ['a Word file', writeZip([{ name: 'word/document.xml', data: '<a/>' }]), 'table.unsupported'],
  ['a web page called .xls', '<html><table><tr><td>1</td></tr></table></html>', 'table.unsupported'],
  ['a picture', Buffer.from('ffd8ffe000104a4649460001', 'hex'), 'table.unreadable'],
  ['half a workbook', rows('<row r="1"><c r="A1"><v>1</v></c></row>').subarray(0, 300), 'table.unreadable'],
  ['XML that breaks off', rawWorkbook('<sheetData><row r="1"><c r="A1"><v>1'), 'table.unreadable'],
  ['a table with a secrecy grade', '机密★10年\n名称,地址\n', 'table.secret'],
  ['a cell beyond the columns', rows('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'), 'table.too-wide'],
  ['a row beyond the rows', rows('<row r="9999999"><c r="A9999999"><v>1</v></c></row>'), 'table.too-long'],
  [
    'a cell of a book',
    rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'字'.repeat(40_000)}</t></is></c></row>`),
    'table.cell-too-long',
  ],
])('%s is refused in a sentence', async (_, bytes, code) => {
  expect(await outcomeOf(bytes)).toBe(code)
})

test.each([
  ['a text that never ends', () => rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>${' '.repeat(60 * MEBIBYTE)}`)],
  ['a tower of elements', () => rows('<a>'.repeat(100_000))],
  [
    'declared entities that multiply',
    () =>
      writeZip([
        { name: 'xl/workbook.xml', data: '<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>' },
        { name: 'xl/_rels/workbook.xml.rels', data: '<!DOCTYPE a [<!ENTITY b "cc">]><a/>' },
      ]),
  ],
  ['rows that go backwards without end', () => rows('<row r="2"/><row r="1"/>')],
])('%s is refused as a bomb', async (_, make) => {
  expect(await outcomeOf(make())).toBe('table.bomb')
})

test('a part that unfolds a thousandfold is stopped while it unfolds', async () => {
  expect(await outcomeOf(rows('<row></row>'.repeat(8 * MEBIBYTE)))).toMatch(/^table\.(bomb|too-long)$/)
})

test('macros of a workbook are not looked at', async () => {
  const book = rawWorkbook('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>', [
    { name: 'xl/vbaProject.bin', data: 'Sub Auto_Open()' },
  ])
  expect(await allRows(book, '表')).toEqual([[0, '1']])
})

test('a quote that is never closed is refused with its row', async () => {
  const text = `a,b\n"${'x,\n'.repeat(2 * MEBIBYTE)}`
  await expect(allRows(text)).rejects.toMatchObject({ code: expect.stringMatching(/^table\./) })
})

test('no damage to a workbook crashes the reader', async () => {
  const sound = await workbook((book) =>
    book.addWorksheet('表').addRows([
      ['名称', '面积'],
      ['天开园', 12.5],
    ]),
  )
  const damage = fc.record({ at: fc.nat(sound.length - 1), value: fc.nat(255) })
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 20 }), async (damages) => {
      const bytes = Uint8Array.from(sound)
      for (const { at, value } of damages) bytes[at] = value
      expect(await outcomeOf(bytes)).toMatch(/^(read|table\.)/)
    }),
    { numRuns: 40 },
  )
})
