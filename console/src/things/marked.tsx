/** A text with what was searched for marked in it; several words are each marked. */
export function Marked({ text, q }: { text: string; q: string }) {
  const parts = markedParts(text, q)
  return parts.map((part) =>
    part.found ? <mark key={part.at}>{part.text}</mark> : <span key={part.at}>{part.text}</span>,
  )
}

interface Part {
  readonly at: number
  readonly text: string
  readonly found: boolean
}

export function markedParts(text: string, q: string): readonly Part[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const lower = text.toLowerCase()
  // Some capitals have more letters when small: places would no longer agree.
  if (words.length === 0 || lower.length !== text.length) return [{ at: 0, text, found: false }]
  const marks = Array.from(text, () => false)
  for (const word of words) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
      marks.fill(true, at, at + word.length)
    }
  }
  const parts: Part[] = []
  let from = 0
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marks[at] === marks[from]) continue
    parts.push({ at: from, text: text.slice(from, at), found: marks[from] ?? false })
    from = at
  }
  return parts
}
