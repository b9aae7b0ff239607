import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { percentWords } from '../../figures/percent.ts'
import { useDesk } from './desk.ts'
import { OpenClauses } from './open-clauses.tsx'

/** How much of the body lies in some commitment, was confirmed to promise nothing, or is still open. */
export function CoverageBar() {
  const { t } = useTranslation()
  const { coverage } = useDesk()
  const [open, setOpen] = useState(false)
  if (!coverage) return <div className="coverage" />
  const settled = coverage.coveredCharacters + coverage.confirmedCharacters
  const share = percentWords(settled, coverage.bodyCharacters)
  const width = (part: number) => ({ width: `${(100 * part) / Math.max(1, coverage.bodyCharacters)}%` })
  return (
    <div className="coverage">
      <div className="coverage-words">
        <span>
          {t('coverage.label')} <strong>{share}</strong>
        </span>
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          {t('coverage.open', { count: coverage.open.length })}
        </Button>
      </div>
      <div
        className="coverage-bar"
        role="img"
        aria-label={t('coverage.reading', { share, count: coverage.open.length })}
      >
        <span className="coverage-covered" style={width(coverage.coveredCharacters)} />
        <span className="coverage-confirmed" style={width(coverage.confirmedCharacters)} />
      </div>
      <OpenClauses open={open} onClose={() => setOpen(false)} />
    </div>
  )
}
