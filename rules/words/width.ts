/** Characters that take two columns: Han, kana, Hangul, full-width forms and Chinese punctuation. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u

/** Width of a text in half-width columns: a Han character counts two, a Latin letter one. */
export function columnWidth(text: string): number {
  let columns = 0
  for (const character of text) columns += WIDE.test(character) ? 2 : 1
  return columns
}

/** A text cut to so many half-width columns, with an ellipsis (two columns) where something was left out. */
export function cutToWidth(text: string, columns: number): string {
  if (columnWidth(text) <= columns) return text
  let kept = ''
  let used = 2
  for (const character of text) {
    used += WIDE.test(character) ? 2 : 1
    if (used > columns) break
    kept += character
  }
  return `${kept}…`
}
