import type { Graph } from '@citybrain/contract/engines/thing.ts'
import { expect, test } from 'vitest'
import { layOut } from './graph-layout.ts'

const thing = (id: string, depth: number) => ({
  id,
  depth,
  type: 'court',
  name: id,
  code: null,
  state: 'present' as const,
})
const link = (from: string, to: string) => ({
  from,
  to,
  kind: 'owner',
  validFrom: null,
  validTo: null,
  knownAt: '2023-09-15T01:00:00.000Z',
  source: { system: '台账', document: null },
})

test('neighbours stand on a ring around the thing, theirs on a wider one, and none on another', () => {
  const graph: Graph = {
    things: [thing('a', 0), thing('b', 1), thing('c', 1), thing('d', 2)],
    links: [link('a', 'b'), link('c', 'a'), link('d', 'c')],
    cut: false,
  }
  const { knots } = layOut(graph, 'a')
  const distance = (id: string) => Math.round(Math.hypot(knots.get(id)?.x ?? 0, knots.get(id)?.y ?? 0))
  expect(['a', 'b', 'c', 'd'].map(distance)).toEqual([0, 150, 150, 300])
  const places = new Set([...knots.values()].map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`))
  expect(places.size).toBe(4)
})

test('a thing with a hundred neighbours has a ring wide enough for all of them', () => {
  const others = Array.from({ length: 100 }, (_, at) => `n${at}`)
  const graph: Graph = {
    things: [thing('a', 0), ...others.map((id) => thing(id, 1))],
    links: others.map((id) => link('a', id)),
    cut: false,
  }
  const { knots } = layOut(graph, 'a')
  const [first, second] = [knots.get('n0'), knots.get('n1')]
  expect(Math.hypot((first?.x ?? 0) - (second?.x ?? 0), (first?.y ?? 0) - (second?.y ?? 0))).toBeGreaterThan(70)
})
