import type { ReportType } from '@citybrain/contract/engines/report.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../words/say.ts'
import { ChoiceQuestion, TextQuestion } from '../questions.tsx'
import { useDraft } from './draft.ts'
import { QuestionPage } from './question-page.tsx'
import { useReportType } from './report-type.ts'
import { useWay } from './steps.ts'

type Ask = ReportType['asks'][number]

/** What is wrong: the questions of the type’s own form that the public is asked. */
export function What() {
  const { t } = useTranslation()
  const { asks } = useReportType()
  const { draft } = useDraft()
  const way = useWay('what')
  const [wrong, setWrong] = useState(false)
  const missing = asks.filter(({ field, required }) => required && isEmpty(draft.data[field.key]))
  const onward = () => {
    setWrong(true)
    if (missing.length === 0) way.onward()
  }
  return (
    <QuestionPage step="what" title={t('portal.what-title')} onward={t('portal.onward')} onSubmit={onward}>
      {asks.map((ask) => (
        <Answer key={ask.field.key} ask={ask} wrong={wrong && missing.includes(ask)} />
      ))}
    </QuestionPage>
  )
}

const isEmpty = (value: string | number | undefined) => value === undefined || String(value).trim() === ''

function Answer({ ask: { field, required }, wrong }: { readonly ask: Ask; readonly wrong: boolean }) {
  const { t } = useTranslation()
  const say = useSay()
  const { draft, change } = useDraft()
  const value = draft.data[field.key]
  const set = (next: string | number | undefined) => {
    const { [field.key]: _, ...others } = draft.data
    change({ data: next === undefined || next === '' ? others : { ...others, [field.key]: next } })
  }
  const label = required ? say(field.title) : t('portal.optional', { what: say(field.title) })
  const common = { label, error: wrong ? t('portal.required') : null, ...(field.help && { hint: say(field.help) }) }
  switch (field.kind) {
    case 'choice':
      return (
        <ChoiceQuestion
          {...common}
          options={field.choices.map((one) => ({ value: one.value, label: say(one.title) }))}
          value={value === undefined ? null : String(value)}
          onChange={set}
        />
      )
    case 'integer':
      return (
        <TextQuestion
          {...common}
          inputMode="numeric"
          value={value === undefined ? '' : String(value)}
          onChange={(typed) => set(/^\d{1,9}$/.test(typed.trim()) ? Number(typed) : typed === '' ? undefined : value)}
        />
      )
    case 'date':
      return <TextQuestion {...common} type="date" value={String(value ?? '')} onChange={set} />
    default:
      return (
        <TextQuestion
          {...common}
          lines={field.kind === 'text' && field.maxLength > LONG ? 5 : 1}
          {...(field.kind === 'text' && { maxLength: field.maxLength })}
          value={String(value ?? '')}
          onChange={set}
        />
      )
  }
}

const LONG = 120
