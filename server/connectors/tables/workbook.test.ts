import { expect, test, vi } from 'vitest'
import { allRows, outline, rawWorkbook, workbook } from './fixtures.ts'

vi.setConfig({ testTimeout: 60_000 })

test('a workbook gives texts, exact numbers, days, percentages and truth values as text', async () => {
  const book = await workbook((book) => {
    const sheet = book.addWorksheet('企业')
    sheet.addRow(['名称', '面积', '成立日期', '持股', '在营', '签到'])
    const row = sheet.addRow([
      '天开园  ',
      0.1 + 0.2,
      new Date(Date.UTC(2023, 8, 15)),
      0.355,
      true,
      new Date(Date.UTC(2023, 8, 15, 9, 30)),
    ])
    row.getCell(3).numFmt = 'yyyy"年"m"月"d"日"'
    row.getCell(4).numFmt = '0.0%'
    row.getCell(6).numFmt = 'yyyy-mm-dd hh:mm'
  })
  expect(await allRows(book, '企业', 1)).toEqual([
    [1, '天开园', '0.3', '2023-09-15', '35.5%', 'TRUE', '2023-09-15 09:30:00'],
  ])
})

test('a formula gives the value saved with it, and says so where there is none', async () => {
  const book = rawWorkbook(
    '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1&amp;"户"</f><v>2户</v></c><c r="C1"><f>NOW()</f></c><c r="D1" t="e"><v>#REF!</v></c></row></sheetData>',
  )
  expect(await allRows(book, '表')).toEqual([[0, '2', '2户', '#CALC!', '#REF!']])
})

test('a number whose digits Excel has lost is not passed off as a code', async () => {
  const book = rawWorkbook(
    '<sheetData><row r="1"><c r="A1"><v>1.2010419800101E+17</v></c><c r="B1"><v>120104198001011</v></c><c r="C1"><v>1E-7</v></c></row></sheetData>',
  )
  expect(await allRows(book, '表')).toEqual([[0, '1.2010419800101e+17', '120104198001011', '0.0000001']])
})

test.each([
  ['the calendar of 1900', '', '2023-09-15'],
  ['the calendar of 1904, as old Macs write it', '<workbookPr date1904="1"/>', '2027-09-16'],
])('a day is read in %s', async (_, book, day) => {
  const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
  const bytes = rawWorkbook(
    '<sheetData><row r="1"><c r="A1" s="1"><v>45184</v></c></row></sheetData>',
    [{ name: 'xl/styles.xml', data: styles }],
    book,
  )
  expect(await allRows(bytes, '表')).toEqual([[0, day]])
})

test('the days before March 1900 and the day that never was', async () => {
  const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
  const cells = ['1', '59', '60', '61'].map((v, at) => `<c r="${'ABCD'[at]}1"><v>${v}</v></c>`).join('')
  const bytes = rawWorkbook(`<sheetData><row r="1">${cells}</row></sheetData>`, [
    { name: 'xl/styles.xml', data: styles },
  ])
  expect(await allRows(bytes, '表')).toEqual([[0, '1900-01-01', '1900-02-28', '60', '1900-03-01']])
})

test('merged cells of a header and of a column are filled with what they show', async () => {
  const book = await workbook((book) => {
    const sheet = book.addWorksheet('楼宇')
    sheet.addRow(['南开区楼宇台账'])
    sheet.addRow(['街道', '面积', ''])
    sheet.addRow(['', '地上', '地下'])
    sheet.addRow(['学府街道', 10, 2])
    sheet.addRow(['', 20, 3])
    for (const range of ['A1:C1', 'A2:A3', 'B2:C2', 'A4:A5']) sheet.mergeCells(range)
  })
  expect(await allRows(book, '楼宇')).toEqual([
    [0, '南开区楼宇台账', '南开区楼宇台账', '南开区楼宇台账'],
    [1, '街道', '面积', '面积'],
    [2, '街道', '地上', '地下'],
    [3, '学府街道', '10', '2'],
    [4, '学府街道', '20', '3'],
  ])
})

test('the outline names every sheet, hidden ones too, and shows their first rows', async () => {
  const book = await workbook((book) => {
    book.addWorksheet('说明').addRow(['请先阅读'])
    book.addWorksheet('数据', { state: 'hidden' }).addRows([['甲'], [], ['乙']])
  })
  const { format, sheets } = await outline(book)
  expect(format).toBe('xlsx')
  expect(sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows }))).toEqual([
    { name: '说明', hidden: false, rows: 1 },
    { name: '数据', hidden: true, rows: 2 },
  ])
  expect(sheets[1]?.head).toEqual([
    { row: 0, cells: ['甲'] },
    { row: 2, cells: ['乙'] },
  ])
})

test('rich text is one text, and its reading aids are none of it', async () => {
  const strings =
    '<sst><si><r><t>鞍山</t></r><r><t>西道</t></r><rPh><t>アンザン</t></rPh></si><si><t>第一行_x000D_第二行</t></si></sst>'
  const book = rawWorkbook(
    '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>9</v></c></row></sheetData>',
    [{ name: 'xl/sharedStrings.xml', data: strings }],
  )
  expect(await allRows(book, '表')).toEqual([[0, '鞍山西道', '第一行\r第二行']])
})
