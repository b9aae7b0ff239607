import type { RegionKind } from '@citybrain/contract/engines/region.ts'
import type { Responsibility } from '@citybrain/contract/engines/responsibility.ts'
import type { PlainDate } from '@citybrain/contract/kernel/time.ts'

/** Where something is, as far as anybody knows. */
export interface AskedPlace {
  readonly street: string | null
  readonly community: string | null
  readonly grid: string | null
  /** Zones may overlap: all that hold the point, by id. */
  readonly zones: readonly string[]
}

/** For whom is looked: a place, a class of one code table, a day. */
export interface AskedResponsibility {
  readonly place: AskedPlace
  readonly classes: string | null
  readonly category: string | null
  readonly today: PlainDate
}

/** One row answers, several contradict each other, or nobody does. */
export type FoundResponsibility =
  | { readonly found: 'one'; readonly row: Responsibility }
  | { readonly found: 'several'; readonly rows: readonly Responsibility[] }
  | { readonly found: 'nobody'; readonly gap: 'nothing-here' | 'not-this-class' | 'not-today' }

/** A zone was drawn for just this, so it goes before the cells that it is laid over. */
const FINENESS = { district: 0, street: 1, community: 2, grid: 3, zone: 4 } as const satisfies Record<
  RegionKind,
  number
>

/** Who answers for a place and a class: the finest class before the finest area. */
export function whoAnswers(rows: readonly Responsibility[], asked: AskedResponsibility): FoundResponsibility {
  const here = rows.filter((row) => isHere(row, asked.place))
  if (here.length === 0) return { found: 'nobody', gap: 'nothing-here' }
  const ofClass = here.filter((row) => isOfClass(row, asked))
  if (ofClass.length === 0) return { found: 'nobody', gap: 'not-this-class' }
  const inForce = ofClass.filter((row) => isInForce(row, asked.today))
  if (inForce.length === 0) return { found: 'nobody', gap: 'not-today' }
  const best = inForce.reduce((one, other) => (compare(other, one) > 0 ? other : one))
  const equals = inForce.filter((row) => compare(row, best) === 0)
  return equals.length === 1 ? { found: 'one', row: best } : { found: 'several', rows: equals }
}

/** Who answers for a place whatever the matter (属地): rows for single classes are left out. */
export const whoseTerritory = (rows: readonly Responsibility[], asked: AskedResponsibility): FoundResponsibility =>
  whoAnswers(
    rows.filter(({ category }) => category === null),
    { ...asked, category: null, classes: null },
  )

function isHere({ kind, area }: Responsibility, { street, community, grid, zones }: AskedPlace): boolean {
  if (kind === 'district') return true
  if (kind === 'zone') return zones.includes(area)
  // Codes begin with those above them.
  return [grid, community, street].some((code) => code?.startsWith(area))
}

const isOfClass = (row: Responsibility, { classes, category }: AskedResponsibility) =>
  row.category === null || (row.classes === classes && category !== null && category.startsWith(row.category))

const isInForce = ({ effectiveFrom, effectiveTo }: Responsibility, today: PlainDate) =>
  (effectiveFrom ?? today) <= today && today <= (effectiveTo ?? today)

const compare = (one: Responsibility, other: Responsibility) =>
  (one.category?.length ?? 0) - (other.category?.length ?? 0) || FINENESS[one.kind] - FINENESS[other.kind]

/**
 * Rows that would leave a place and a class to two: the same class, areas of one fineness that are or meet each other,
 * at one time. `meet` says of two zones whether they have ground in common.
 */
export function clashesOf(
  row: Responsibility,
  rows: readonly Responsibility[],
  meet: (one: string, other: string) => boolean,
): Responsibility[] {
  return rows.filter(
    (other) =>
      other.id !== row.id &&
      other.classes === row.classes &&
      other.category === row.category &&
      other.kind === row.kind &&
      isSameTime(row, other) &&
      (other.area === row.area || (row.kind === 'zone' && meet(row.area, other.area))),
  )
}

const FIRST = '0000'
const LAST = '9999'
type Lasting = Pick<Responsibility, 'effectiveFrom' | 'effectiveTo'>
const isSameTime = (one: Lasting, other: Lasting) =>
  (one.effectiveFrom ?? FIRST) <= (other.effectiveTo ?? LAST) &&
  (other.effectiveFrom ?? FIRST) <= (one.effectiveTo ?? LAST)
