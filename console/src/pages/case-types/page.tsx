import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { wordsOfBy } from '@citybrain/rules/casework/words.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCaseTypes } from '../../api/cases.ts'
import { Failure, NoRight, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import './case-types.css'

/** 案件类型: what kinds of cases there are, and how each goes. */
export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.case-types'))
  const types = useCaseTypes()
  if (!useRight('read:case')) return <NoRight />
  if (types.isPending) return <PageLoading />
  if (types.isError) return <Failure error={types.error} onRetry={() => void types.refetch()} />
  const all = types.data.types
  return (
    <article className="sheet">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.case-types')}</h1>
          <p className="lede">{t('case-types.lede', { count: all.length })}</p>
        </div>
      </div>
      {all.length === 0 ? (
        <div className="panel">
          <Nothing words={t('case-types.none')} />
        </div>
      ) : (
        <ul className="case-types">
          {all.map((type) => (
            <TypeCard key={type.key} type={type} />
          ))}
        </ul>
      )}
    </article>
  )
}

function TypeCard({ type }: { type: CaseType }) {
  const { t } = useTranslation()
  const say = useSay()
  const tasks = type.steps.filter(({ kind }) => kind === 'task')
  return (
    <li className="panel panel-pad">
      <h2 className="section-title">
        <Link to={`/case-types/${type.key}`}>{say(type.title)}</Link>
      </h2>
      <p>{say(type.description)}</p>
      <p className="hint">
        {t('case-types.counts', { steps: tasks.length, clocks: type.clocks.length, standards: type.standards.length })}
        {t('case-types.supervisor', { who: say(wordsOfBy(type, type.supervisor)) })}
      </p>
      <p className="hint">{tasks.map(({ title }) => say(title)).join(' · ')}</p>
    </li>
  )
}
