/** One line of a text; offsets are Unicode code points of the whole text, without the line break and outer blanks. */
export interface Line {
  start: number
  end: number
  text: string
}

// A boilerplate line is short; longer ones are kept only as far as needed to see that they are body text.
const KEPT = 300
const BREAK = /\r\n|[\n\r\f\v\u2028\u2029\u0085]/g

/** Number of Unicode code points of a string (lone surrogates count one each, as in `Array.from`). */
export function codePointLength(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const next = text.charCodeAt(i + 1)
    if (unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) i++
    count++
  }
  return count
}

/** The lines that hold something, in order of place. Linear in the text's length. */
export function filledLines(text: string): Line[] {
  const lines: Line[] = []
  let offset = 0
  let from = 0
  const take = (to: number, breakLength: number) => {
    const raw = text.slice(from, to)
    const body = raw.trimStart()
    const start = offset + codePointLength(raw.slice(0, raw.length - body.length))
    const trimmed = body.trimEnd()
    const end = start + codePointLength(trimmed)
    if (trimmed !== '' && trimmed !== '\ufeff') lines.push({ start, end, text: trimmed.slice(0, KEPT) })
    offset += codePointLength(raw) + breakLength
    from = to + breakLength
  }
  for (const found of text.matchAll(BREAK)) take(found.index, found[0].length)
  take(text.length, 0)
  return lines
}

const HEADING = [
  /^[一二三四五六七八九十百]{1,4}\s*[、.．,，]/,
  /^[(（][一二三四五六七八九十\d]{1,4}[)）]/,
  /^第[一二三四五六七八九十百\d]{1,4}[编篇章节条部]/,
  /^\d{1,2}\s*[.．、](?!\d)/,
  /^各位(代表|委员|领导|同志)/,
]

/** The line opens a section of the document or addresses its readers. */
export function isHeading(line: string): boolean {
  return HEADING.some((pattern) => pattern.test(line))
}

/** The line is running text rather than a title, a label or a link. */
export function isRunning(line: string): boolean {
  return line.length >= 80 || (line.length >= 40 && /[。；;]/.test(line))
}
