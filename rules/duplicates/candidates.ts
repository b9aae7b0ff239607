import { LEAST_LIKENESS } from './score.ts'

/** A sign that so many share says nothing: 社区卫生服务站. */
const MOST_SHARING = 60
/** Things compared with one thing at most, the likeliest first. */
const MOST_COMPARED = 12

/**
 * Who might be the same as whom, in memory: a thing takes some hundred bytes, whatever it says of itself. Things that
 * share a sign come first; then those whose names share enough pairs. To share enough, two names must share one of their
 * rarer pairs, so that only those are looked up.
 */
export class Candidates {
  private readonly ids: string[] = []
  private readonly signs = new Map<string, number[]>()
  private readonly pairNumbers = new Map<string, number>()
  private readonly pairsOf: Uint32Array[] = []
  private readonly counts: number[] = []
  private readonly postings = new Map<number, number[]>()
  private prepared = 0

  get size(): number {
    return this.ids.length
  }

  /** Some of the things in the order in which they were added. */
  slice(from: number, count: number): readonly string[] {
    return this.ids.slice(from, from + count)
  }

  add(id: string, signs: readonly string[], pairs: readonly string[]): void {
    const place = this.ids.push(id) - 1
    for (const sign of signs) {
      const there = this.signs.get(sign)
      if (!there) this.signs.set(sign, [place])
      else if (there.length <= MOST_SHARING) there.push(place)
    }
    this.pairsOf.push(Uint32Array.from(pairs, (pair) => this.numberOf(pair)))
  }

  private numberOf(pair: string): number {
    const number = this.pairNumbers.get(pair) ?? this.pairNumbers.size
    this.pairNumbers.set(pair, number)
    this.counts[number] = (this.counts[number] ?? 0) + 1
    return number
  }

  /** Things before the given one in the order of adding that it may be the same as. */
  before(id: string, place: number, signs: readonly string[]): string[] {
    if (this.ids[place] !== id) throw new RangeError('things are looked up in the order in which they were added')
    const sharing = signs.flatMap((sign) => {
      const there = this.signs.get(sign) ?? []
      return there.length > MOST_SHARING ? [] : there.filter((other) => other < place)
    })
    const alike = this.alike(place).filter((other) => !sharing.includes(other))
    return [...new Set([...sharing, ...alike])].slice(0, MOST_COMPARED).map((other) => this.ids[other] ?? '')
  }

  private alike(place: number): number[] {
    const own = this.pairsOf[place] ?? new Uint32Array()
    const found = new Map<number, number>()
    for (const pair of this.rare(own))
      for (const other of this.postings.get(pair) ?? []) {
        if (other >= place) break
        if (!found.has(other)) found.set(other, this.share(own, this.pairsOf[other] ?? own))
      }
    const enough = [...found].filter(([, share]) => share >= LEAST_LIKENESS)
    return enough.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([other]) => other)
  }

  private share(a: Uint32Array, b: Uint32Array): number {
    const known = new Set(a)
    return (2 * b.filter((pair) => known.has(pair)).length) / (a.length + b.length)
  }

  /** Of n pairs at least n·d/(2 - d) are shared where the likeness is d: one of the n - that + 1 rarest is among them. */
  private rare(pairs: Uint32Array): number[] {
    const least = Math.ceil((pairs.length * LEAST_LIKENESS) / (2 - LEAST_LIKENESS))
    const byRarity = [...pairs].sort((a, b) => (this.counts[a] ?? 0) - (this.counts[b] ?? 0) || a - b)
    return byRarity.slice(0, pairs.length - least + 1).filter((pair) => (this.counts[pair] ?? 0) <= MOST_SHARING * 5)
  }

  /**
   * Makes so many more things findable by their names, after all were added; false once nothing is left to do. In
   * portions, so that a server can answer in between.
   */
  prepare(count: number): boolean {
    const until = Math.min(this.prepared + count, this.pairsOf.length)
    for (; this.prepared < until; this.prepared++) {
      for (const pair of this.rare(this.pairsOf[this.prepared] ?? new Uint32Array())) {
        const there = this.postings.get(pair)
        if (there) there.push(this.prepared)
        else this.postings.set(pair, [this.prepared])
      }
    }
    return this.prepared < this.pairsOf.length
  }
}
