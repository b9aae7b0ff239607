const M2_PER_KM2 = 1_000_000
const SMALL_AREA_M2 = 100_000

/** `12,345 m²`, `1.234 km²`: as exact as a map's reader needs. */
export function areaWords(areaM2: number, language: string): string {
  const chinese = language !== 'en'
  if (areaM2 < SMALL_AREA_M2) return `${rounded(areaM2, 0)} ${chinese ? '平方米' : 'm²'}`
  return `${rounded(areaM2 / M2_PER_KM2, 3)} ${chinese ? '平方公里' : 'km²'}`
}

export function lengthWords(lengthM: number, language: string): string {
  const chinese = language !== 'en'
  if (lengthM < 1000) return `${rounded(lengthM, lengthM < 100 ? 1 : 0)} ${chinese ? '米' : 'm'}`
  return `${rounded(lengthM / 1000, 2)} ${chinese ? '公里' : 'km'}`
}

function rounded(figure: number, digits: number): string {
  return figure.toLocaleString('en-US', { maximumFractionDigits: digits })
}
