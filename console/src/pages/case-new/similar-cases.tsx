import { listSimilarCases } from '@citybrain/contract/api/cases.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { caseKeys } from '../../api/cases.ts'
import type { FormSeen } from '../../cases/case-form.tsx'
import { listWords } from '../../words/list.ts'
import { useSay } from '../../words/say.ts'

/** As likely, at least, that whoever opens a case should look. */
const LIKELY = 0.5
const MOST_SHOWN = 3
const LONGEST = 500

/** Cases that may be the same matter, while there is still time not to open another one. */
export function SimilarCases({ type, seen: { typed, position } }: { type: CaseType; seen: FormSeen }) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const said = type.fields
    .filter((field) => field.kind === 'text' && field.search)
    .flatMap(({ key }) => (typeof typed.attributes?.[key] === 'string' ? String(typed.attributes[key]) : []))
  const text = useDeferredValue(said.join(' ').trim().slice(0, LONGEST))
  const query = {
    ...{ type: type.key, text },
    ...(typed.category && { category: typed.category }),
    ...(position && { position: position.join(',') }),
  }
  const similar = useQuery({
    queryKey: [...caseKeys.all, 'similar', query],
    enabled: position !== null && (text !== '' || typed.category !== undefined),
    queryFn: ({ signal }) => call(listSimilarCases, { query, signal }),
  })
  const likely = similar.data?.candidates.filter(({ score }) => score >= LIKELY).slice(0, MOST_SHOWN) ?? []
  if (likely.length === 0) return null
  const list = (
    <ul className="case-related">
      {likely.map(({ id, number, title, reasons }) => (
        <li key={id}>
          {/* In another tab: what is typed here stays. */}
          <a href={`/cases/${id}`} target="_blank" rel="noreferrer">{`${number} ${title}`}</a>{' '}
          <span className="hint">{listWords(reasons.map(say), i18n.language)}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <div role="status">
      <Alert type="warning" showIcon title={t('case.similar')} description={list} />
    </div>
  )
}
