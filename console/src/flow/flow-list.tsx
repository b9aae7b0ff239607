import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import type { FieldSource } from '@citybrain/contract/pack/field.ts'
import { diagramOf, type StatedWords } from '@citybrain/rules/casework/diagram.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../words/say.ts'
import './flow.css'

/** The flow in words, step by step: what the diagram shows, for the keyboard and for whoever listens. */
export function FlowList({ type }: { type: CaseType }) {
  const { t } = useTranslation()
  const say = useSay()
  const { nodes, edges } = useMemo(() => diagramOf(type), [type])
  const titleOf = (key: string) => say(type.steps.find((step) => step.key === key)?.title ?? { zh: key, en: key })
  const clockOf = (key: string) => say(type.clocks.find((one) => one.key === key)?.title ?? { zh: key, en: key })
  return (
    <ol className="flow-list">
      {nodes.map(({ key, kind, title, by, limits, clocks, starts }) => (
        <li key={key} id={`step-${key}`}>
          <h3>
            {say(title)} <span className="hint">{t(`flow.kind-${kind}`)}</span>
          </h3>
          {starts && <p className="hint">{t('flow.first')}</p>}
          {by && <p>{t('flow.by', { who: say(by) })}</p>}
          {limits.map((limit) => (
            <p key={`${limit.kind} ${limit.words.en} ${limit.source?.note.en}`}>
              <LimitWords limit={limit} />
            </p>
          ))}
          {clocks.length > 0 && kind !== 'end' && (
            <p>
              {clocks
                .map((clock) => `${t(`flow.${clock.does}`)}${clockOf(clock.key)}`)
                .join(say({ zh: '；', en: '; ' }))}
            </p>
          )}
          <ul>
            {edges
              .filter(({ from }) => from === key)
              .flatMap(({ to, ways }) =>
                ways.map((way) => (
                  <li key={`${to} ${way.key}`}>
                    {say(way.title)} → <a href={`#step-${to}`}>{titleOf(to)}</a>
                  </li>
                )),
              )}
          </ul>
        </li>
      ))}
    </ol>
  )
}

/** A limit with where it was read. */
export function LimitWords({ limit: { kind, words, source } }: { limit: StatedWords }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <>
      {t(`flow.${kind}`)} {say(words)} {source && <SourceWords source={source} />}
    </>
  )
}

export function SourceWords({ source }: { source: FieldSource }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <span className="hint">
      {t('flow.source', { source: say(source.note), known: t(`evaluation.known-${source.status}`) })}
    </span>
  )
}
