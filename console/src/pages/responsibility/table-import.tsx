import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../app/link-button.tsx'
import { useErrorWords } from '../../app/notices.tsx'
import { FileDrop } from '../../imports/file-drop.tsx'
import { useSay } from '../../words/say.ts'
import { useTable } from './queries.ts'

/** A table is looked at first, then taken in as a whole. */
export function TableImport() {
  const { t } = useTranslation()
  const say = useSay()
  const words = useErrorWords()
  const table = useTable()
  const [file, setFile] = useState<File | null>(null)
  const look = (chosen: File) => {
    setFile(chosen)
    table.mutate({ file: chosen, does: 'preview' })
  }
  const found = table.data
  const counts = found && { rows: found.rows, added: found.added, changed: found.changed, same: found.same }
  return (
    <div className="duty-import">
      <p>{t('duty-grid.import-how')}</p>
      <FileDrop formats=".xlsx,.csv" busy={table.isPending} onFile={look} />
      {table.isError && <Alert type="error" showIcon title={words(table.error)} />}
      {counts && (
        <div role="status">
          <p>
            {file?.name}：{t(found.applied ? 'duty-grid.import-done' : 'duty-grid.import-would', counts)}
          </p>
          {found.faults.length > 0 && (
            <>
              <p>{t('duty-grid.import-faults', { count: found.faults.length })}</p>
              <ul className="duty-past">
                {found.faults.map(({ row, words: said }) => (
                  <li key={`${row} ${said.zh}`}>
                    {row > 0 && <strong>{t('duty-grid.line', { row })} </strong>}
                    {say(said)}
                  </li>
                ))}
              </ul>
            </>
          )}
          {!found.applied && found.faults.length === 0 && found.added + found.changed > 0 && file && (
            <Button type="primary" loading={table.isPending} onClick={() => table.mutate({ file, does: 'apply' })}>
              {t('duty-grid.import-apply')}
            </Button>
          )}
        </div>
      )}
      <p className="hint">{t('duty-grid.import-drawn')}</p>
      <LinkButton to="/map/imports">{t('duty-grid.import-map')}</LinkButton>
    </div>
  )
}
