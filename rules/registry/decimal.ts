/** An exact decimal: digits times ten to the power of minus `scale`. */
interface Parts {
  readonly digits: bigint
  readonly scale: number
}

function partsOf(text: string): Parts {
  const [whole = '', fraction = ''] = text.split('.')
  return { digits: BigInt(whole + fraction), scale: fraction.length }
}

/** Below zero where `a` is less than `b`, zero where they are equal, above where it is more. */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)]
  const scale = Math.max(left.scale, right.scale)
  const difference = left.digits * 10n ** BigInt(scale - left.scale) - right.digits * 10n ** BigInt(scale - right.scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Exactly, without needless zeros behind the point. */
export function multiplyDecimals(a: string, b: string): string {
  const [left, right] = [partsOf(a), partsOf(b)]
  return textOf({ digits: left.digits * right.digits, scale: left.scale + right.scale })
}

/** One over a product of twos and fives, exactly. */
export function invertDecimal(text: string): string {
  const { digits, scale } = partsOf(text)
  // Each two or five of the divisor needs one more ten in the dividend; it has at most as many as it has bits.
  const more = digits.toString(2).length
  const dividend = 10n ** BigInt(scale + more)
  return textOf({ digits: dividend / digits, scale: more })
}

function textOf({ digits, scale }: Parts): string {
  const sign = digits < 0n ? '-' : ''
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  const whole = text.slice(0, text.length - scale)
  const fraction = text.slice(text.length - scale).replace(/0+$/, '')
  return sign + whole + (fraction && `.${fraction}`)
}
