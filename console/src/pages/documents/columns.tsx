import type { PlanSummary } from '@citybrain/contract/engines/plan.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { momentWords } from '../../days/days.ts'
import type { Column } from '../../table/column.ts'
import { VersionMark } from '../../words/kind.tsx'

export function useDocumentColumns(): readonly Column<PlanSummary>[] {
  const { t, i18n } = useTranslation()
  return useMemo(
    () => [
      {
        key: 'title',
        title: t('field.title'),
        width: 320,
        opens: true,
        render: (plan) => (
          <>
            {plan.title} {plan.sample && <span className="sample-mark">{t('header.sample')}</span>}
          </>
        ),
      },
      { key: 'kind', title: t('field.document-kind'), width: 140, render: (plan) => t(`plan-kind.${plan.kind}`) },
      { key: 'period', title: t('field.period'), width: 90, render: (plan) => plan.period },
      {
        key: 'state',
        title: t('field.version-state'),
        width: 150,
        render: (plan) => (
          <>
            <VersionMark state={plan.version.state} />
            {plan.version.number > 1 && (
              <span className="hint"> {t('documents.version', { number: plan.version.number })}</span>
            )}
          </>
        ),
      },
      {
        key: 'accepted',
        title: t('review-state.accepted'),
        width: 80,
        numeric: true,
        render: (plan) => plan.version.counts.accepted,
      },
      {
        key: 'proposed',
        title: t('review-state.proposed'),
        width: 80,
        numeric: true,
        render: (plan) => plan.version.counts.proposed,
      },
      {
        key: 'characters',
        title: t('field.characters'),
        width: 100,
        numeric: true,
        render: (plan) => plan.characterCount.toLocaleString('en-US'),
      },
      {
        key: 'imported',
        title: t('field.imported'),
        width: 190,
        render: (plan) => (
          <>
            {plan.importedBy === 'system' ? t('value.system') : plan.importedBy}
            <br />
            <span className="hint">{momentWords(plan.importedAt, i18n.language)}</span>
          </>
        ),
      },
    ],
    [t, i18n.language],
  )
}
