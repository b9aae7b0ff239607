import type { ImportCounts } from '@citybrain/contract/engines/thing-import.ts'
import { useTranslation } from 'react-i18next'

const SHOWN = ['create', 'update', 'unchanged', 'refused', 'skipped'] as const

/** What became of the rows, or what would; they add up to the rows. */
export function Counts({ counts, written = false }: { counts: ImportCounts; written?: boolean }) {
  const { t } = useTranslation()
  return (
    <ul className="import-counts">
      <li>
        <strong className="figure">{counts.rows.toLocaleString('en-US')}</strong>
        {t('thing-import.count-rows')}
      </li>
      {SHOWN.map((key) => (
        <li key={key} className={key === 'refused' && counts.refused > 0 ? 'is-refused' : undefined}>
          <strong className="figure">{counts[key].toLocaleString('en-US')}</strong>
          {t(`thing-import.${written ? 'did' : 'would'}.${key}`)}
        </li>
      ))}
    </ul>
  )
}
