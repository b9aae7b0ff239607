import { expect, test } from 'vitest'
import { DAMAGE } from '../../server/testing/club-cases.ts'
import { diagramOf, mermaidOf } from './diagram.ts'
import { TOURNAMENT } from './testing/tournament.ts'

test('every step is a node, and ways that lead to the same step are one edge', () => {
  const { nodes, edges } = diagramOf(DAMAGE)
  expect(nodes.map(({ key }) => key)).toEqual(DAMAGE.steps.map(({ key }) => key))
  expect(nodes.filter(({ starts }) => starts).map(({ key }) => key)).toEqual([DAMAGE.starts])
  const pairs = edges.map(({ from, to }) => `${from} ${to}`)
  expect(pairs).toEqual([...new Set(pairs)])
  const accept = edges.filter(({ from }) => from === 'accept').map(({ to, ways }) => [to, ways.map(({ key }) => key)])
  expect(accept).toContainEqual(['dispatch', ['file']])
})

test('branches of a fork are told by their names, and their join by what it waits for', () => {
  const { edges } = diagramOf(TOURNAMENT)
  expect(edges.filter(({ from }) => from === 'prepare').flatMap(({ ways }) => ways.map(({ key }) => key))).toEqual([
    'ground',
    'food',
  ])
})

test('a case’s clock begins with the first step where it begins with the case, and a work item has its own promise', () => {
  const { nodes } = diagramOf(DAMAGE)
  const first = nodes.find(({ key }) => key === DAMAGE.starts)
  const open = DAMAGE.clocks.filter(({ starts }) => starts === 'open').map(({ key }) => key)
  expect(first?.clocks.filter(({ does }) => does === 'begins').map(({ key }) => key)).toEqual(open)
})

test('as text it is Mermaid, in which nothing of a title is taken for syntax', () => {
  const text = mermaidOf(
    { ...DAMAGE, steps: DAMAGE.steps.map((step) => ({ ...step, title: { zh: '"]-->', en: 'x' } })) },
    'zh',
  )
  expect(text.split('\n')[0]).toBe('flowchart TD')
  expect(text).toContain('s0["#quot;]-->')
  expect(text.match(/^ {2}s\d+ -->\|/gm)?.length).toBe(diagramOf(DAMAGE).edges.length)
})
