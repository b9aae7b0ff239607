import type { DistrictProfile } from '@citybrain/contract/engines/district.ts'
import type { PlanDocument, PlanVersion } from '@citybrain/contract/engines/plan.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { aRow } from '@citybrain/rules/register/testing/rows.ts'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { writeRegisterWorkbook } from './register-workbook.ts'

// Only what the sheet shows of the district and the document.
const profile = {
  fullName: { zh: '松江网球会', en: 'Songjiang Tennis Club' },
  departments: [{ code: 'courts', short: { zh: '场地部', en: 'Courts' } }],
} as unknown as DistrictProfile
const document = { title: '2024年工作计划', sample: true } as PlanDocument
const version = { number: 1, state: 'approved', approvedOn: '2024-01-20', approvedBy: '代表大会' } as PlanVersion

async function* pagesOf(rows: readonly Commitment[]) {
  for (let at = 0; at < rows.length; at += 500) yield rows.slice(at, at + 500)
}

async function sheetOf(rows: readonly Commitment[], language: 'zh' | 'en' = 'zh') {
  const register = { document, version, rows: pagesOf(rows), profile, language }
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.read(writeRegisterWorkbook(register, new AbortController().signal))
  const [sheet] = workbook.worksheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}

describe('register as a workbook', () => {
  it('has a title, a frozen head with filters, and a line for each row', async () => {
    const sheet = await sheetOf([aRow(1, { leads: ['courts'] }), aRow(2, { value: '19000', unit: '人' })])
    expect(sheet.getCell('A1').value).toBe('2024年工作计划 · 承诺事项台账')
    expect(sheet.getCell('A2').value).toBe('松江网球会 · 第 1 版(已批准) · 代表大会 2024-01-20 · 样例数据')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3, xSplit: 4 })
    expect(sheet.autoFilter).toBe('A3:S5')
    expect([sheet.getCell('D4').value, sheet.getCell('I4').value]).toEqual(['网球场', '场地部'])
    expect([sheet.getCell('E5').value, sheet.getCell('F5').value]).toEqual(['1.9万人', 19000])
  })

  it('keeps every digit of a value that a spreadsheet would round', async () => {
    const sheet = await sheetOf([aRow(1, { value: '12345678901234567.89' })])
    expect(sheet.getCell('F4').value).toBe('12345678901234567.89')
  })

  it('writes a text that looks like a formula as text', async () => {
    const sheet = await sheetOf([aRow(1, { note: '=1+1', subject: '+86' })])
    expect([sheet.getCell('S4').value, sheet.getCell('D4').value]).toEqual(['=1+1', '+86'])
  })

  it('writes a register of many pages wholly', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => aRow(1, { subject: `第${at + 1}号球场` }))
    const sheet = await sheetOf(rows)
    expect([sheet.rowCount, sheet.getCell('D3003').value]).toEqual([3_003, '第3000号球场'])
  })

  it('has its headings in English when asked', async () => {
    const sheet = await sheetOf([aRow(1)], 'en')
    expect([sheet.name, sheet.getCell('C3').value, sheet.getCell('C4').value]).toEqual([
      'Register of commitments',
      'Kind',
      'Quantified task',
    ])
  })
})
