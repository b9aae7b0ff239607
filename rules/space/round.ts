import type { Position } from '@citybrain/contract/engines/district.ts'

/** A place to go to. */
export interface Stop {
  readonly id: string
  readonly position: Position
}

const EARTH_M = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** As the crow flies, on the sphere. */
export function metresBetween([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const [dLat, dLon] = [radians(lat2 - lat1), radians(lon2 - lon1)]
  const half = Math.sin(dLat / 2) ** 2 + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** How far it is from the start over all stops in their order; nobody has to come back. */
export function metresOf(start: Position | null, stops: readonly Stop[]): number {
  const places = [...(start ? [start] : []), ...stops.map(({ position }) => position)]
  return places.slice(1).reduce((sum, place, before) => sum + metresBetween(places[before] ?? place, place), 0)
}

/**
 * The stops in an order that makes a short way of them: from the start always on to the nearest, then stretches turned
 * round as long as that shortens it (2-opt). Not the shortest there is, and the same for the same day.
 */
export function roundOf(start: Position | null, stops: readonly Stop[]): Stop[] {
  return shortened(start, nearestNext(start, stops))
}

function nearestNext(start: Position | null, stops: readonly Stop[]): Stop[] {
  const left = [...stops]
  const round: Stop[] = []
  let here = start ?? left[0]?.position
  while (here && left.length > 0) {
    const from = here
    const distances = left.map(({ position }) => metresBetween(from, position))
    const [next] = left.splice(distances.indexOf(Math.min(...distances)), 1)
    if (!next) break
    round.push(next)
    here = next.position
  }
  return round
}

/** Below a metre it is the arithmetic that differs, not the way. */
const GAIN_M = 1

function shortened(start: Position | null, stops: readonly Stop[]): Stop[] {
  let best = [...stops]
  for (let improved = true; improved; ) {
    improved = false
    for (let from = 0; from < best.length - 1; from += 1) {
      for (let to = from + 1; to < best.length; to += 1) {
        if (gainOf({ start, best, from, to }) <= GAIN_M) continue
        best = [...best.slice(0, from), ...best.slice(from, to + 1).reverse(), ...best.slice(to + 1)]
        improved = true
      }
    }
  }
  return best
}

interface Turn {
  readonly start: Position | null
  readonly best: readonly Stop[]
  readonly from: number
  readonly to: number
}

/** What turning the stretch round saves: only its two ends are joined otherwise. */
function gainOf({ start, best, from, to }: Turn): number {
  const [first, last] = [best[from]?.position, best[to]?.position]
  if (!first || !last) return 0
  const before = from === 0 ? start : (best[from - 1]?.position ?? null)
  const after = best[to + 1]?.position ?? null
  const joined = (one: Position, other: Position) =>
    (before ? metresBetween(before, one) : 0) + (after ? metresBetween(other, after) : 0)
  return joined(first, last) - joined(last, first)
}
