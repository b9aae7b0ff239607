import type { Points } from './points.ts'

/** The characters that the person has marked in this pane, in code points; null for none or for a mere click. */
export function selectionIn(pane: HTMLElement | null, points: Points): { start: number; end: number } | null {
  const selection = getSelection()
  if (!pane || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!pane.contains(range.commonAncestorContainer)) return null
  const start = unitOf(range.startContainer, range.startOffset)
  const end = unitOf(range.endContainer, range.endOffset)
  if (start === null || end === null || end <= start) return null
  return { start: points.toPoint(start), end: points.toPoint(end) }
}

/** Offset in the text of a place in the page, read from the stretch it lies in, or from the next one after it. */
function unitOf(node: Node, offset: number): number | null {
  if (node instanceof Text) {
    const at = startOf(node.parentElement)
    return at === null ? null : at + offset
  }
  const inside = node.childNodes[offset] ?? node
  const next = inside instanceof Element ? (inside.querySelector('[data-start]') ?? inside) : inside.parentElement
  return startOf(next)
}

function startOf(element: Element | null): number | null {
  const value = element?.closest('[data-start]')?.getAttribute('data-start')
  return value ? Number(value) : null
}
