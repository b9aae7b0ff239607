import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { refOf } from '../../register/changes.ts'
import { RowFacts } from '../../register/row-facts.tsx'
import { useDesk } from './desk.ts'
import { judge } from './use-shortcuts.ts'

/** The opened row: its words in the text, what was read from them, who owns it, and what can be done with it. */
export function RowDetail({ row, onShowText }: { row: Commitment; onShowText?: () => void }) {
  const { t } = useTranslation()
  const desk = useDesk()
  const section = desk.document.sections.find((one) => one.number === row.section)
  const together = desk.rows.filter((one) => one.id !== row.id && one.start < row.end && one.end > row.start)
  return (
    <div className="row-detail">
      <blockquote className="row-quote">{row.quote}</blockquote>
      <p className="hint">
        {t('row.place', { heading: section?.heading || row.section, start: row.start, end: row.end })}{' '}
        {onShowText && (
          <button type="button" className="link-button" onClick={onShowText}>
            {t('row.show-text')}
          </button>
        )}
      </p>
      <RowFacts row={row} />
      {together.length > 0 && (
        <p className="row-together">
          <span className="hint">{t('row.together', { count: together.length })}</span>{' '}
          {together.slice(0, 8).map((one) => (
            <button type="button" key={one.id} className="link-button chip" onClick={() => desk.select(one.id)}>
              {one.subject}
              {one.vquote ? ` ${one.vquote}` : ''}
            </button>
          ))}
        </p>
      )}
      {desk.frozen && desk.mayEdit && <p className="hint row-frozen">{t('row.frozen')}</p>}
      {desk.mayEdit && <RowActions row={row} />}
    </div>
  )
}

function RowActions({ row }: { row: Commitment }) {
  const { t } = useTranslation()
  const desk = useDesk()
  const { frozen, register } = desk
  return (
    <div className="row-actions">
      {!frozen && row.state !== 'accepted' && (
        <Button type="primary" size="small" disabled={register.busy} onClick={() => void judge(desk, 'accept')}>
          {t('row.accept')} <kbd className="key">A</kbd>
        </Button>
      )}
      {!frozen && row.state !== 'rejected' && (
        <Button size="small" disabled={register.busy} onClick={() => void judge(desk, 'reject')}>
          {t('row.reject')} <kbd className="key">X</kbd>
        </Button>
      )}
      {!frozen && row.state !== 'proposed' && (
        <Button size="small" onClick={() => void register.run({ do: 'reopen', rows: [refOf(row)] })}>
          {t('row.reopen')}
        </Button>
      )}
      <Button size="small" onClick={() => desk.openForm({ kind: 'edit', row })}>
        {t(frozen ? 'row.edit-owner' : 'row.edit')} <kbd className="key">E</kbd>
      </Button>
      {!frozen && (
        <Button size="small" onClick={() => desk.openForm({ kind: 'split', row })}>
          {t('row.split')} <kbd className="key">S</kbd>
        </Button>
      )}
    </div>
  )
}
