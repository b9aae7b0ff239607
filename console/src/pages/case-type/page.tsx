import { limitWords } from '@citybrain/contract/kernel/limit.ts'
import type { CaseType, Standard } from '@citybrain/contract/pack/case-type.ts'
import { limitsInWords } from '@citybrain/rules/casework/diagram.ts'
import { Button } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useCaseTypes } from '../../api/cases.ts'
import { Failure, NoRight, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useClasses } from '../../cases/classes.ts'
import { FlowList, LimitWords, SourceWords } from '../../flow/flow-list.tsx'
import { useRight } from '../../session/session.ts'
import type { Column } from '../../table/column.ts'
import { Grid } from '../../table/grid.tsx'
import { useSay } from '../../words/say.ts'
import '../case-types/case-types.css'

const FlowDiagram = lazy(async () => ({ default: (await import('../../flow/flow-diagram.tsx')).FlowDiagram }))

/** One type of cases: its flow drawn and in words, its clocks with their sources, its filing standards. */
export function Page() {
  const { t } = useTranslation()
  const say = useSay()
  const { type: key } = useParams()
  const types = useCaseTypes()
  const type = types.data?.types.find((one) => one.key === key)
  useTitle(type ? say(type.title) : t('nav.case-types'))
  if (!useRight('read:case')) return <NoRight />
  if (types.isPending) return <PageLoading />
  if (types.isError) return <Failure error={types.error} onRetry={() => void types.refetch()} />
  if (!type)
    return (
      <div className="panel">
        <Nothing words={t('case-types.unknown')} />
        <Link to="/case-types">{t('nav.case-types')}</Link>
      </div>
    )
  return <TypePage type={type} />
}

function TypePage({ type }: { type: CaseType }) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <article className="sheet">
      <div className="sheet-head">
        <div className="words">
          <p className="crumb no-print">
            <Link to="/case-types">{t('nav.case-types')}</Link> › {say(type.title)}
          </p>
          <h1 className="page-title">{say(type.title)}</h1>
          <p className="lede">{say(type.description)}</p>
          <p className="hint">
            {t('case-types.version', { version: type.version })} {type.basis.join(say({ zh: '；', en: '; ' }))}
          </p>
        </div>
        <Button className="no-print" onClick={() => window.print()}>
          {t('evaluation.print')}
        </Button>
      </div>
      <section className="panel panel-pad">
        <h2 className="section-title">{t('flow.title')}</h2>
        <p className="hint">{t('flow.legend')}</p>
        <Suspense fallback={<PageLoading />}>
          <FlowDiagram type={type} />
        </Suspense>
      </section>
      <section className="panel panel-pad">
        <h2 className="section-title">{t('case-types.clocks')}</h2>
        <Clocks type={type} />
      </section>
      {type.standards.length > 0 && <Standards type={type} />}
      <section className="panel panel-pad">
        <h2 className="section-title">{t('flow.in-words')}</h2>
        <FlowList type={type} />
      </section>
    </article>
  )
}

function Clocks({ type }: { type: CaseType }) {
  const { t } = useTranslation()
  const say = useSay()
  if (type.clocks.length === 0) return <p>{t('case-types.no-clocks')}</p>
  return (
    <dl className="case-type-clocks">
      {type.clocks.map(({ key, title, limit, law }) => (
        <div key={key}>
          <dt>{say(title)}</dt>
          {[...limitsInWords('promise', limit), ...limitsInWords('law', law)].map((one) => (
            <dd key={`${one.kind} ${one.words.en}`}>
              <LimitWords limit={one} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

function Standards({ type }: { type: CaseType }) {
  const { t } = useTranslation()
  const say = useSay()
  const classes = useClasses(type)
  const columns = useMemo(
    (): readonly Column<Standard>[] => [
      { key: 'class', title: t('case.class'), width: 160, render: ({ category }) => say(classes.titleOf(category)) },
      { key: 'condition', title: t('case-types.condition'), width: 300, render: ({ condition }) => say(condition) },
      {
        ...{ key: 'promises', title: t('case-types.promises'), width: 260 },
        render: ({ promises }) =>
          promises
            .map(({ title, limit }) => `${say(title)} ${say(limitWords(limit))}`)
            .join(say({ zh: '；', en: '; ' })),
      },
      { key: 'closing', title: t('case-types.closing'), width: 220, render: ({ closing }) => say(closing) },
      {
        ...{ key: 'source', title: t('evaluation.source'), width: 320 },
        render: ({ source }) => <SourceWords source={source} />,
      },
    ],
    [t, say, classes],
  )
  return (
    <section>
      <h2 className="section-title">{t('case-types.standards', { count: type.standards.length })}</h2>
      <Grid
        label={t('case-types.standards-label')}
        columns={columns}
        rows={type.standards}
        keyOf={({ key }) => key}
        rowHeight={48}
      />
    </section>
  )
}
