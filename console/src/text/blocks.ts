/** A stretch of the text that is drawn as one piece, in UTF-16 units, end exclusive. */
export interface Block {
  readonly start: number
  readonly end: number
}

const LONGEST = 900
const PAUSES = /[。；;！？]/g

/** Cuts a text into pieces that can be drawn on their own: lines, and long lines at a pause. Nothing is left out. */
export function blocksOf(text: string, longest = LONGEST): Block[] {
  const blocks: Block[] = []
  let start = 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const lineEnd = newline < 0 ? text.length : newline + 1
    while (lineEnd - start > longest) {
      const end = cutAt(text, start, longest)
      blocks.push({ start, end })
      start = end
    }
    if (lineEnd > start) blocks.push({ start, end: lineEnd })
    start = lineEnd
  }
  return blocks
}

/** The block in which a unit lies; the last one for the end of the text. */
export function blockAt(blocks: readonly Block[], unit: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((blocks[middle]?.start ?? 0) <= unit) low = middle
    else high = middle - 1
  }
  return Math.max(low, 0)
}

function cutAt(text: string, start: number, longest: number): number {
  const piece = text.slice(start, start + longest)
  let cut = 0
  for (const pause of piece.matchAll(PAUSES)) cut = pause.index + 1
  if (cut === 0) cut = longest
  const high = text.charCodeAt(start + cut - 1)
  // Never between the halves of a pair.
  return start + (high >= 0xd800 && high <= 0xdbff ? cut + 1 : cut)
}
