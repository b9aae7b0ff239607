import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import '../../table/grid.css'
import { useDesk } from './desk.ts'
import { judge, rowsInHand } from './use-shortcuts.ts'

/** What can be done with the checked rows at once. */
export function BulkBar() {
  const { t } = useTranslation()
  const desk = useDesk()
  const rows = rowsInHand(desk)
  const unseen = rows.length - desk.shown.filter((row) => desk.checked.has(row.id)).length
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('bulk.label')}>
      <strong>{t('bulk.chosen', { count: rows.length })}</strong>
      {unseen > 0 && <span className="hint">{t('bulk.unseen', { count: unseen })}</span>}
      {!desk.frozen && (
        <>
          <Button size="small" type="primary" onClick={() => void judge(desk, 'accept')}>
            {t('row.accept')}
          </Button>
          <Button size="small" onClick={() => void judge(desk, 'reject')}>
            {t('row.reject')}
          </Button>
          <Button size="small" disabled={rows.length < 2} onClick={() => desk.openForm({ kind: 'merge', rows })}>
            {t('row.merge')}
          </Button>
        </>
      )}
      <Button size="small" onClick={() => desk.openForm({ kind: 'assign', rows })}>
        {t('row.assign')}
      </Button>
      <Button size="small" type="text" onClick={() => desk.setChecked(new Set())}>
        {t('bulk.none')}
      </Button>
    </div>
  )
}
