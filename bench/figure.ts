/**
 * One measured figure, set against a floor, a promise or a peer that was measured in the same run, so that it means the
 * same on a slow machine. A benchmark is a file `bench/<name>.ts` that exports `bench(): Promise<Figure[]>`.
 */
export interface Figure {
  name: string
  value: number
  /** Of `value` and of `against.value`, for example `ms`. */
  unit: string
  against: { name: string; value: number }
  /** What the ratio value ÷ against.value has to keep; the run fails when it doesn't. */
  limit?: { atMost: number } | { atLeast: number }
}

export function ratioOf({ value, against }: Figure): number {
  return value / against.value
}

export function keepsLimit(figure: Figure): boolean {
  const ratio = ratioOf(figure)
  if (figure.limit === undefined) return true
  return 'atMost' in figure.limit ? ratio <= figure.limit.atMost : ratio >= figure.limit.atLeast
}

export function describeFigure(figure: Figure): string {
  const { name, value, unit, against, limit } = figure
  const asked = limit === undefined ? '' : 'atMost' in limit ? ` (≤ ${limit.atMost})` : ` (≥ ${limit.atLeast})`
  const mark = limit === undefined ? '·' : keepsLimit(figure) ? '✓' : '✗'
  return `  ${mark} ${name}: ${digits(value)} ${unit} = ${digits(ratioOf(figure))} × ${against.name} ${digits(against.value)} ${unit}${asked}`
}

const digits = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 })
