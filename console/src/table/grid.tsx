import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Column } from './column.ts'
import { HeadCell } from './head-cell.tsx'
import { useGridKeys } from './use-grid-keys.ts'
import { usePrintAll } from './use-print-all.ts'
import './grid.css'

export interface GridProps<T> {
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  keyOf(row: T): string
  /** Pressing a row, or Enter on it. */
  onOpen?: (row: T) => void
  /** Where the row has an address of its own: it can be opened in a new tab. */
  hrefOf?: (row: T) => string
  readonly sort?: { readonly key: string; readonly down: boolean } | null
  onSort?: (key: string) => void
  readonly checked?: ReadonlySet<string>
  onCheck?: (keys: ReadonlySet<string>) => void
  /** The last rows are in sight: more can be fetched. */
  onEnd?: () => void
  /** The pointer is on a row, or on none. */
  onPoint?: (row: T | null) => void
  rowLabel?: (row: T) => string
  /** Key of a row that is brought into sight, since it was chosen elsewhere. */
  readonly inSight?: string | null
  rowClass?: (row: T) => string | undefined
  /** Height of a row in pixels; all are alike, so that ten thousand scroll without measuring. */
  readonly rowHeight?: number
}

const REACHABLE = { tabIndex: 0 }

/** A real table of any length: sticky head, only rows in sight in the page, all of them when printed. */
export function Grid<T>(props: GridProps<T>) {
  const { columns, rows, rowHeight = 56 } = props
  const pane = useRef<HTMLElement>(null)
  const printing = usePrintAll()
  const view = useVirtualizer({
    count: rows.length,
    getScrollElement: () => pane.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  const [current, setCurrent] = useGridKeys(pane, props, (at) => view.scrollToIndex(at, { align: 'auto' }))
  useInSight(props, (at) => view.scrollToIndex(at, { align: 'auto' }))
  const items = printing ? rows.map((_, index) => ({ index })) : view.getVirtualItems()
  const above = printing ? 0 : (view.getVirtualItems()[0]?.start ?? 0)
  const below = printing ? 0 : view.getTotalSize() - (view.getVirtualItems().at(-1)?.end ?? 0)
  useEnd(view.getVirtualItems().at(-1)?.index ?? 0, rows.length, props.onEnd)
  const span = columns.length + (props.onCheck ? 1 : 0)
  return (
    <section ref={pane} className="grid-pane" {...REACHABLE} aria-label={props.label}>
      <table className="grid" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {props.onCheck && (
              <th scope="col" className="grid-check">
                <CheckAll {...props} />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={props.sort ?? null} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Spacer span={span} height={above} />}
          {items.map(({ index }) => {
            const row = rows[index]
            return row === undefined ? null : (
              <GridRow
                key={props.keyOf(row)}
                row={row}
                index={index}
                current={index === current}
                onCurrent={setCurrent}
                grid={props}
              />
            )
          })}
          {below > 0 && <Spacer span={span} height={below} />}
        </tbody>
      </table>
    </section>
  )
}

function useInSight<T>({ inSight = null, rows, keyOf }: GridProps<T>, scrollTo: (at: number) => void): void {
  const now = useRef({ rows, keyOf, scrollTo })
  now.current = { rows, keyOf, scrollTo }
  useEffect(() => {
    const at = inSight === null ? -1 : now.current.rows.findIndex((row) => now.current.keyOf(row) === inSight)
    if (at >= 0) now.current.scrollTo(at)
  }, [inSight])
}

const ROWS_AHEAD = 30

function useEnd(lastInSight: number, count: number, onEnd: (() => void) | undefined): void {
  const near = count > 0 && lastInSight >= count - ROWS_AHEAD
  const told = useRef(onEnd)
  told.current = onEnd
  useEffect(() => {
    // Again for each page that came: a tall screen may need several.
    if (near && count > 0) told.current?.()
  }, [near, count])
}

function GridRow<T>(given: {
  row: T
  index: number
  current: boolean
  onCurrent(at: number): void
  grid: GridProps<T>
}) {
  const { row, index, grid } = given
  const { t } = useTranslation()
  const key = grid.keyOf(row)
  const label = grid.rowLabel?.(row) ?? key
  const checked = grid.checked?.has(key) ?? false
  return (
    <tr
      aria-rowindex={index + 2}
      data-index={index}
      style={{ height: grid.rowHeight ?? 56 }}
      onMouseEnter={grid.onPoint && (() => grid.onPoint?.(row))}
      onMouseLeave={grid.onPoint && (() => grid.onPoint?.(null))}
      className={[given.current ? 'is-current' : '', checked ? 'is-checked' : '', grid.rowClass?.(row) ?? ''].join(' ')}
    >
      {grid.onCheck && (
        <td className="grid-check">
          <Checkbox
            aria-label={t('bulk.one', { subject: label })}
            checked={checked}
            onChange={() => {
              const next = new Set(grid.checked)
              if (!next.delete(key)) next.add(key)
              grid.onCheck?.(next)
            }}
          />
        </td>
      )}
      {grid.columns.map((column) => (
        <td key={column.key} className={column.numeric ? 'numeric' : undefined}>
          {column.opens && grid.hrefOf ? (
            <Link className="grid-open" to={grid.hrefOf(row)} onClick={() => given.onCurrent(index)}>
              {column.render(row)}
            </Link>
          ) : column.opens && grid.onOpen ? (
            <button
              type="button"
              className="link-button grid-open"
              onClick={() => {
                given.onCurrent(index)
                grid.onOpen?.(row)
              }}
            >
              {column.render(row)}
            </button>
          ) : (
            <div className="cell">{column.render(row)}</div>
          )}
        </td>
      ))}
    </tr>
  )
}

function CheckAll<T>({ rows, keyOf, checked, onCheck }: GridProps<T>) {
  const { t } = useTranslation()
  const chosen = rows.filter((row) => checked?.has(keyOf(row))).length
  const all = rows.length > 0 && chosen === rows.length
  return (
    <Checkbox
      aria-label={t('bulk.all', { count: rows.length })}
      checked={all}
      indeterminate={chosen > 0 && !all}
      onChange={() => onCheck?.(new Set(all ? [] : rows.map(keyOf)))}
    />
  )
}

function Spacer({ span, height }: { span: number; height: number }) {
  return (
    <tr className="grid-spacer">
      <td colSpan={span} style={{ height }} />
    </tr>
  )
}
