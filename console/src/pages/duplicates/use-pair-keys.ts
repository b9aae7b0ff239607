import { useEffect, useRef } from 'react'
import { isCovered } from '../../app/covered.ts'

/** Keys are heard while nothing is typed and no dialog lies over the page. */
function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element &&
        event.target.closest('input:not([type="radio"]), textarea, [role="combobox"]')
      if (event.ctrlKey || event.metaKey || event.altKey || typing || isCovered()) return
      const work = now.current[event.key]
      if (!work) return
      event.preventDefault()
      work()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

/** j and k walk the pairs. */
export function useWalkKeys(ids: readonly string[], chosen: string | null, onChoose: (id: string) => void): void {
  const step = (by: number) => {
    const next = ids[Math.min(Math.max(ids.indexOf(chosen ?? '') + by, 0), ids.length - 1)]
    if (next !== undefined) onChoose(next)
  }
  useKeys({ j: () => step(1), k: () => step(-1) })
}

/** s: the same; d: different; 1 and 2: which of them goes on. */
export function useDecisionKeys({
  merge,
  part,
  survive,
}: {
  merge(): void
  part(): void
  survive(at: 0 | 1): void
}): void {
  useKeys({ s: merge, d: part, 1: () => survive(0), 2: () => survive(1) })
}
