import type { Decimal } from '@citybrain/contract/kernel/quantity.ts'

/** Moves the decimal point of a plain decimal `places` to the left: exact, on the digits themselves. */
export function shiftDown(value: Decimal, places: number): Decimal {
  const negative = value.startsWith('-')
  const [whole = '0', fraction = ''] = (negative ? value.slice(1) : value).split('.')
  const padded = whole.padStart(places + 1, '0')
  const left = padded.slice(0, padded.length - places)
  const right = trimZeros(padded.slice(padded.length - places) + fraction)
  return `${negative ? '-' : ''}${left}${right === '' ? '' : `.${right}`}`
}

/** Thousands separators in the whole part; the fraction stays as it is. */
export function groupThousands(value: Decimal): string {
  const [whole = '0', fraction] = value.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/**
 * A figure as read in Chinese: from ten thousand on in 万, from a hundred million in 亿, as long as that needs no more
 * than four decimals; otherwise all digits with separators. Never rounded.
 */
export function chineseFigure(value: Decimal): string {
  const digits = value.replace('-', '').split('.')[0]?.replace(/^0+/, '').length ?? 0
  if (digits > 8) {
    const hundredMillions = shiftDown(value, 8)
    if (decimals(hundredMillions) <= 4) return `${groupThousands(hundredMillions)}亿`
  }
  if (digits > 4) {
    const tenThousands = shiftDown(value, 4)
    if (decimals(tenThousands) <= 4) return `${groupThousands(tenThousands)}万`
  }
  return groupThousands(value)
}

/** A figure as read in English: from a million on in million, from a billion on in billion, under the same conditions. */
export function englishFigure(value: Decimal): string {
  const digits = value.replace('-', '').split('.')[0]?.replace(/^0+/, '').length ?? 0
  for (const [places, word] of [
    [9, 'billion'],
    [6, 'million'],
  ] as const) {
    const scaled = shiftDown(value, places)
    if (digits > places && decimals(scaled) <= 4) return `${groupThousands(scaled)} ${word}`
  }
  return groupThousands(value)
}

function decimals(value: Decimal): number {
  return value.split('.')[1]?.length ?? 0
}

function trimZeros(digits: string): string {
  return digits.replace(/0+$/, '')
}
