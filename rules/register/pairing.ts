import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { bigrams, likeness } from './likeness.ts'

/** Names below this likeness are not the same promise. Found by trying on drafts and finals of one plan. */
const LEAST_LIKENESS = 0.6
/** The share of its own bigrams that a row has in common with any row as like as that: c ≥ a · t / (2 − t). */
const LEAST_COMMON = LEAST_LIKENESS / (2 - LEAST_LIKENESS)
/** Rows that are compared with one row at most: those that share its rarest bigrams, the nearest ones first. */
const MOST_CANDIDATES = 200
/** Rows of one name are paired by nearness up to this many pairs, in the order of the texts beyond. */
const MOST_PAIRS = 4096

/** Rows may pair when they promise the same sort of thing: growth never pairs with a level of the same name. */
const sortOf = (row: Commitment) => (row.kind === 'project' ? 'project' : `${row.measure ?? row.kind}`)

interface Named {
  row: Commitment
  sort: string
  grams: ReadonlySet<string>
}

interface Pairing {
  left: Commitment
  right: Commitment
  like: number
}

/** Best pairs first, each row at most once. The cost grows with the rows, not with their product. */
export function pairByName(left: readonly Commitment[], right: readonly Commitment[]): Map<string, Commitment> {
  const [named, others] = [left.map(nameOf), right.map(nameOf)]
  const partner = new Map<string, Commitment>()
  const taken = new Set<string>()
  const take = (pairs: Iterable<readonly [Commitment, Commitment]>) => {
    for (const [one, other] of pairs) {
      if (partner.has(one.id) || taken.has(other.id)) continue
      partner.set(one.id, other)
      taken.add(other.id)
    }
  }
  take(sameNames(named, others))
  const open = candidatePairs(
    named.filter(({ row }) => !partner.has(row.id)),
    others.filter(({ row }) => !taken.has(row.id)),
  )
  take(open.sort((a, b) => b.like - a.like || distance(a) - distance(b)).map((pair) => [pair.left, pair.right]))
  return partner
}

const nameOf = (row: Commitment): Named => ({ row, sort: sortOf(row), grams: new Set(bigrams(row.subject)) })

const distance = ({ left, right }: { left: Commitment; right: Commitment }) => Math.abs(left.start - right.start)

function* sameNames(left: readonly Named[], right: readonly Named[]): Generator<readonly [Commitment, Commitment]> {
  const keyOf = ({ sort, grams }: Named) => `${sort}|${[...grams].sort().join('')}`
  const withName = ({ grams }: Named) => grams.size > 0
  const byName = Map.groupBy(right.filter(withName), keyOf)
  for (const [name, ones] of Map.groupBy(left.filter(withName), keyOf)) {
    const others = byName.get(name) ?? []
    yield* others.length * ones.length > MOST_PAIRS ? inOrder(ones, others) : nearestFirst(ones, others)
  }
}

const inPlace = (rows: readonly Named[]) => rows.map(({ row }) => row).sort((a, b) => a.start - b.start)

function inOrder(left: readonly Named[], right: readonly Named[]): [Commitment, Commitment][] {
  const others = inPlace(right)
  return inPlace(left).flatMap((row, at) => {
    const other = others[at]
    return other ? [[row, other]] : []
  })
}

function nearestFirst(left: readonly Named[], right: readonly Named[]): (readonly [Commitment, Commitment])[] {
  const pairs = left.flatMap((one) => right.map((other) => ({ left: one.row, right: other.row })))
  return pairs.sort((a, b) => distance(a) - distance(b)).map((pair) => [pair.left, pair.right] as const)
}

function candidatePairs(left: readonly Named[], right: readonly Named[]): Pairing[] {
  const byGram = new Map<string, Named[]>()
  for (const one of right.toSorted((a, b) => a.row.start - b.row.start)) {
    for (const gram of one.grams) {
      const key = `${one.sort}|${gram}`
      const found = byGram.get(key)
      if (found) found.push(one)
      else byGram.set(key, [one])
    }
  }
  return left.flatMap((one) =>
    candidatesOf(one, byGram).flatMap((other) => {
      const like = likeness(one.grams, other.grams)
      return like >= LEAST_LIKENESS ? [{ left: one.row, right: other.row, like }] : []
    }),
  )
}

/** Rows that may be like enough: any of them shares one of the rarest bigrams, however the others fall. */
function candidatesOf({ row, sort, grams }: Named, byGram: ReadonlyMap<string, Named[]>): Named[] {
  const rarestFirst = [...grams].map((gram) => byGram.get(`${sort}|${gram}`) ?? []).sort((a, b) => a.length - b.length)
  const asked = grams.size - Math.ceil(grams.size * LEAST_COMMON) + 1
  const near = new Set<Named>()
  for (const found of rarestFirst.slice(0, asked)) {
    const room = MOST_CANDIDATES - near.size
    for (const other of found.length > room ? nearestOf(found, row.start, room) : found) near.add(other)
  }
  return [...near]
}

/** Some of the rows that stand around a place; `rows` are in order of place. */
function nearestOf(rows: readonly Named[], start: number, count: number): readonly Named[] {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.row.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  const from = Math.max(0, low - Math.ceil(count / 2))
  return rows.slice(from, from + count)
}
