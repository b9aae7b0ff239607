/** A run of text placed on a page; y grows downwards and is the baseline, all in one unit. */
export interface PlacedText {
  text: string
  x: number
  y: number
  width: number
  size: number
}

interface PlacedLine {
  cells: string[]
  left: number
  right: number
  size: number
}

// In sizes of the type: a gap this wide is a column's edge, a smaller one a blank.
const COLUMN_GAP = 1.5
const BLANK_GAP = 0.3
const LABEL =
  /^\s*(第?[一二三四五六七八九十]{1,4}[、.．章节]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}(\.\d{1,2})*[.．、])\s*$/
const LATIN = /[\p{Script=Latin}\d]/u

/**
 * Puts placed runs into reading order: lines from top to bottom, runs from left to right, one line per table cell,
 * and a paragraph's lines joined where the line runs to the right margin and the next one starts at the left one.
 */
export function joinPlaced(items: PlacedText[]): string[] {
  const lines = groupLines(items.filter((item) => item.text.trim() !== '')).map(placeLine)
  const { left, right } = findMargins(lines)
  const text: string[] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const joins = before && continues(before, line, { left, right })
    const [first = '', ...rest] = line.cells
    if (joins) text.push((text.pop() ?? '') + first, ...rest)
    else text.push(first, ...rest)
  })
  return text
}

/** Punctuation may hang beyond the right margin of single lines: the outermost ones don't count. */
function findMargins(lines: PlacedLine[]): { left: number; right: number } {
  const ends = lines.map((line) => line.right).toSorted((a, b) => b - a)
  const left = lines.reduce((least, line) => Math.min(least, line.left), Number.POSITIVE_INFINITY)
  return { left, right: ends[Math.floor(ends.length * 0.15)] ?? 0 }
}

function groupLines(items: PlacedText[]): PlacedText[][] {
  const sorted = items.toSorted((a, b) => a.y - b.y || a.x - b.x)
  const lines: PlacedText[][] = []
  let baseline = 0
  let size = 0
  for (const item of sorted) {
    const current = lines.at(-1)
    if (current && item.y - baseline <= 0.5 * Math.max(size, item.size)) {
      current.push(item)
      size = Math.max(size, item.size)
    } else {
      lines.push([item])
      baseline = item.y
      size = item.size
    }
  }
  return lines
}

function placeLine(items: PlacedText[]): PlacedLine {
  const runs = splitAround(items.toSorted((a, b) => a.x - b.x))
  const cells: string[] = []
  const size = runs.reduce((largest, run) => Math.max(largest, run.size), 0)
  let right = Number.NEGATIVE_INFINITY
  for (const run of runs) {
    const text = writeRaised(run, cells.at(-1) ?? '', size)
    const gap = (run.x - right) / Math.max(run.size, 1e-6)
    const cell = cells.at(-1)
    // A tab stands between an automatic number and its paragraph: no column begins there.
    if (cell === undefined || (gap > COLUMN_GAP && !LABEL.test(cell))) cells.push(text)
    else cells[cells.length - 1] = cell + (gap > BLANK_GAP && wantsBlank(cell, text, gap) ? ' ' : '') + text
    right = Math.max(right, run.x + run.width)
  }
  return { cells: cells.map((cell) => cell.trim()), left: runs[0]?.x ?? 0, right, size }
}

/** A run may span a gap that another run fills (1.68 1 around ∶ in another font): it is cut there. */
function splitAround(runs: PlacedText[]): PlacedText[] {
  const out: PlacedText[] = []
  for (const run of runs) {
    const before = out.at(-1)
    const into = before && before.width > 0 ? (run.x - before.x) / before.width : 1
    const at = before ? Math.round(into * before.text.length) : 0
    if (!before || into >= 1 || before.text[at] !== ' ') {
      out.push(run)
      continue
    }
    const width = before.width * into
    const rest = {
      ...before,
      text: before.text.slice(at + 1),
      x: run.x + run.width,
      width: before.width - width - run.width,
    }
    out.splice(-1, 1, { ...before, text: before.text.slice(0, at), width }, run, rest)
  }
  return out
}

/** A small raised number is a note's mark, and set off so that it can't pass for a digit of the figure before it; m² stays. */
function writeRaised(run: PlacedText, before: string, size: number): string {
  const raised = run.size < 0.8 * size && /^\d{1,2}$/.test(run.text)
  return raised && before !== '' && !/[a-zA-Z]$/.test(before) ? `[${run.text}]` : run.text
}

function wantsBlank(before: string, after: string, gap: number): boolean {
  if (/\s$/.test(before) || /^\s/.test(after)) return false
  return gap > 0.8 || (LATIN.test(before.at(-1) ?? '') && LATIN.test(after[0] ?? ''))
}

function continues(before: PlacedLine, line: PlacedLine, page: { left: number; right: number }): boolean {
  const sameType = Math.abs(before.size - line.size) <= 0.1 * before.size
  const full = before.right >= page.right - 1.6 * before.size && before.right - before.left > 10 * before.size
  const flush = line.left <= page.left + 0.8 * line.size
  return sameType && full && flush && before.cells.length === 1 && line.cells.length === 1
}
