/** Rows of a sheet as read: zero-based row numbers, cells as text. */
export interface HeadRow {
  readonly row: number
  readonly cells: readonly string[]
}

export interface Header {
  readonly headerRow: number
  readonly headerRows: number
}

const LOOKED_AT = 20
const MOST_ROWS = 3

/**
 * Where the header of a sheet stands. Offices put titles, the compiling unit and the date above it, and spread it over two
 * rows with merged cells: it is the row with most different words that look like names of columns, `known` ones most of all.
 */
export function findHeader(head: readonly HeadRow[], known: ReadonlySet<string>): Header {
  const rows = head.slice(0, LOOKED_AT)
  const scored = rows.map(({ cells }, place) => ({ place, score: scoreOf(cells, known) - place * 0.05 }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { place: 0, score: 0 })
  const first = rows[best.place]
  if (!first) return { headerRow: 0, headerRows: 1 }
  return spread(rows, best.place, known)
}

/** A header takes the rows above and below it with which its merged cells share their words. */
function spread(rows: readonly HeadRow[], place: number, known: ReadonlySet<string>): Header {
  let from = place
  let to = place
  while (from > 0 && to - from + 1 < MOST_ROWS && isPart(rows[from - 1], rows[from])) from -= 1
  while (to + 1 < rows.length && to - from + 1 < MOST_ROWS && isPart(rows[to + 1], rows[to], known)) to += 1
  return { headerRow: rows[from]?.row ?? 0, headerRows: (rows[to]?.row ?? 0) - (rows[from]?.row ?? 0) + 1 }
}

function isPart(other: HeadRow | undefined, row: HeadRow | undefined, known?: ReadonlySet<string>): boolean {
  if (!other || !row || Math.abs(other.row - row.row) !== 1 || isTitle(other.cells)) return false
  const shared = other.cells.filter((cell, at) => cell !== '' && cell === row.cells[at]).length
  const words = other.cells.filter((cell) => cell !== '' && isWord(cell)).length
  const filled = other.cells.filter((cell) => cell !== '').length
  if (shared === 0 || words < filled) return false
  return known === undefined || shared > 0
}

/** One text over the whole width, or alone in its row. */
function isTitle(cells: readonly string[]): boolean {
  return new Set(cells.filter((cell) => cell !== '')).size <= 1
}

function scoreOf(cells: readonly string[], known: ReadonlySet<string>): number {
  const filled = cells.filter((cell) => cell !== '')
  if (isTitle(cells) && filled.length > 1) return 0
  const words = new Set(filled.filter(isWord))
  const met = [...words].filter((word) => known.has(columnName(word))).length
  const data = filled.length - filled.filter(isWord).length
  return words.size + met * 3 - data * 2
}

/** Names of columns are short and no figures, days or codes. */
function isWord(cell: string): boolean {
  return cell.length <= 40 && !/^[-+\d.,%/:：年月日\s]+$/.test(cell) && !/^[0-9A-Z]{15,18}$/.test(cell)
}

/** The columns' names, parts of a spread header joined by a stroke: `面积/地上`. */
export function headersOf(head: readonly HeadRow[], { headerRow, headerRows }: Header): string[] {
  const rows = head.filter(({ row }) => row >= headerRow && row < headerRow + headerRows)
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, column) => {
    const parts = rows.map(({ cells }) => (cells[column] ?? '').replace(/\s+/g, ''))
    return [...new Set(parts.filter((part) => part !== ''))].join('/')
  })
}

/** A column's name without unit, star and order number: `3.注册资本（万元）*` → `注册资本`. */
export function columnName(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/^[*\s]*(\d{1,2}|[一二三四五六七八九十]{1,2})[.、)]\s*/, '')
    .replace(/[([【〔].*?[)\]】〕]/g, '')
    .replace(/[*:：\s]/g, '')
    .toLowerCase()
}

/** What stands in brackets behind a column's name: `注册资本（万元）` → `万元`. */
export function unitIn(header: string): string | null {
  const [, bracketed = null] =
    /[([【〔]\s*(?:单位[:：])?\s*([^)\]】〕]{1,12})[)\]】〕]/.exec(header.normalize('NFKC')) ?? []
  return bracketed
}
