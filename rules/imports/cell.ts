import type { StoredValue } from '@citybrain/contract/engines/thing.ts'
import { Decimal } from '@citybrain/contract/kernel/quantity.ts'
import type { Words } from '@citybrain/contract/kernel/words.ts'
import type { CodeTable } from '@citybrain/contract/pack/code-table.ts'
import type { Field, FieldOf } from '@citybrain/contract/pack/field.ts'
import { checkValue, multiplyDecimals } from '../registry/index.ts'
import { factorBetween, unitBehind } from './units.ts'

/** A value as it is stored, or what is wrong with the cell; null: the cell says nothing. */
export type CellResult = { readonly value: StoredValue } | { readonly fault: Words } | null

const wrong = (zh: string, en: string) => ({ fault: { zh, en } })

/** What offices write where they have nothing to say; such a cell changes nothing. */
const NOTHING = new Set(['', '-', '--', '—', '——', '/', '\\', '无数据', '暂无', '不详', '未知', 'n/a', 'null', '#n/a'])
const SHEET_ERROR = /^#(REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|CALC!|SPILL!)$/
const LOST_DIGITS = /^\d(\.\d+)?e\+\d+$/i

export const saysNothing = (cell: string): boolean => NOTHING.has(cell.toLowerCase())

/** What is wrong with a cell whatever field it is for. */
export function faultOfCell(cell: string): Words | null {
  if (cell === '#CALC!')
    return {
      zh: '公式没有保存计算结果；请用 Excel 或 WPS 打开、重新保存后再上传',
      en: 'the formula was saved without its result; open the file in Excel or WPS, save it and upload it again',
    }
  if (SHEET_ERROR.test(cell)) return { zh: `单元格是公式错误 ${cell}`, en: `the cell holds the formula error ${cell}` }
  return null
}

/** One cell for one field: figures in the field's unit, days, choices by their titles, codes in their normal form. */
export function readCell(field: Field, cell: string, factor: string, tables: readonly CodeTable[]): CellResult {
  if (saysNothing(cell)) return null
  const fault = faultOfCell(cell)
  if (fault) return { fault }
  const typed = typedOf(field, cell, factor)
  return 'fault' in typed ? typed : checkValue(field, typed.value, tables)
}

type Typed = { readonly value: unknown } | { readonly fault: Words }

function typedOf(field: Field, cell: string, factor: string): Typed {
  switch (field.kind) {
    case 'text':
      return { value: cell }
    case 'code':
      return LOST_DIGITS.test(cell) ? lostDigits() : { value: cell }
    case 'integer': {
      const figure = figureOf(cell, factor, field)
      if ('fault' in figure) return figure
      const whole = figure.value.replace(/\.0+$/, '')
      return /^-?\d{1,15}$/.test(whole) ? { value: Number(whole) } : wrong('应为整数', 'expected a whole number')
    }
    case 'decimal':
      return figureOf(cell, factor, field)
    case 'money':
      return figureOf(cell, factor, field)
    case 'date':
      return dayOf(cell)
    case 'flag':
      return flagOf(cell)
    case 'choice':
      return choiceOf(field, cell)
  }
}

export const lostDigits = () =>
  wrong(
    '编码被存成了数字，后几位已丢失；请把该列设为“文本”格式并重新填写',
    'the code was stored as a number and has lost its last digits; format the column as text and enter it anew',
  )

