import type { Graph } from '@citybrain/contract/engines/thing.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useTypes } from '../../things/types.ts'
import { layOut } from './graph-layout.ts'

const MARGIN = 90
const LONGEST_NAME = 9

/** The relations as a picture; each thing in it is a link that the keyboard reaches. */
export function RelationGraph({
  graph,
  centre,
  linkWords,
}: {
  graph: Graph
  centre: string
  linkWords(kind: string): string
}) {
  const { t, i18n } = useTranslation()
  const { typeOf } = useTypes()
  const navigate = useNavigate()
  const { knots, radius } = useMemo(() => layOut(graph, centre), [graph, centre])
  const size = radius + MARGIN
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (
    <figure className="graph" aria-label={t('relations.graph')}>
      <svg viewBox={`${-size} ${-size} ${2 * size} ${2 * size}`}>
        <title>{t('relations.graph')}</title>
        {graph.links.map((link) => {
          const [a, b] = [knots.get(link.from), knots.get(link.to)]
          if (!a || !b) return null
          return (
            <g key={`${link.from} ${link.kind} ${link.to}`}>
              <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} className="graph-line" />
              <text x={(a.x + b.x) / 2} y={(a.y + b.y) / 2 - 4} className="graph-kind">
                {linkWords(link.kind)}
              </text>
            </g>
          )
        })}
        {graph.things.map((thing) => {
          const knot = knots.get(thing.id)
          if (!knot) return null
          const type = typeOf(thing.type)?.title[language] ?? thing.type
          const words = `${type} ${thing.name}`
          const face = (
            <>
              <circle
                cx={knot.x}
                cy={knot.y}
                r={thing.id === centre ? 13 : 9}
                className={`graph-knot is-${thing.state}`}
              />
              <text x={knot.x} y={knot.y + 26} className="graph-name">
                {thing.name.length > LONGEST_NAME ? `${thing.name.slice(0, LONGEST_NAME)}…` : thing.name}
              </text>
              <title>{words}</title>
            </>
          )
          if (thing.id === centre) return <g key={thing.id}>{face}</g>
          return (
            <a
              key={thing.id}
              href={`/things/${thing.id}`}
              aria-label={words}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return
                event.preventDefault()
                void navigate(`/things/${thing.id}`)
              }}
            >
              {face}
            </a>
          )
        })}
      </svg>
    </figure>
  )
}
