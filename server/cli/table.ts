import { columnWidth, cutToWidth } from '@citybrain/rules/words/index.ts'

export interface TableColumn {
  readonly heading: string
  /** Columns of the terminal at most; a Han character takes two. */
  readonly atMost: number
  readonly right?: true
}

/** A table whose columns line up on a terminal also where they hold Chinese. */
export function drawTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ heading }) => heading), ...rows].map((row) =>
    columns.map(({ atMost }, at) => cutToWidth((row[at] ?? '').replace(/\s+/g, ' '), atMost)),
  )
  const widths = columns.map((_, at) => cells.reduce((widest, row) => Math.max(widest, columnWidth(row[at] ?? '')), 0))
  const draw = (row: readonly string[]) =>
    row
      .map((cell, at) => {
        const gap = ' '.repeat((widths[at] ?? 0) - columnWidth(cell))
        return columns[at]?.right ? gap + cell : cell + gap
      })
      .join('  ')
      .trimEnd()
  const [head = [], ...body] = cells
  return [draw(head), widths.map((width) => '─'.repeat(width)).join('  '), ...body.map(draw)].join('\n')
}
