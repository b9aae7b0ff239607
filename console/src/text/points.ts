/**
 * The server counts Unicode code points, JavaScript counts UTF-16 units: they part where a text holds characters beyond
 * the basic plane (rare Han such as 𠮷). This is the only place that converts between the two.
 */
export interface Points {
  /** Length of the text in code points. */
  readonly count: number
  /** Offset in UTF-16 units of a code point. */
  toUnit(point: number): number
  /** Code point at an offset in UTF-16 units; the middle of a pair counts as its beginning. */
  toPoint(unit: number): number
}

export function pointsOf(text: string): Points {
  const pairs = pairsOf(text)
  const count = text.length - pairs.length
  return {
    count,
    // The n-th pair (from 0) begins at code point `pairs[n] - n`, and shifts every later one by one unit.
    toUnit: (point) => point + countBelow(pairs, (unit, n) => unit - n < point),
    toPoint: (unit) => unit - countBelow(pairs, (pair) => pair < unit),
  }
}

/** A stretch of the text, given in code points. */
export function quoteOf(text: string, points: Points, span: { start: number; end: number }): string {
  return text.slice(points.toUnit(span.start), points.toUnit(span.end))
}

/** Where each surrogate pair begins, in UTF-16 units. */
function pairsOf(text: string): readonly number[] {
  const pairs: number[] = []
  for (let unit = 0; unit < text.length - 1; unit += 1) {
    const high = text.charCodeAt(unit)
    if (high < 0xd800 || high > 0xdbff) continue
    const low = text.charCodeAt(unit + 1)
    if (low < 0xdc00 || low > 0xdfff) continue
    pairs.push(unit)
    unit += 1
  }
  return pairs
}

/** How many leading items hold, by bisection: `holds` is true up to some place and false after it. */
function countBelow(items: readonly number[], holds: (item: number, at: number) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(items[middle] ?? 0, middle)) low = middle + 1
    else high = middle
  }
  return low
}
