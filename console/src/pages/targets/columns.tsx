import type { PlanSummary } from '@citybrain/contract/engines/plan.ts'
import type { TargetLink } from '@citybrain/contract/engines/register.ts'
import { targetWords } from '@citybrain/rules/words/target.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFieldWords } from '../../register/field-words.ts'
import { Unknown } from '../../register/row-facts.tsx'
import { useRight } from '../../session/session.ts'
import type { Column } from '../../table/column.ts'
import { listWords } from '../../words/list.ts'
import { State } from '../../words/state.tsx'
import { LinkActions } from './link-actions.tsx'

/** A column per document between the target's name and the verdict. */
export function useTargetColumns(documents: readonly PlanSummary[]): readonly Column<TargetLink>[] {
  const { t } = useTranslation()
  const mayEdit = useRight('edit:plan')
  return useMemo(
    () => [
      { key: 'title', title: t('targets.target'), width: 220, render: (link) => <strong>{link.title}</strong> },
      {
        key: 'verdict',
        title: t('targets.verdict'),
        width: 190,
        render: (link) => <Verdict link={link} />,
      },
      ...documents.map((document) => ({
        key: document.id,
        title: document.title.length > 18 ? `${document.title.slice(0, 17)}…` : document.title,
        width: 200,
        render: (link: TargetLink) => <Member link={link} document={document} />,
      })),
      ...(mayEdit
        ? [
            {
              key: 'do',
              title: t('targets.link'),
              width: 190,
              render: (link: TargetLink) => <LinkActions link={link} />,
            },
          ]
        : []),
    ],
    [t, documents, mayEdit],
  )
}

function Verdict({ link }: { link: TargetLink }) {
  const { t, i18n } = useTranslation()
  const words = useFieldWords()
  if (link.differs.length === 0) return <State tone="on-track">{t('targets.agree')}</State>
  return (
    <>
      <State tone="late">{t('targets.differ')}</State>
      <span className="hint"> {listWords(link.differs.map(words.nameOf), i18n.language)}</span>
    </>
  )
}

function Member({ link, document }: { link: TargetLink; document: PlanSummary }) {
  const { t, i18n } = useTranslation()
  const rows = link.members.filter((row) => row.plan === document.id)
  if (rows.length === 0) return <Unknown why={t('targets.not-in', { document: document.title })} />
  return rows.map((row) => (
    <Link
      key={row.id}
      to={`/documents/${row.plan}/versions/${row.version}?row=${row.id}`}
      className={`figure${link.differs.length > 0 ? ' differs' : ''}`}
      title={row.quote}
    >
      {targetWords(row, i18n.language) ?? row.vquote ?? row.subject}{' '}
    </Link>
  ))
}
