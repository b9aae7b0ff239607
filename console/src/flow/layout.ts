import type { Diagram } from '@citybrain/rules/casework/diagram.ts'
import { graphlib, layout } from '@dagrejs/dagre'

export interface Placed {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface LaidOut {
  readonly width: number
  readonly height: number
  readonly nodes: ReadonlyMap<string, Placed>
  readonly edges: readonly { readonly points: readonly { x: number; y: number }[]; readonly label: Placed | null }[]
}

export interface Sizes {
  readonly node: (key: string) => { width: number; height: number }
  readonly label: (at: number) => { width: number; height: number }
}

const MARGIN = 16

/** Where nodes and edges lie, from top to bottom; edges in the diagram's order. */
export function layOut({ nodes, edges }: Diagram, sizes: Sizes): LaidOut {
  const graph = new graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 44, edgesep: 16, marginx: MARGIN, marginy: MARGIN })
  for (const { key } of nodes) graph.setNode(key, { ...sizes.node(key) })
  edges.forEach(({ from, to }, at) => {
    graph.setEdge(from, to, { ...sizes.label(at), labelpos: 'c' }, String(at))
  })
  layout(graph)
  const placed = new Map(nodes.map(({ key }) => [key, placeOf(graph.node(key))]))
  const { width = 0, height = 0 } = graph.graph()
  return {
    ...{ width, height, nodes: placed },
    edges: edges.map(({ from, to }, at) => {
      const edge = graph.edge(from, to, String(at))
      return { points: edge.points ?? [], label: edge.x === undefined ? null : placeOf(edge) }
    }),
  }
}

const placeOf = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Placed>): Placed => ({ x, y, width, height })
