/** Kind of what is measured, and the power of ten to its base unit. */
const UNITS: Readonly<Record<string, readonly [kind: string, power: number]>> = {
  元: ['money', 0],
  人民币元: ['money', 0],
  千元: ['money', 3],
  万元: ['money', 4],
  百万元: ['money', 6],
  亿元: ['money', 8],
  yuan: ['money', 0],
  万: ['any', 4],
  亿: ['any', 8],
  m2: ['area', 0],
  平方米: ['area', 0],
  平米: ['area', 0],
  万平方米: ['area', 4],
  万平米: ['area', 4],
  万m2: ['area', 4],
  公顷: ['area', 4],
  平方公里: ['area', 6],
  平方千米: ['area', 6],
  km2: ['area', 6],
  m: ['length', 0],
  米: ['length', 0],
  公里: ['length', 3],
  千米: ['length', 3],
  km: ['length', 3],
  人: ['persons', 0],
  万人: ['persons', 4],
  户: ['households', 0],
  万户: ['households', 4],
}

/**
 * What figures in one unit are multiplied by to be in the other, as decimal text; null where the two don't measure the
 * same, or no finite decimal lies between them (亩 and m²).
 */
export function factorBetween(from: string, to: string): string | null {
  const [a, b] = [tidyUnit(from), tidyUnit(to)]
  if (a === b) return '1'
  const [source, target] = [UNITS[a], UNITS[b]]
  if (!source) return null
  if (source[0] === 'any') return powerOfTen(source[1])
  return target && source[0] === target[0] ? powerOfTen(source[1] - target[1]) : null
}

/** The unit that stands behind a figure in its cell: `3.5亿元`. */
export const unitBehind = (text: string): string | null => (UNITS[tidyUnit(text)] ? text : null)

const powerOfTen = (power: number) => (power >= 0 ? `1${'0'.repeat(power)}` : `0.${'0'.repeat(-power - 1)}1`)

const tidyUnit = (unit: string) => unit.normalize('NFKC').replace(/\s/g, '')