/** A figure in the field's unit: thousands separators, full-width digits, a unit or a percent sign behind it are read. */
function figureOf(cell: string, factor: string, field: Field): { value: string } | { fault: Words } {
  const text = cell.normalize('NFKC').replace(/[,\s¥$]/g, '')
  const [, digits, behind = ''] = /^([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?)(.*)$/i.exec(text) ?? []
  if (digits === undefined) return wrong('应为数字', 'expected a number')
  const plain = plainDecimal(digits)
  if (plain === null || !Decimal.safeParse(plain).success) return wrong('应为数字', 'expected a number')
  const unit = field.unit?.zh ?? null
  if (behind === '') return { value: trimZeros(multiplyDecimals(plain, factor)) }
  // A unit of its own counts, whatever the header says of the column.
  if (behind === unit || behind === field.unit?.en) return { value: trimZeros(plain) }
  if (behind === '%' && unit !== '%') return { value: trimZeros(multiplyDecimals(plain, '0.01')) }
  const own = unitBehind(behind) === null ? null : factorBetween(behind, unit ?? '')
  return own === null
    ? wrong(`不认识的单位“${behind.slice(0, 10)}”`, `an unknown unit “${behind.slice(0, 10)}”`)
    : { value: trimZeros(multiplyDecimals(plain, own)) }
}

/** 1.5e-3 → 0.0015; null beyond what a figure of a city can be. */
function plainDecimal(text: string): string | null {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().replace(/^\+/, '').split('e')
  const power = Number(exponent)
  if (Math.abs(power) > 20) return null
  const tidied = mantissa.replace(/^(-?)\./, '$10.').replace(/\.$/, '')
  if (power === 0) return tidied
  const factor = power > 0 ? `1${'0'.repeat(power)}` : `0.${'0'.repeat(-power - 1)}1`
  return multiplyDecimals(tidied, factor)
}

const trimZeros = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

const DAY_FORMS = [/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s].*)?$/, /^(\d{4})(\d{2})(\d{2})$/] as const
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/** `2023年9月15日`, `2023/9/15`, `20230915`, and the serial number of a day whose cell lost its format. */
function dayOf(cell: string): Typed {
  const text = cell.normalize('NFKC').trim()
  for (const form of DAY_FORMS) {
    const [, year, month = '', day = ''] = form.exec(text) ?? []
    if (year !== undefined) return { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }
  }
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0
  // 1954-10-03 to 2091-01-01; other five-digit numbers are hardly days.
  if (serial >= 20_000 && serial < 69_763)
    return { value: new Date(EXCEL_EPOCH_MS + serial * DAY_MS).toISOString().slice(0, 10) }
  if (/^\d{4}[-/.年]\d{1,2}月?$/.test(text))
    return wrong('缺少日；请写明年月日', 'the day is missing; write year, month and day')
  return wrong('应为日期，如 2023-09-15', 'expected a day such as 2023-09-15')
}

const YES = new Set(['是', '有', '√', '✓', 'y', 'yes', 'true', '1', '对'])
const NO = new Set(['否', '无', '没有', '×', 'x', 'n', 'no', 'false', '0', '错'])

function flagOf(cell: string): Typed {
  const text = cell.normalize('NFKC').toLowerCase()
  if (YES.has(text)) return { value: true }
  return NO.has(text) ? { value: false } : wrong('应为“是”或“否”', 'expected yes or no')
}

const choiceNames = new WeakMap<FieldOf<'choice'>, Map<string, string>>()

function namesOf(field: FieldOf<'choice'>): Map<string, string> {
  const known = choiceNames.get(field)
  if (known) return known
  const pairs = field.choices.flatMap(({ value, title }): [string, string][] => [
    [tidyChoice(title.en), value],
    [tidyChoice(title.zh), value],
    [tidyChoice(value), value],
  ])
  const names = new Map(pairs)
  choiceNames.set(field, names)
  return names
}

const tidyChoice = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s“”"']/g, '')
    .toLowerCase()

function choiceOf(field: FieldOf<'choice'>, cell: string): Typed {
  const names = namesOf(field)
  const parts = field.many ? cell.split(/[、,，;；/|\n]/).filter((part) => part.trim() !== '') : [cell]
  const values = parts.map((part) => names.get(tidyChoice(part)) ?? null)
  const strange = parts.find((_, at) => values[at] === null)
  if (strange !== undefined) {
    const some = field.choices.slice(0, 12)
    return wrong(
      `“${strange.trim().slice(0, 40)}”不是可选值；可选：${some.map(({ title }) => title.zh).join('、')}`,
      `“${strange.trim().slice(0, 40)}” is none of the choices: ${some.map(({ title }) => title.en).join(', ')}`,
    )
  }
  return { value: field.many ? values : values[0] }
}
