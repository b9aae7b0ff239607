import { createReadStream, statSync } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import type { TextEncodingName } from './encoding.ts'
import { limits } from './limits.ts'
import { cellTooLong, damagedTable, tooLongTable, tooWideTable } from './refusals.ts'
import { type SheetRow, tidy } from './sheet.ts'

const DELIMITERS = [',', '\t', ';', '|', '，'] as const
const SAMPLE_BYTES = 64 * 1024

export interface CsvShape {
  readonly encoding: TextEncodingName
  readonly delimiter: string
}

/** The sign that parts most lines into the same number of cells, more than one. */
export async function findDelimiter(path: string, encoding: TextEncodingName): Promise<string> {
  const sample = await readStart(path, encoding)
  const lines = sample.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  // The last line may be cut off; a file of one line has only that.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: agreement(whole.slice(0, 200), delimiter) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.delimiter : ','
}

async function readStart(path: string, encoding: TextEncodingName): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: SAMPLE_BYTES - 1 }) as AsyncIterable<Buffer>)
    chunks.push(chunk)
  return new TextDecoder(encoding).decode(Buffer.concat(chunks))
}

/** Lines that share the commonest number of delimiters, times a little for more columns. */
function agreement(lines: readonly string[], delimiter: string): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const count = line.replace(/"[^"]*"/g, '').split(delimiter).length - 1
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
  }
  const [columns = 0, agreeing = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  return agreeing * (1 + Math.min(columns, 20) / 100)
}

export interface CsvRows {
  /** Null at the end. */
  next(): Promise<SheetRow | null>
  /** Share of the file that has been read. */
  share(): number
  close(): void
}

/** Reads a text table as a stream; row numbers count records, as Excel would show them. */
export function openCsv(path: string, { encoding, delimiter }: CsvShape): CsvRows {
  const size = Math.max(1, statSync(path).size)
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  const parser = parse({
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: limits.recordCharacters,
  })
  const text = decoded(file, encoding)
  const records = text.pipe(parser)[Symbol.asyncIterator]() as AsyncIterator<string[]>
  text.on('error', (error) => parser.destroy(error))
  let row = -1
  return {
    next: async () => {
      const record = await take(records, row + 2)
      if (record === null) return null
      row += 1
      if (row >= limits.rows) throw tooLongTable(limits.rows)
      return { row, cells: cellsOf(record, row) }
    },
    share: () => Math.min(1, file.bytesRead / size),
    close: () => {
      file.destroy()
      parser.destroy()
    },
  }
}

function decoded(file: ReturnType<typeof createReadStream>, encoding: TextEncodingName) {
  const decoder = new TextDecoder(encoding, { ignoreBOM: false })
  return file.compose(async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
    yield Buffer.from(decoder.decode())
  })
}

async function take(records: AsyncIterator<string[]>, line: number): Promise<string[] | null> {
  try {
    const { value, done } = await records.next()
    return done ? null : value
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw cellTooLong(line)
    throw damagedTable({ zh: `（第 ${line} 行引号不成对）`, en: ` (row ${line} has unpaired quotes)` })
  }
}

function cellsOf(record: readonly string[], row: number): string[] {
  if (record.length > limits.columns) {
    if (record.slice(limits.columns).some((cell) => cell.trim() !== '')) throw tooWideTable(limits.columns)
  }
  const cells = record.slice(0, limits.columns).map(csvCell)
  if (cells.some((cell) => cell.length > limits.cellCharacters)) throw cellTooLong(row + 1)
  while (cells.length > 0 && cells.at(-1) === '') cells.pop()
  return cells
}

/** `="0012"` and a tab in front are what offices write so that Excel leaves a code alone; `'=` is how exports disarm formulas. */
function csvCell(cell: string): string {
  const text = tidy(cell)
  const kept = /^="(.*)"$/.exec(text)
  if (kept?.[1] !== undefined) return kept[1]
  return /^'+[=+\-@]/.test(text) ? text.slice(1) : text
}
