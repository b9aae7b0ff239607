import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { State } from '../words/state.tsx'
import type { BulkResult } from './bulk.ts'

/** What became of each, what was refused first. */
export function BulkResults({ results, onClose }: { results: readonly BulkResult[]; onClose(): void }) {
  const { t } = useTranslation()
  const refused = results.filter(({ refusal }) => refusal !== null)
  const done = results.filter(({ refusal }) => refusal === null)
  const close = (
    <Button type="primary" onClick={onClose}>
      {t('work.results-close')}
    </Button>
  )
  return (
    <Modal open title={t('work.results')} onCancel={onClose} footer={close}>
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
    </Modal>
  )
}
