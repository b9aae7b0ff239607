import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { type Diagram, type DiagramNode, diagramOf } from '@citybrain/rules/casework/diagram.ts'
import { useEffect, useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../words/say.ts'
import { type LaidOut, layOut, type Placed } from './layout.ts'
import './flow.css'

/** How far a case has come: steps that were done, steps in which work is open, ways that were taken as `from to`. */
export interface Way {
  readonly done: ReadonlySet<string>
  readonly open: ReadonlySet<string>
  readonly taken: ReadonlySet<string>
}

interface Props {
  readonly type: CaseType
  readonly way?: Way | undefined
}

/** What is wider than the screen is scrolled with the keyboard too. */
const SCROLLED = { tabIndex: 0 }
const LINE = 17
const PAD = 10
/** Of a Chinese character and of a Latin one, in the font of the diagram. */
const [WIDE, SLIM] = [13.2, 7]

const widthOf = (words: string) =>
  [...words].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? WIDE : SLIM), 0)

/** The flow of a type drawn from its definition. The list beside it says the same for whoever doesn't see it. */
export function FlowDiagram({ type, way }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const arrow = useId()
  const { diagram, lines, labels, placed } = useMemo(() => {
    const diagram = diagramOf(type)
    const clockOf = (key: string) => type.clocks.find((one) => one.key === key)?.title
    const lines = new Map(
      diagram.nodes.map((node) => [
        node.key,
        [
          say(node.title),
          ...(node.by ? [say(node.by)] : []),
          ...node.limits.map(({ kind, words }) => `${t(`flow.${kind}`)} ${say(words)}`),
          ...node.clocks
            .filter(({ does }) => does !== 'pauses' && node.kind !== 'end')
            .map(({ key, does }) => `${t(`flow.${does}`)} ${say(clockOf(key) ?? { zh: key, en: key })}`),
        ],
      ]),
    )
    const labels = diagram.edges.map(({ ways }) => ways.map(({ title }) => say(title)))
    const boxOf = (words: readonly string[]) => ({
      width: Math.max(40, ...words.map(widthOf)) + 2 * PAD,
      height: words.length * LINE + 2 * PAD,
    })
    const placed = layOut(diagram, {
      node: (key) => boxOf(lines.get(key) ?? []),
      label: (at) => ({ ...boxOf(labels[at] ?? []), height: (labels[at]?.length ?? 0) * LINE }),
    })
    return { diagram, lines, labels, placed }
  }, [type, say, t])
  // A phone would show the empty corner of a wide flow: it begins with where the case is, or where cases begin.
  const pane = useRef<HTMLElement>(null)
  const first = placed.nodes.get(diagram.nodes.find(({ key }) => way?.open.has(key))?.key ?? type.starts)
  useEffect(() => {
    if (first && pane.current)
      pane.current.scrollTo(first.x - pane.current.clientWidth / 2, first.y - pane.current.clientHeight / 2)
  }, [first])
  return (
    <section
      ref={pane}
      className="flow-scroll"
      {...SCROLLED}
      aria-label={t('flow.diagram', { title: say(type.title) })}
    >
      <svg
        className="flow"
        viewBox={`0 0 ${placed.width} ${placed.height}`}
        width={placed.width}
        height={placed.height}
        role="img"
        aria-label={t('flow.diagram-label', {
          title: say(type.title),
          steps: diagram.nodes.length,
          ways: diagram.edges.length,
        })}
      >
        <defs>
          <marker
            id={arrow}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto-start-reverse"
          >
            <path d="M0 0 L8 4 L0 8 z" className="flow-arrow" />
          </marker>
        </defs>
        <Edges diagram={diagram} placed={placed} labels={labels} way={way} arrow={arrow} />
        {diagram.nodes.map((node) => {
          const place = placed.nodes.get(node.key)
          return place ? (
            <Node key={node.key} node={node} place={place} lines={lines.get(node.key) ?? []} way={way} />
          ) : null
        })}
      </svg>
    </section>
  )
}

function Node({
  node,
  place,
  lines,
  way,
}: {
  node: DiagramNode
  place: Placed
  lines: readonly string[]
  way: Way | undefined
}) {
  const { x, y, width, height } = place
  const state = way?.open.has(node.key) ? 'open' : way?.done.has(node.key) ? 'done' : 'plain'
  const [title, ...more] = lines
  return (
    <g
      className={`flow-node flow-${node.kind} flow-${state}`}
      transform={`translate(${x - width / 2} ${y - height / 2})`}
    >
      <rect width={width} height={height} rx={node.kind === 'end' ? height / 2 : 6} />
      <text x={width / 2} y={PAD + LINE - 4} className="flow-title">
        {state === 'open' ? '▶ ' : state === 'done' ? '✓ ' : ''}
        {title}
      </text>
      {more.map((words, at) => (
        <text key={words} x={width / 2} y={PAD + LINE * (at + 2) - 4}>
          {words}
        </text>
      ))}
    </g>
  )
}

interface Drawn {
  readonly diagram: Diagram
  readonly placed: LaidOut
  readonly labels: readonly (readonly string[])[]
  readonly way: Way | undefined
  readonly arrow: string
}

function Edges({ diagram, placed, labels, way, arrow }: Drawn) {
  return diagram.edges.map(({ from, to, tone }, at) => {
    const { points, label } = placed.edges[at] ?? { points: [], label: null }
    const taken = way?.taken.has(`${from} ${to}`)
    return (
      <g key={`${from} ${to}`} className={`flow-edge flow-${tone} ${taken ? 'flow-taken' : ''}`}>
        <path d={pathOf(points)} markerEnd={`url(#${arrow})`} />
        {label &&
          labels[at]?.map((words, line) => (
            <text key={words} x={label.x} y={label.y - label.height / 2 + LINE * (line + 1) - 4}>
              {words}
            </text>
          ))}
      </g>
    )
  })
}

const pathOf = (points: readonly { x: number; y: number }[]) =>
  points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ')
