import { limits } from './limits.ts'
import { columnOf } from './merges.ts'
import { dateText, numberText, percentText } from './numbers.ts'
import { bombTable, cellTooLong, tooLongTable, tooWideTable } from './refusals.ts'
import { type SharedStrings, unescapeText } from './shared-strings.ts'
import type { NumberMeaning } from './styles.ts'
import type { XmlHandler } from './xml.ts'

/** What a sheet's cells refer to. */
export interface BookFacts {
  readonly strings: SharedStrings
  readonly styles: readonly NumberMeaning[]
  readonly from1904: boolean
}

/** A row as read; `row` is zero-based, so that line 1 of Excel is 0. */
export interface SheetRow {
  readonly row: number
  readonly cells: string[]
}

interface Open {
  row: number
  column: number
  cells: string[]
  type: string
  style: number
  formula: boolean
  value: string
}

/** Turns the events of a worksheet's XML into rows. Formulas give the value that was saved with them. */
export function sheetHandler(facts: BookFacts, onRow: (row: SheetRow) => void): XmlHandler {
  const at: Open = { row: -1, column: -1, cells: [], type: '', style: 0, formula: false, value: '' }
  let reading: 'v' | 't' | null = null
  let phonetic = false
  return {
    open: (name, attributes) => {
      if (name === 'c') beginCell(at, attributes)
      else if (name === 'row') beginRow(at, attributes.r)
      else if (name === 'v' || (name === 't' && !phonetic)) reading = name
      else if (name === 'f') at.formula = true
      else if (name === 'rPh') phonetic = true
    },
    text: (text) => {
      if (reading) at.value += text
    },
    close: (name) => {
      if (name === 'c') endCell(at, facts)
      else if (name === 'row') onRow({ row: at.row, cells: at.cells })
      else if (name === 'v' || name === 't') reading = null
      else if (name === 'rPh') phonetic = false
    },
  }
}

function beginRow(at: Open, number: string | undefined): void {
  const row = number === undefined ? at.row + 1 : Number(number) - 1
  if (!(row > at.row)) throw bombTable()
  if (row >= limits.rows) throw tooLongTable(limits.rows)
  at.row = row
  at.column = -1
  at.cells = []
}

function beginCell(at: Open, attributes: Readonly<Record<string, string>>): void {
  at.column = attributes.r === undefined ? at.column + 1 : columnOf(attributes.r)
  at.type = attributes.t ?? 'n'
  at.style = attributes.s === undefined ? 0 : Number(attributes.s)
  at.formula = false
  at.value = ''
}

function endCell(at: Open, facts: BookFacts): void {
  const text = cellText(at, facts)
  if (text === '') return
  if (!(at.column >= 0 && at.column < limits.columns)) throw tooWideTable(limits.columns)
  if (text.length > limits.cellCharacters) throw cellTooLong(at.row + 1)
  for (let missing = at.cells.length; missing < at.column; missing++) at.cells.push('')
  at.cells[at.column] = text
}

/** Marks a formula that was saved without a value; Excel's own errors look alike. */
const NOT_CALCULATED = '#CALC!'

function cellText({ type, value, style, formula }: Open, { strings, styles, from1904 }: BookFacts): string {
  if (value === '') return formula && type !== 'str' ? NOT_CALCULATED : ''
  switch (type) {
    case 's':
      return tidy(strings.get(Number(value)) ?? '')
    case 'str':
    case 'inlineStr':
      return tidy(unescapeText(value))
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
    case 'd':
      return value.replace('T', ' ').replace(/ 00:00:00(\.0+)?Z?$/, '')
    case 'e':
      return value
    default:
      return numberCell(value, styles[style] ?? 'number', from1904)
  }
}

function numberCell(value: string, meaning: NumberMeaning, from1904: boolean): string {
  if (meaning === 'date') return dateText(value, from1904) ?? numberText(value)
  return meaning === 'percent' ? percentText(value) : numberText(value)
}

/** Texts without blanks around them, and without what no text holds. */
export function tidy(text: string): string {
  return text.includes('\u0000') ? text.replaceAll('\u0000', '').trim() : text.trim()
}
