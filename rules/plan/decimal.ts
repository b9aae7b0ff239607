/** Exact arithmetic on decimal text: only what a plan's figures need. */

function trimmed(whole: string, fraction: string): string {
  const left = whole.replace(/^0+(?=\d)/, '')
  const right = fraction.replace(/0+$/, '')
  return right === '' ? left : `${left}.${right}`
}

/** `digits` × 10^`power`, without leaving decimal notation: shift('2.38', 12) → '2380000000000'. */
export function shift(digits: string, power: number): string {
  const [whole = '0', fraction = ''] = digits.split('.')
  if (power <= 0) return trimmed(whole === '' ? '0' : whole, fraction)
  const padded = fraction.padEnd(power, '0')
  return trimmed(`${whole}${padded.slice(0, power)}`, padded.slice(power))
}

/** A JSON number where that is exact, else the decimal text itself. */
export function toJsonNumber(value: string): number | string {
  const number = Number(value)
  return Number.isSafeInteger(number) || (value.length <= 15 && String(number) === value) ? number : value
}
