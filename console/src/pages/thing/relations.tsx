import type { Graph, Link as Relation, Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRelations, type When } from '../../api/things.ts'
import { Failure } from '../../app/notices.tsx'
import { useRight } from '../../session/session.ts'
import { useSystemWords } from '../../things/manual.ts'
import { useTypes } from '../../things/types.ts'
import { AddRelation, EndRelation } from './relation-changes.tsx'
import { RelationGraph } from './relation-graph.tsx'

interface Props {
  readonly type: ThingType
  readonly thing: Thing
  readonly when: When
  readonly editable: boolean
}

/** Relations both ways: a list by kind, and the same as a picture to the depth chosen. */
export function Relations({ type, thing, when, editable }: Props) {
  const { t } = useTranslation()
  const [depth, setDepth] = useState(1)
  const relations = useRelations(thing.id, depth, when)
  const mayEdit = useRight('edit:thing') && editable
  const words = useLinkWords()
  return (
    <section className="panel panel-pad" aria-label={t('relations.title')}>
      <div className="relations-head">
        <h2 className="section-title">{t('relations.title')}</h2>
        <Segmented
          size="small"
          className="no-print"
          aria-label={t('relations.depth')}
          value={depth}
          onChange={setDepth}
          options={[1, 2, 3].map((steps) => ({ value: steps, label: t('relations.steps', { count: steps }) }))}
        />
      </div>
      {relations.isPending ? (
        <Skeleton active />
      ) : relations.isError ? (
        <Failure error={relations.error} onRetry={() => void relations.refetch()} />
      ) : relations.data.links.length === 0 ? (
        <p className="hint">{t('relations.none')}</p>
      ) : (
        <div className="relations">
          <RelationList graph={relations.data} thing={thing} editable={mayEdit} />
          <RelationGraph graph={relations.data} centre={thing.id} linkWords={words.title} />
        </div>
      )}
      {relations.data?.cut && <p className="hint">{t('relations.cut')}</p>}
      {mayEdit && type.links.length > 0 && <AddRelation type={type} thing={thing} />}
    </section>
  )
}

function RelationList({ graph, thing, editable }: { graph: Graph; thing: Thing; editable: boolean }) {
  const { t, i18n } = useTranslation()
  const { typeOf } = useTypes()
  const systemWords = useSystemWords()
  const words = useLinkWords()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const byId = new Map(graph.things.map((one) => [one.id, one]))
  return (
    <ul className="relation-list">
      {graph.links.map((link) => {
        const direct = link.from === thing.id || link.to === thing.id
        const [from, to] = [byId.get(link.from), byId.get(link.to)]
        const other = link.from === thing.id ? to : from
        return (
          <li key={`${link.from} ${link.kind} ${link.to}`}>
            {direct ? (
              <>
                <span className="hint">
                  {link.from === thing.id ? words.title(link.kind) : words.inverse(link.kind)}
                </span>{' '}
                {other && <Link to={`/things/${other.id}`}>{other.name}</Link>}
              </>
            ) : (
              <>
                {from && <Link to={`/things/${from.id}`}>{from.name}</Link>}{' '}
                <span className="hint">{words.title(link.kind)}</span>{' '}
                {to && <Link to={`/things/${to.id}`}>{to.name}</Link>}
              </>
            )}{' '}
            <span className="hint">
              {direct && other && typeOf(other.type)?.title[language]}
              {sinceWords(link, t)} · {systemWords(link.source.system)}
            </span>
            {editable && link.from === thing.id && <EndRelation link={link} other={to?.name ?? ''} />}
          </li>
        )
      })}
    </ul>
  )
}

function sinceWords({ validFrom }: Relation, t: ReturnType<typeof useTranslation>['t']): string {
  return validFrom ? ` · ${t('thing.since', { day: validFrom })}` : ''
}

/** What a kind of link is called from either side; kinds are named alike in every type that has them. */
function useLinkWords() {
  const { i18n } = useTranslation()
  const { all } = useTypes()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const find = (kind: string) => all.flatMap(({ links }) => links).find(({ key }) => key === kind)
  return {
    title: (kind: string) => find(kind)?.title[language] ?? kind,
    inverse: (kind: string) => find(kind)?.inverse[language] ?? kind,
  }
}
