import type { PlanSummary } from '@citybrain/contract/engines/plan.ts'
import type { Commitment } from '@citybrain/contract/engines/register.ts'
import { targetWords } from '@citybrain/rules/words/target.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Unknown } from '../../register/row-facts.tsx'
import { useDepartments } from '../../session/session.ts'
import type { Column } from '../../table/column.ts'
import { Kind, Review } from '../../words/kind.tsx'
import { listWords } from '../../words/list.ts'

const STATES = { proposed: 0, accepted: 1, rejected: 2 } as const

export function useLedgerColumns(plans: readonly PlanSummary[], one: boolean): readonly Column<Commitment>[] {
  const { t, i18n } = useTranslation()
  const departments = useDepartments()
  return useMemo(() => {
    const titles = new Map(plans.map((plan) => [plan.id, plan.title]))
    const join = (codes: readonly string[]) => listWords(codes.map(departments.nameOf), i18n.language)
    const text = (key: keyof Commitment & string, title: string, width: number, why: string): Column<Commitment> => ({
      key,
      title,
      width,
      sortBy: (row) => (row[key] as string | null) ?? null,
      render: (row) => (row[key] as string | null) ?? <Unknown why={why} />,
    })
    const columns: Column<Commitment>[] = [
      {
        key: 'subject',
        title: t('field.subject'),
        width: 208,
        opens: true,
        sortBy: (row) => row.subject,
        render: (row) => row.subject,
      },
      {
        key: 'kind',
        title: t('field.kind'),
        width: 106,
        sortBy: (row) => row.kind,
        render: (row) => <Kind kind={row.kind} />,
      },
      {
        key: 'target',
        title: t('field.target'),
        width: 146,
        render: (row) => targetWords(row, i18n.language) ?? <Unknown why={t('unknown.target')} />,
      },
      {
        key: 'leads',
        title: t('field.leads'),
        width: 136,
        sortBy: (row) => (row.leads[0] ? departments.nameOf(row.leads[0]) : null),
        render: (row) => (row.leads.length > 0 ? join(row.leads) : <Unknown why={t('unknown.leads')} />),
      },
      {
        key: 'co-operating',
        title: t('field.co-operating'),
        width: 150,
        render: (row) =>
          row.coOperating.length > 0 ? join(row.coOperating) : <Unknown why={t('unknown.co-operating')} />,
      },
      text('leader', t('field.leader'), 116, t('unknown.leader')),
      text('milestone', t('field.milestone'), 136, t('unknown.milestone')),
      { ...text('dueOn', t('field.due'), 108, t('unknown.due')), key: 'due' },
      { ...text('nextReportOn', t('field.next-report'), 108, t('unknown.report')), key: 'next-report' },
      text('evidence', t('field.evidence'), 150, t('unknown.evidence')),
      text('period', t('field.period'), 90, ''),
      {
        key: 'section',
        title: t('field.section'),
        width: 80,
        sortBy: (row) => row.section,
        render: (row) => row.section,
      },
      { key: 'quote', title: t('field.quote'), width: 300, render: (row) => row.quote },
      {
        key: 'state',
        title: t('field.state'),
        width: 90,
        sortBy: (row) => STATES[row.state],
        render: (row) => <Review state={row.state} />,
      },
    ]
    if (one) return columns
    return [
      ...columns,
      {
        key: 'document',
        title: t('field.document'),
        width: 168,
        sortBy: (row) => titles.get(row.plan) ?? row.plan,
        render: (row) => titles.get(row.plan) ?? '',
      },
    ]
  }, [plans, one, departments, t, i18n.language])
}
