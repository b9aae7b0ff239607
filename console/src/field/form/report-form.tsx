import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { emptyCase } from '@citybrain/rules/casework/context.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../api/ids.ts'
import { fieldsAsked, questionedOf } from '../../cases/form-values.ts'
import { TextQuestion } from '../../portal/questions.tsx'
import { attributesFrom, fromTyped, type Typed } from '../../things/form-values.ts'
import { useSay } from '../../words/say.ts'
import { Select } from '../parts/select.tsx'
import { useClassTable } from '../session/day.ts'
import { useWork } from '../session/work.ts'
import { ClassFinder } from './class-finder.tsx'
import { FieldQuestion } from './field-question.tsx'
import { type Lately, NOTHING_LATELY, noted, readLately } from './lately.ts'
import { PhotoField, photosOf, type Taken } from './photo-field.tsx'
import { PlaceField, usePlace } from './place-field.tsx'
import { useQueueing } from './use-queueing.ts'

interface Props {
  readonly types: readonly CaseType[]
  onQueued(): void
}

/** What was reported last decides what is proposed now. */
export function ReportForm({ types, onQueued }: Props) {
  const { account, box } = useWork()
  const lately = useQuery({
    ...{ queryKey: ['lately', account], staleTime: 0 },
    queryFn: async () => readLately((await box.kept('lately'))?.value),
  })
  if (!lately.isFetchedAfterMount) return null
  return <Form types={types} lately={lately.data ?? NOTHING_LATELY} onQueued={onQueued} />
}

function Form({ types, lately, onQueued }: Props & { readonly lately: Lately }) {
  const { t } = useTranslation()
  const say = useSay()
  const { box, who } = useWork()
  const [typeKey, setTypeKey] = useState<string>(lately.type)
  const type = types.find(({ key }) => key === typeKey) ?? types[0]
  const [taken, setTaken] = useState<readonly Taken[]>([])
  const [category, setCategory] = useState<string | null>(lately.classes[0] ?? null)
  const [address, setAddress] = useState('')
  const [source, setSource] = useState(lately.source)
  const [typed, setTyped] = useState<Record<string, Typed>>({})
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set())
  const place = usePlace(taken)
  const table = useClassTable(type)
  const { fault, queueDeed } = useQueueing()
  if (!type) return null
  const sources = type.sources.filter((one) => !one.public)
  const from = sources.find(({ key }) => key === source)?.key ?? sources[0]?.key ?? ''
  const entries = table.data?.value.entries ?? []
  const named = entries.find(({ code }) => code === category)?.title
  const inWords = named ? say(named) : t('field.see-photo')
  const state = nothingYet(type, { who, source: from })
  const asked = fieldsAsked(type, type.opening.asks, questionedOf(type, state, { attributes: typed }), {})
  const filledIn = (field: (typeof asked)[number]): Typed =>
    // The photo says what it is; its class, or a word that points to it, is enough where some must be given.
    typed[field.key] ??
    (field.required && field.kind === 'text' && field.privacy !== 'sensitive' && field.privacy !== 'secret'
      ? inWords
      : undefined)
  const least = Math.max(1, type.opening.attachments)
  const send = async () => {
    const lacking = new Set([
      ...asked.flatMap((field) => (field.required && fromTyped(field, filledIn(field)) === null ? [field.key] : [])),
      ...(taken.length < least ? ['photos'] : []),
      ...(place.position === null ? ['place'] : []),
    ])
    setMissing(lacking)
    if (lacking.size > 0 || place.position === null) return
    const values = Object.fromEntries(asked.map((field) => [field.key, filledIn(field)] as const))
    const id = newId()
    const given = {
      ...{ id: id as never, type: type.key, source: from, about: null, category },
      data: attributesFrom(asked, values, { keepUnknown: false }),
      place: { position: [...place.position] as [number, number], address: address.trim() || null },
      attachments: taken.map((one) => one.id as never),
    }
    const title = [inWords, address.trim()].filter(Boolean).join(' · ')
    const doing = { case: id, title, doing: t('field.report'), revision: null, photos: photosOf(taken) }
    if (!(await queueDeed({ ...doing, deed: { kind: 'open', given } }))) return
    await box.keep('lately', noted(lately, { type: type.key, source: from, category }))
    onQueued()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {fault && (
        <p className="p-error" role="alert">
          {fault}
        </p>
      )}
      <PhotoField
        taken={taken}
        least={least}
        fault={missing.has('photos')}
        label={t('field.report-photo')}
        onChange={setTaken}
      />
      <PlaceField place={place} fault={missing.has('place')} />
      <button type="submit" className="p-button f-wide f-send">
        {t('field.report-send')}
      </button>
      <ClassFinder entries={entries} value={category} lately={lately.classes} onChange={setCategory} />
      {asked.map((field) => (
        <FieldQuestion
          key={field.key}
          field={field}
          value={filledIn(field)}
          fault={missing.has(field.key) ? t('form.needed') : null}
          onChange={(value) => setTyped((now) => ({ ...now, [field.key]: value }))}
        />
      ))}
      <TextQuestion label={t('field.report-address')} value={address} maxLength={300} onChange={setAddress} />
      {types.length > 1 && (
        <Select
          label={t('field.report-type')}
          value={type.key}
          options={types.map(({ key, title }) => ({ value: key, label: say(title) }))}
          onChange={setTypeKey}
        />
      )}
      <Select
        label={t('field.report-source')}
        value={from}
        options={sources.map(({ key, title }) => ({ value: key, label: say(title) }))}
        onChange={setSource}
      />
    </form>
  )
}

const nothingYet = (type: CaseType, { who, source }: { who: ReturnType<typeof useWork>['who']; source: string }) =>
  emptyCase({
    ...{ district: who.district.code, id: newId() as never, type: type.key, version: type.version, source },
    ...{ openedAt: '', openedBy: '', opener: { id: who.account.id, name: who.account.name } },
  })
