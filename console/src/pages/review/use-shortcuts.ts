import { useEffect, useRef } from 'react'
import { isCovered } from '../../app/covered.ts'
import { refOf } from '../../register/changes.ts'
import type { Desk } from './desk.ts'

interface Around {
  readonly atPoint: number
  openHelp(): void
}

/** Keys of the review screen, in the order of the list that `?` shows. */
export const SHORTCUTS = [
  { keys: ['j', 'k'], words: 'keys.move' },
  { keys: ['a'], words: 'keys.accept' },
  { keys: ['x'], words: 'keys.reject' },
  { keys: ['e', 'Enter'], words: 'keys.edit' },
  { keys: ['s'], words: 'keys.split' },
  { keys: ['Space'], words: 'keys.check' },
  { keys: ['m'], words: 'keys.merge' },
  { keys: ['n'], words: 'keys.add' },
  { keys: ['u', 'Ctrl Z'], words: 'keys.undo' },
  { keys: ['Ctrl Shift Z'], words: 'keys.redo' },
  { keys: ['/'], words: 'keys.search' },
  { keys: ['[', ']'], words: 'keys.section' },
  { keys: ['Esc'], words: 'keys.leave' },
  { keys: ['?'], words: 'keys.help' },
] as const

export function useShortcuts(desk: Desk, around: Around): void {
  const now = useRef({ desk, around })
  now.current = { desk, around }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { desk, around } = now.current
      if (desk.form || isTyping(event.target) || isCovered()) return
      const work = event.ctrlKey || event.metaKey ? withControl(event, desk) : alone(event, desk, around)
      if (!work) return
      event.preventDefault()
      work()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

/** The rows that a key acts on: those checked, else the selected one. */
export function rowsInHand(desk: Desk): Desk['rows'] {
  const checked = desk.rows.filter((row) => desk.checked.has(row.id))
  return checked.length > 0 ? checked : desk.selected ? [desk.selected] : []
}

export function move(desk: Desk, by: 1 | -1): void {
  const at = desk.shown.findIndex((row) => row.id === desk.selected?.id)
  const next = at < 0 ? (by > 0 ? 0 : desk.shown.length - 1) : Math.min(Math.max(at + by, 0), desk.shown.length - 1)
  desk.select(desk.shown[next]?.id ?? null)
}

/** Accepts or rejects what is in hand; a single row gives way to the next one still to be judged. */
export async function judge(desk: Desk, verdict: 'accept' | 'reject' | 'reopen'): Promise<void> {
  const rows = rowsInHand(desk)
  if (rows.length === 0) return
  const at = desk.shown.findIndex((row) => row.id === rows[0]?.id)
  const following = desk.shown.slice(at + 1).find((row) => row.state === 'proposed')
  for (let from = 0; from < rows.length; from += 500) {
    const kept = await desk.register.run({ do: verdict, rows: rows.slice(from, from + 500).map(refOf) })
    if (!kept) return
  }
  if (desk.checked.size > 0) desk.setChecked(new Set())
  else if (following && verdict !== 'reopen') desk.select(following.id)
}

type Work = (() => void) | null

function withControl(event: KeyboardEvent, desk: Desk): Work {
  const key = event.key.toLowerCase()
  if (!desk.mayEdit) return null
  if ((key === 'z' && event.shiftKey) || key === 'y') return () => void desk.register.redo()
  return key === 'z' ? () => void desk.register.undo() : null
}

function alone(event: KeyboardEvent, desk: Desk, around: Around): Work {
  if (event.altKey) return null
  const reading: Record<string, () => void> = {
    j: () => move(desk, 1),
    k: () => move(desk, -1),
    '/': () => document.getElementById('register-search')?.focus(),
    '?': around.openHelp,
    '[': () => goSection(desk, around.atPoint, -1),
    ']': () => goSection(desk, around.atPoint, 1),
    Escape: () => (desk.checked.size > 0 ? desk.setChecked(new Set()) : desk.select(null)),
  }
  const onControl = event.target instanceof Element && event.target.closest('button, a, [role="checkbox"], label')
  if (onControl && (event.key === 'Enter' || event.key === ' ')) return null
  return reading[event.key] ?? (desk.mayEdit ? (writing(desk)[event.key] ?? null) : null)
}

function writing(desk: Desk): Record<string, () => void> {
  const { selected, frozen } = desk
  const target: Record<string, () => void> = frozen
    ? {}
    : {
        a: () => void judge(desk, 'accept'),
        x: () => void judge(desk, 'reject'),
        s: () => selected && desk.openForm({ kind: 'split', row: selected }),
        m: () => desk.checked.size > 1 && desk.openForm({ kind: 'merge', rows: rowsInHand(desk) }),
        n: () => desk.marked && desk.openForm({ kind: 'add', clause: desk.marked }),
      }
  const edit = () => selected && desk.openForm({ kind: 'edit', row: selected })
  return {
    ...target,
    e: edit,
    Enter: edit,
    u: () => void desk.register.undo(),
    ' ': () => selected && desk.setChecked(toggled(desk.checked, selected.id)),
  }
}

export function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

function goSection(desk: Desk, atPoint: number, by: 1 | -1): void {
  const starts = desk.document.sections.map((section) => section.start).sort((a, b) => a - b)
  const next = by > 0 ? starts.find((start) => start > atPoint) : starts.findLast((start) => start < atPoint)
  if (next !== undefined) desk.showPlace(next)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type="checkbox"]), textarea, select, [role="combobox"]') !== null)
  )
}
