import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { targetWords } from '@citybrain/rules/words/target.ts'
import { Checkbox } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDepartments } from '../../session/session.ts'
import { Kind, Review } from '../../words/kind.tsx'
import { useDesk } from './desk.ts'
import { RowDetail } from './row-detail.tsx'
import { toggled } from './use-shortcuts.ts'

/** A row of the register; the selected one opens in place. */
export function RowCard({ row, onShowText }: { row: Commitment; onShowText?: () => void }) {
  const { t } = useTranslation()
  const desk = useDesk()
  const selected = desk.selected?.id === row.id
  return (
    <article className={`row-card is-${row.state}${selected ? ' is-selected' : ''}`}>
      {desk.mayEdit && (
        <Checkbox
          className="row-check"
          aria-label={t('bulk.one', { subject: row.subject })}
          checked={desk.checked.has(row.id)}
          onChange={() => desk.setChecked(toggled(desk.checked, row.id))}
        />
      )}
      <div className="row-body">
        <button
          type="button"
          className="row-main"
          aria-expanded={selected}
          onClick={() => desk.select(selected ? null : row.id)}
        >
          <RowSummary row={row} />
        </button>
        {selected && <RowDetail row={row} {...(onShowText ? { onShowText } : {})} />}
      </div>
    </article>
  )
}

const RowSummary = memo(function RowSummary({ row }: { row: Commitment }) {
  const { t, i18n } = useTranslation()
  const departments = useDepartments()
  const target = targetWords(row, i18n.language)
  return (
    <>
      <span className="row-tags">
        <Kind kind={row.kind} />
        <Review state={row.state} />
        {!row.core && <span className="hint">{t(`role-of.${row.role}`)}</span>}
      </span>
      <span className="row-words">
        <span className="row-subject">{row.subject}</span>
        {target && <span className="row-target figure">{target}</span>}
      </span>
      <span className="row-owner">
        {row.leads.length > 0 ? (
          <>
            {leadWords(row.leads, departments, t)}
            {row.ownerReason && <span className="hint"> · {t('row.suggested')}</span>}
          </>
        ) : (
          <span className="row-missing">{t('row.no-owner')}</span>
        )}
      </span>
    </>
  )
})

type Translate = ReturnType<typeof useTranslation>['t']

/** The leading department and how many lead with it: all of them would hide what else the row says. */
function leadWords(leads: readonly string[], departments: ReturnType<typeof useDepartments>, t: Translate): string {
  const [first = '', ...others] = leads
  const name = departments.nameOf(first)
  if (leads.length > 2 && leads.every((code) => departments.streets.includes(code))) {
    return t('row.streets', { count: leads.length })
  }
  return others.length === 0 ? name : t('row.and-others', { name, count: others.length })
}
