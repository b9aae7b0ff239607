import type { Graph } from '@citybrain/contract/engines/thing.ts'

export interface Knot {
  readonly id: string
  readonly x: number
  readonly y: number
}

const RING = 150
const LEAST_ARC = 74

/** The thing in the middle, its neighbours around it, theirs around them; each beside what it is linked to. */
export function layOut(graph: Graph, centre: string): { knots: Map<string, Knot>; radius: number } {
  const knots = new Map<string, Knot>([[centre, { id: centre, x: 0, y: 0 }]])
  const deepest = graph.things.reduce((most, { depth }) => Math.max(most, depth), 0)
  let radius = 0
  for (let depth = 1; depth <= deepest; depth += 1) {
    const ring = graph.things.filter((thing) => thing.depth === depth && thing.id !== centre)
    const ordered = ring
      .map(({ id }) => ({ id, angle: angleOfParent(graph, id, knots) }))
      .sort((a, b) => a.angle - b.angle || (a.id < b.id ? -1 : 1))
    // A ring wide enough that no two names lie on each other.
    radius = Math.max(radius + RING, (ordered.length * LEAST_ARC) / (2 * Math.PI))
    for (const [at, { id }] of ordered.entries()) {
      const angle = -Math.PI / 2 + (2 * Math.PI * at) / ordered.length
      knots.set(id, { id, x: Math.cos(angle) * radius, y: Math.sin(angle) * radius })
    }
  }
  return { knots, radius }
}

function angleOfParent(graph: Graph, id: string, knots: ReadonlyMap<string, Knot>): number {
  for (const { from, to } of graph.links) {
    const parent = from === id ? knots.get(to) : to === id ? knots.get(from) : undefined
    if (parent) return Math.atan2(parent.y, parent.x)
  }
  return 0
}
