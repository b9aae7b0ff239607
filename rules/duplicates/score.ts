import type { DuplicateReason, DuplicateReasonKind } from '@citybrain/contract/engines/duplicate.ts'
import type { Comparable } from './comparable.ts'
import { likeness } from './name.ts'

/** Pairs of a lower score are not worth a person's look. */
export const LEAST_SCORE = 50
/** Names that share less are not similar. */
export const LEAST_LIKENESS = 0.6

const POINTS = {
  'same-code': 60,
  'same-identifier': 45,
  'same-name': 50,
  'like-name': 45,
  alias: 45,
  'similar-name': 40,
  near: 35,
  'same-address': 30,
  'other-code': -35,
  far: -30,
} as const satisfies Record<DuplicateReasonKind, number>

/** Metres up to which two positions speak for one thing, and what of the points each leaves. */
const NEAR: readonly (readonly [metres: number, share: number])[] = [
  [20, 1],
  [100, 0.7],
  [300, 0.3],
]
const FAR_METRES = 1000

export interface Scored {
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
}

/** How much speaks for two things being one, and what it is. Symmetric; null where nothing names them alike. */
export function scorePair(a: Comparable, b: Comparable): Scored | null {
  const naming = [codeReason(a, b), ...identifierReasons(a, b), nameReason(a, b)].filter((one) => one !== null)
  if (!naming.some((one) => one.points > 0)) return null
  const reasons = [...naming, ...placeReasons(a, b)].sort((x, y) => y.points - x.points)
  const sum = reasons.reduce((total, one) => total + one.points, 0)
  return { score: Math.max(0, Math.min(100, sum)), reasons }
}

function reason(
  kind: DuplicateReasonKind,
  { share = 1, figure = null, field = null }: { share?: number; figure?: number | null; field?: string | null } = {},
): DuplicateReason {
  return { kind, points: Math.round(POINTS[kind] * share), figure, field }
}

function codeReason(a: Comparable, b: Comparable): DuplicateReason | null {
  if (a.foldedCode === null || b.foldedCode === null) return null
  return reason(a.foldedCode === b.foldedCode ? 'same-code' : 'other-code')
}

function identifierReasons(a: Comparable, b: Comparable): DuplicateReason[] {
  return [...a.identifiers]
    .filter(([key, value]) => b.identifiers.get(key) === value)
    .map(([field]) => reason('same-identifier', { field }))
}

function nameReason(a: Comparable, b: Comparable): DuplicateReason | null {
  const [first, second] = [a.names[0], b.names[0]]
  if (!first || !second) return null
  if (a.name === b.name) return reason('same-name')
  if (first.plain === second.plain && first.plain !== '') return reason('like-name')
  if (b.names.some(({ plain }) => plain === first.plain) || a.names.some(({ plain }) => plain === second.plain))
    return reason('alias')
  const like = likeness(first.pairs, second.pairs)
  if (first.marks !== second.marks || like < LEAST_LIKENESS) return null
  return reason('similar-name', { share: like, figure: Math.round(like * 100) })
}

function placeReasons(a: Comparable, b: Comparable): DuplicateReason[] {
  const address = a.address !== null && a.address === b.address ? [reason('same-address')] : []
  if (!a.position || !b.position) return address
  const metres = metresBetween(a.position, b.position)
  const near = NEAR.find(([most]) => metres <= most)
  const figure = Math.round(metres)
  if (near) return [...address, reason('near', { share: near[1], figure })]
  return metres > FAR_METRES ? [...address, reason('far', { figure })] : address
}

const EARTH_METRES = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** On the sphere; within a district off by less than half a per cent. */
function metresBetween([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): number {
  const [dx, dy] = [radians(x2 - x1) * Math.cos(radians((y1 + y2) / 2)), radians(y2 - y1)]
  return EARTH_METRES * Math.hypot(dx, dy)
}
