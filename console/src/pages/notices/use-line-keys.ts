import { type RefObject, useEffect, useRef } from 'react'
import { isCovered } from '../../app/covered.ts'

/** j and k walk the lines, m marks the one that one stands on as read; Enter opens it, as every link does. */
export function useLineKeys(lines: RefObject<HTMLElement | null>, onRead: (notice: string) => void): void {
  const read = useRef(onRead)
  read.current = onRead
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isCovered() || isTyping(event.target)) return
      const all = [...(lines.current?.querySelectorAll<HTMLElement>('[data-notice]') ?? [])]
      const at = all.findIndex((line) => line.contains(document.activeElement))
      const step = { j: 1, k: -1 }[event.key]
      if (step)
        all[Math.min(Math.max(at + step, 0), all.length - 1)]?.querySelector<HTMLElement>('.notice-text')?.focus()
      const id = all[at]?.dataset.notice
      if (event.key === 'm' && id !== undefined && all[at]?.classList.contains('is-unread')) read.current(id)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [lines])
}

const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, [role="combobox"], [role="listbox"]') !== null
