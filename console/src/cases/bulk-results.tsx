import { App } from 'antd'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { State } from '../words/state.tsx'
import type { BulkResult } from './bulk.ts'

/** Shows what became of each; it outlives the list, whose rows may be gone by then. */
export function useBulkResults(): (results: readonly BulkResult[]) => void {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  return useCallback(
    (results) =>
      void modal.info({
        ...{ icon: null, width: 560, title: t('work.results'), okText: t('work.results-close') },
        content: <Results results={results} />,
      }),
    [modal, t],
  )
}

/** What was refused first. */
function Results({ results }: { results: readonly BulkResult[] }) {
  const { t } = useTranslation()
  const refused = results.filter(({ refusal }) => refusal !== null)
  const done = results.filter(({ refusal }) => refusal === null)
  return (
    <>
      <p role="status">{t('work.results-count', { done: done.length, refused: refused.length })}</p>
      <ul className="bulk-results">
        {[...refused, ...done].map(({ work, refusal }) => (
          <li key={`${work.id} ${work.item}`}>
            <State tone={refusal === null ? 'done' : 'late'}>
              {t(refusal === null ? 'work.was-done' : 'work.was-refused')}
            </State>{' '}
            <span className="figure">{work.number}</span> {work.title}
            {refusal !== null && <p className="attach-fault">{refusal}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
