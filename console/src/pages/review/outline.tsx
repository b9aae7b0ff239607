import type { PlanSection } from '@citybrain/contract/engines/outline.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from './desk.ts'

interface Entry {
  readonly section: PlanSection
  /** Rows in it and below it. */
  readonly rows: number
  readonly open: number
}

/** The plan's own outline with the rows of each section; pressing one goes there. */
export function Outline({ atPoint }: { atPoint: number }) {
  const { t } = useTranslation()
  const desk = useDesk()
  const entries = useEntries()
  const current = entries.findLast((entry) => entry.section.start <= atPoint + 1)?.section.number
  return (
    <nav className="outline" aria-label={t('review.outline')}>
      <h2>{t('review.outline')}</h2>
      <ol>
        {entries.map(({ section, rows, open }) => (
          <li key={section.number}>
            <button
              type="button"
              className={`outline-entry level-${Math.min(section.level, 4)}`}
              aria-current={current === section.number ? 'location' : undefined}
              title={section.heading}
              onClick={() => desk.showPlace(section.start)}
            >
              <span className="outline-words">{section.heading || t('review.opening')}</span>
              {section.past && <span className="hint">{t('review.past')}</span>}
              <span className="outline-count" title={t('review.section-rows', { count: rows, open })}>
                {rows > 0 ? rows : ''}
                {open > 0 && <span className="outline-open"> ·{open}</span>}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p className="hint">{t('review.outline-hint')}</p>
    </nav>
  )
}

export function useEntries(): Entry[] {
  const { document, rows, coverage } = useDesk()
  return useMemo(() => {
    const living = countsBySection(rows.filter((row) => row.state !== 'rejected').map((row) => row.section))
    const open = countsBySection(coverage?.open.map((clause) => clause.section) ?? [])
    return document.sections
      .filter((section) => section.level <= 3)
      .map((section) => ({
        section,
        rows: living.get(section.number) ?? 0,
        open: open.get(section.number) ?? 0,
      }))
  }, [document.sections, rows, coverage])
}

/** Each section counts what stands in it and in all below it: `2.1.3` counts for `2`, `2.1` and itself. */
function countsBySection(sections: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const number of sections) {
    const parts = number.split('.')
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const above = parts.slice(0, depth).join('.')
      counts.set(above, (counts.get(above) ?? 0) + 1)
    }
  }
  return counts
}
