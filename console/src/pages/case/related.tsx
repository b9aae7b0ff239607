import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCasesOf, useCaseTypes } from '../../api/cases.ts'
import { relatedTo } from '../../cases/names.ts'
import { useSay } from '../../words/say.ts'
import { State } from '../../words/state.tsx'

/** The case in whose course it was opened, those opened in its own, and the one that it went into. */
export function Related({ state }: { state: CaseView['state'] }) {
  const { t } = useTranslation()
  const say = useSay()
  const others = useCasesOf(relatedTo(state))
  const types = useCaseTypes()
  const { parent, children, mergedInto, recurs } = state
  if (!parent && !mergedInto && !recurs && children.length === 0) return null
  const link = (id: string) => {
    const other = others.get(id)
    if (!other) return t('case.unseen')
    return <Link to={`/cases/${id}`}>{`${other.number} ${other.title}`}</Link>
  }
  const endOf = (type: string, end: string | null) => {
    if (end === null) return t('case.child-open')
    const step = types.data?.types.find(({ key }) => key === type)?.steps.find(({ key }) => key === end)
    return step ? say(step.title) : end
  }
  return (
    <section className="panel panel-pad" aria-label={t('case.related')}>
      <h2 className="section-title">{t('case.related')}</h2>
      <ul className="case-related">
        {recurs && (
          <li>
            {t('case.recurs')} <Link to={`/cases/${recurs.id}`}>{recurs.number}</Link>
          </li>
        )}
        {parent && (
          <li>
            {t('case.parent')} {link(parent)}
          </li>
        )}
        {mergedInto && (
          <li>
            {t('case.merged-into')} {link(mergedInto)}
          </li>
        )}
        {children.map(({ id, type, end }) => (
          <li key={id}>
            {t('case.child')} {link(id)} <State tone={end === null ? 'waiting' : 'done'}>{endOf(type, end)}</State>
          </li>
        ))}
      </ul>
    </section>
  )
}
