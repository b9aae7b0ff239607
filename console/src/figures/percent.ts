/** A share of two counts, cut (never rounded up) to one decimal: 99.99 % open work is not 100 %. */
export function percentWords(part: number, whole: number): string {
  if (whole === 0) return '—'
  const tenths = Math.floor((part * 1000) / whole)
  return tenths % 10 === 0 ? `${tenths / 10}%` : `${(tenths / 10).toFixed(1)}%`
}
