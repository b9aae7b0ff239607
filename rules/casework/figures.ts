import type { FigureGroup } from '@citybrain/contract/engines/case-figures.ts'
import type { CaseEvaluation, CaseFigure } from '@citybrain/contract/pack/case-figure.ts'

/** What was counted for a figure. */
export interface Counted {
  readonly numerator: number
  /** Null where the figure is an amount. */
  readonly denominator: number | null
}

/** `83.3`: per cent with one digit, cut: 99.99 % is not all. Little is not nothing. Null where there is nothing to measure. */
export function rateOf({ numerator, denominator }: Counted): string | null {
  if (denominator === null || denominator === 0) return null
  const rate = tenths(BigInt(numerator) * 100n, BigInt(denominator))
  return rate === '0.0' && numerator > 0 ? '0.1' : rate
}

/** A quotient with one digit behind the point, cut. */
function tenths(numerator: bigint, denominator: bigint): string {
  const cut = (numerator * 10n) / denominator
  return `${cut / 10n}.${cut % 10n}`
}

/**
 * Points of a hundred, with one digit; null where one of the rates has no data, since its weight belongs to nothing else.
 * A rate above one, or below it when taken from one, counts as one or none.
 */
export function scoreOf(
  { score }: Pick<CaseEvaluation, 'score'>,
  countedOf: (figure: string) => Counted | undefined,
): string | null {
  if (!score) return null
  let sum = { n: 0n, d: 1n }
  for (const { figure, weight, inverse } of score.terms) {
    const counted = countedOf(figure)
    if (!counted || counted.denominator === null || counted.denominator === 0) return null
    const d = BigInt(counted.denominator)
    const n = BigInt(Math.min(counted.numerator, counted.denominator))
    sum = { n: sum.n * d + BigInt(weight) * (inverse ? d - n : n) * sum.d, d: sum.d * d }
  }
  return tenths(sum.n, sum.d)
}

/** The band that the points fall into. */
export const gradeOf = ({ grades }: Pick<CaseEvaluation, 'grades'>, points: string | null) =>
  points === null ? null : (grades?.bands.find(({ from }) => Number(points) >= from)?.title ?? null)

/** Figures that may be told of departments, of people, or of everything else. */
export const figuresOf = ({ figures }: CaseEvaluation, by: FigureGroup): CaseFigure[] => {
  const of = by === 'department' ? 'department' : by === 'person' ? 'post' : 'region'
  return figures.filter((figure) => figure.of.includes(of))
}
