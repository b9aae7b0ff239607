import { report } from '@citybrain/contract/api/reports.ts'
import type { NewReport, ReportType } from '@citybrain/contract/engines/report.ts'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { useSay } from '../../words/say.ts'
import { ErrorBox } from '../notices.tsx'
import { useDistrict } from '../portal.ts'
import { type Draft, useDraft } from './draft.ts'
import { QuestionPage } from './question-page.tsx'
import { useReportType } from './report-type.ts'
import { isAsked, type Step } from './steps.ts'

/** All answers on one page before they are sent. */
export function Check() {
  const { t } = useTranslation()
  const type = useReportType()
  const { draft, clear } = useDraft()
  const district = useDistrict()
  const navigate = useNavigate()
  const sending = useMutation({
    mutationFn: () => call(report, { params: { district }, body: bodyOf(type, draft) }),
    onSuccess: async (receipt) => {
      await navigate('../done', { state: receipt, replace: true })
      clear()
    },
  })
  return (
    <QuestionPage
      step="check"
      title={t('portal.check-title')}
      words={t('portal.check-words')}
      onward={t(sending.isPending ? 'portal.sending' : 'portal.send')}
      busy={sending.isPending}
      onSubmit={() => sending.mutate()}
    >
      {sending.isError && <ErrorBox error={sending.error} />}
      <Answers type={type} draft={draft} />
    </QuestionPage>
  )
}

/** Nobody is told of anything who left no number. */
export function reporterOf({ name, phone, told }: Draft): NewReport['reporter'] {
  const number = phone.trim() || null
  return { name: name.trim() || null, phone: number, told: told && number !== null }
}

function bodyOf(type: ReportType, draft: Draft): NewReport {
  const { id, secret, data, category, photos, position, address } = draft
  return {
    ...{ id, secret, type: type.key, source: type.sources[0]?.key ?? '', data: { ...data }, category },
    place: { position: position && [...position], address: address.trim() || null },
    photos: photos.map((photo) => photo.id),
    reporter: reporterOf(draft),
  }
}

function Answers({ type, draft }: { readonly type: ReportType; readonly draft: Draft }) {
  const { t } = useTranslation()
  const say = useSay()
  const none = t('portal.not-given')
  const className = type.classes.find(({ code }) => code === draft.category)?.title
  const place = [draft.address.trim(), draft.position ? t('portal.position-set') : ''].filter(Boolean).join(' · ')
  const contact = [draft.name.trim(), draft.phone.trim()].filter(Boolean).join(' · ')
  return (
    <dl className="p-answers">
      {isAsked('photos', type, draft) && (
        <Answer step="photos" what={t('portal.photos')}>
          {draft.photos.length === 0 ? none : t('portal.photo-count', { count: draft.photos.length })}
        </Answer>
      )}
      <Answer step="place" what={t('portal.place')}>
        {place || none}
      </Answer>
      {isAsked('class', type, draft) && (
        <Answer step="class" what={t('portal.class')}>
          {className ? say(className) : t('portal.class-unsure')}
        </Answer>
      )}
      {type.asks.map(({ field }) => (
        <Answer key={field.key} step="what" what={say(field.title)}>
          {valueWords(field, draft.data[field.key], say) || none}
        </Answer>
      ))}
      <Answer step="contact" what={t('portal.contact')}>
        {contact || none}
      </Answer>
    </dl>
  )
}

type AskedField = ReportType['asks'][number]['field']

function valueWords(field: AskedField, value: string | number | undefined, say: ReturnType<typeof useSay>): string {
  if (value === undefined) return ''
  const choice = field.kind === 'choice' ? field.choices.find((one) => one.value === value)?.title : undefined
  return choice ? say(choice) : String(value)
}

function Answer({
  step,
  what,
  children,
}: {
  readonly step: Step
  readonly what: string
  readonly children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <div>
      <dt>{what}</dt>
      <dd>{children}</dd>
      <dd>
        <Link to={`../${step}`} aria-label={t('portal.change-of', { what })}>
          {t('portal.change')}
        </Link>
      </dd>
    </div>
  )
}
