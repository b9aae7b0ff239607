import type { ValueLineage } from '@citybrain/contract/engines/thing.ts'
import type { Field } from '@citybrain/contract/pack/field.ts'
import { Popover } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { momentWords } from '../../days/days.ts'
import { validityWords } from '../../days/validity.ts'
import { usePersonWords, useSystemWords } from '../../things/manual.ts'

interface Props {
  readonly lineage: ValueLineage | undefined
  readonly field?: Field
  readonly children: ReactNode
}

/** A value with the dotted line that leads to who said so, from which system and document, true since when, known since when. */
export function Lineage({ lineage, field, children }: Props) {
  const { t } = useTranslation()
  if (!lineage) return children
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      title={t('lineage.title')}
      content={<LineageFacts lineage={lineage} field={field} />}
    >
      <button type="button" className="lineage" aria-haspopup="dialog">
        {children}
      </button>
    </Popover>
  )
}

function LineageFacts({ lineage, field }: { lineage: ValueLineage; field: Field | undefined }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const systemWords = useSystemWords()
  const personWords = usePersonWords()
  const { source, by, knownAt } = lineage
  const rows: [string, string][] = [
    [t('lineage.by'), personWords(by.name)],
    [t('lineage.system'), systemWords(source.system)],
    [t('lineage.document'), source.document ?? t('lineage.no-document')],
    [t('lineage.valid'), validityWords(lineage, t)],
    [t('lineage.known'), momentWords(knownAt, language)],
    [t('lineage.kind'), t('lineage.revision', { kind: t(`fact.${lineage.kind}`), revision: lineage.revision })],
    ...(field ? [[t('lineage.privacy'), t(`privacy.${field.privacy}`)] as [string, string]] : []),
    ...(field?.source ? [[t('lineage.definition'), field.source.note[language]] as [string, string]] : []),
  ]
  return (
    <dl className="fact-list lineage-facts">
      {rows.map(([title, words]) => (
        <div key={title} className="contents">
          <dt>{title}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
