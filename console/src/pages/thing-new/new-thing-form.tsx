import { createThing } from '@citybrain/contract/api/things.ts'
import type { NewThing } from '@citybrain/contract/engines/thing.ts'
import type { Geometry } from '@citybrain/contract/kernel/geometry.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form } from 'antd'
import type { Dayjs } from 'dayjs'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call } from '../../api/call.ts'
import { newId } from '../../api/ids.ts'
import { thingKeys } from '../../api/things.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { fromPicker, toPicker } from '../../days/days.ts'
import { AssertionItems, CoreItems } from '../../things/core-items.tsx'
import { showFaults } from '../../things/faults.ts'
import { FieldItem } from '../../things/field-input.tsx'
import { attributesFrom, type Typed, toTyped } from '../../things/form-values.ts'
import { MANUAL } from '../../things/manual.ts'
import { PlacePicker } from '../../things/place-picker.tsx'
import { type Draft, dropDraft, keepDraft, keptDraft } from './draft.ts'

interface TypedThing {
  name?: string
  code?: string
  aliases?: string[]
  department?: string | null
  attributes?: Record<string, Typed>
  validFrom?: Dayjs | null
  document?: string
}

interface Props {
  readonly type: ThingType
  onBeginAnew(): void
}

const KEEP_AFTER_MS = 400

/** The form that follows from the type's definition; what is typed is kept in this browser until it is saved. */
export function NewThingForm({ type, onBeginAnew }: Props) {
  const { t, i18n } = useTranslation()
  const [form] = Form.useForm<TypedThing>()
  const [kept] = useState(() => keptDraft(type.key))
  const [id] = useState(() => kept?.id ?? newId())
  const geometry = useRef<Geometry | null>(kept?.geometry ?? null)
  const words = useErrorWords()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const keep = useDraftKeeper(() => {
    const typed = form.getFieldsValue(true) as TypedThing
    keepDraft(type.key, draftOf(type, id, typed, geometry.current))
  })
  const save = useSave(type)
  useEffect(() => {
    if (save.error) showFaults(form, save.error, language)
  }, [save.error, form, language])
  const onPlace = useCallback(
    (next: Geometry | null) => {
      if (next === geometry.current) return
      geometry.current = next
      keep()
    },
    [keep],
  )
  return (
    <Form<TypedThing>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      initialValues={initialOf(type, kept)}
      onValuesChange={keep}
      onFinish={(typed) => save.mutate(newThingOf(type, id, typed, geometry.current))}
      className="thing-form"
    >
      {kept && (
        <Alert
          type="info"
          showIcon
          className="form-lede"
          title={t('things.draft-kept')}
          action={
            <Button
              size="small"
              onClick={() => {
                dropDraft(type.key)
                onBeginAnew()
              }}
            >
              {t('things.draft-drop')}
            </Button>
          }
        />
      )}
      {save.isError && <Alert type="error" showIcon title={words(save.error)} className="form-lede" />}
      <CoreItems type={type} />
      {type.fields.length > 0 && <h2 className="form-section">{t('thing.attributes')}</h2>}
      <p className="hint form-lede">{t('things.unknown-hint')}</p>
      {type.fields.map((field) => (
        <FieldItem key={field.key} field={field} />
      ))}
      {type.geometry && (
        <>
          <h2 className="form-section">{t('thing.place')}</h2>
          <PlacePicker type={type} start={geometry.current} onChange={onPlace} />
        </>
      )}
      <h2 className="form-section">{t('thing.basis')}</h2>
      <AssertionItems />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('form.save')}
        </Button>
        <span className="hint">{t('things.draft-hint')}</span>
      </div>
    </Form>
  )
}

function useSave(type: ThingType) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: NewThing) => call(createThing, { body }),
    onSuccess: async (thing) => {
      dropDraft(type.key)
      await queries.invalidateQueries({ queryKey: thingKeys.all, refetchType: 'none' })
      void navigate(`/things/${thing.id}`, { replace: true })
    },
  })
}

/** Keeps the draft when the typing pauses. */
function useDraftKeeper(keepNow: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef(keepNow)
  latest.current = keepNow
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => latest.current(), KEEP_AFTER_MS)
  }, [])
}

function initialOf(type: ThingType, kept: Draft | null): TypedThing {
  if (!kept) return { aliases: [], attributes: {} }
  const attributes = Object.fromEntries(
    type.fields.map((field) => [field.key, toTyped(field, kept.attributes[field.key])]),
  )
  return { ...kept, attributes, validFrom: toPicker(kept.validFrom) }
}

function draftOf(type: ThingType, id: string, typed: TypedThing, geometry: Geometry | null): Draft {
  return {
    id,
    name: typed.name ?? '',
    code: typed.code ?? '',
    aliases: typed.aliases ?? [],
    department: typed.department ?? null,
    attributes: attributesFrom(type.fields, typed.attributes ?? {}, { keepUnknown: false }),
    geometry,
    validFrom: fromPicker(typed.validFrom ?? null),
    document: typed.document ?? '',
  }
}

function newThingOf(type: ThingType, id: string, typed: TypedThing, geometry: Geometry | null): NewThing {
  const draft = draftOf(type, id, typed, geometry)
  const document = draft.document.trim()
  return {
    id,
    type: type.key,
    name: draft.name.trim(),
    ...(draft.code.trim() ? { code: draft.code.trim() } : {}),
    aliases: draft.aliases,
    department: draft.department,
    attributes: draft.attributes,
    geometry,
    ...(draft.validFrom ? { validFrom: draft.validFrom } : {}),
    ...(document ? { source: { system: MANUAL, document } } : {}),
  }
}
