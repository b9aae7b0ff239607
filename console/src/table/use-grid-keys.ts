import { type RefObject, useEffect, useRef, useState } from 'react'
import { isCovered } from '../app/covered.ts'
import type { GridProps } from './grid.tsx'

/** j and k walk the rows, Enter opens, x checks; heard while no field is being typed in. */
export function useGridKeys<T>(
  pane: RefObject<HTMLElement | null>,
  grid: GridProps<T>,
  scrollTo: (at: number) => void,
): [number, (at: number) => void] {
  const [current, setCurrent] = useState(-1)
  const now = useRef({ grid, current, scrollTo })
  now.current = { grid, current, scrollTo }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target, pane.current)) return
      const { grid, current, scrollTo } = now.current
      const step = { j: 1, k: -1 }[event.key]
      if (step) {
        const next = Math.min(Math.max(current + step, 0), grid.rows.length - 1)
        setCurrent(next)
        scrollTo(next)
        return
      }
      const row = grid.rows[current]
      if (row === undefined) return
      const onControl = event.target instanceof Element && event.target.closest('button, a, input')
      if (event.key === 'Enter' && !onControl) grid.onOpen?.(row)
      if (event.key === 'x' && grid.onCheck) grid.onCheck(toggledKey(grid.checked, grid.keyOf(row)))
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [pane])
  return [current, setCurrent]
}

function toggledKey(keys: ReadonlySet<string> | undefined, key: string): ReadonlySet<string> {
  const next = new Set(keys)
  if (!next.delete(key)) next.add(key)
  return next
}

function isElsewhere(target: EventTarget | null, pane: HTMLElement | null): boolean {
  if (!(target instanceof Element)) return true
  if (isCovered()) return true
  const typing = target.closest('input:not([type="checkbox"]), textarea, [role="combobox"], [role="listbox"]')
  return typing !== null || !(target === document.body || target.id === 'page' || pane?.contains(target))
}
