import { listPosts } from '@citybrain/contract/api/organisation.ts'
import type { RegionKind } from '@citybrain/contract/engines/region.ts'
import type { ResponsibilityDraft } from '@citybrain/contract/engines/responsibility.ts'
import type { CaseType } from '@citybrain/contract/pack/case-type.ts'
import { useQuery } from '@tanstack/react-query'
import { Alert, DatePicker, Form, Input, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { newId } from '../../api/ids.ts'
import { useRegionSearch } from '../../api/regions.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { RemoveButton } from '../../app/remove-button.tsx'
import { useClasses } from '../../cases/classes.ts'
import { fromPicker, toPicker } from '../../days/days.ts'
import { FormFrame } from '../../register/form-frame.tsx'
import { useDepartments } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { type Row, usePast, useRowChange } from './queries.ts'

interface Typed {
  readonly kind: RegionKind
  readonly area: string
  readonly category: string | null
  readonly department: string
  /** `post:…` or `person:…`. */
  readonly whom: string | null
  readonly note: string | null
  readonly effectiveFrom: Dayjs | null
  readonly effectiveTo: Dayjs | null
}

interface Props {
  readonly type: CaseType | undefined
  /** Null: a new one. */
  readonly row: Row | null
  onClose(): void
}

export function RowForm({ type, row, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const words = useErrorWords()
  const { save, remove } = useRowChange(onClose)
  const [id] = useState(() => row?.id ?? newId())
  const error = save.error ?? remove.error
  const send = (typed: Typed) =>
    save.mutate({ id, revision: row?.revision ?? 0, row: draftOf(typed, row, type?.categories ?? null) })
  return (
    <FormFrame<Typed>
      form={form}
      initial={initialOf(row)}
      busy={save.isPending}
      okWords={t('form.save')}
      onSend={send}
      onLeave={onClose}
    >
      {error && <Alert type="error" showIcon title={words(error)} className="form-lede" />}
      <AreaItems row={row} />
      <WhomItems type={type} />
      <div className="form-pair">
        <Form.Item name="effectiveFrom" label={t('case-rule.from')}>
          <DatePicker className="field-date" />
        </Form.Item>
        <Form.Item name="effectiveTo" label={t('case-rule.to')}>
          <DatePicker className="field-date" />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t('duty-grid.note')} extra={t('duty-grid.note-hint')}>
        <Input.TextArea maxLength={300} autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      {row && (
        <RemoveButton
          title={t('duty-grid.remove')}
          consequence={t('duty-grid.remove-consequence')}
          busy={remove.isPending}
          onRemove={() => remove.mutate(row)}
        />
      )}
      {row && <Past id={row.id} />}
    </FormFrame>
  )
}

const KINDS = ['district', 'street', 'community', 'grid', 'zone'] as const

function AreaItems({ row }: { row: Row | null }) {
  const { t } = useTranslation()
  const kind = (Form.useWatch('kind') as RegionKind | undefined) ?? row?.kind ?? 'street'
  const form = Form.useFormInstance<Typed>()
  const [q, setQ] = useState('')
  const found = useRegionSearch(q, kind)
  const known = row && row.kind === kind ? [{ value: row.area as string, label: row.areaName ?? row.area }] : []
  const options = (found.data?.items ?? []).map(({ id, code, name }) => ({
    value: kind === 'zone' ? id : ((code as string | null) ?? id),
    label: `${name} ${code ?? ''}`,
  }))
  const all = [...known.filter(({ value }) => !options.some((one) => one.value === value)), ...options]
  return (
    <div className="form-pair">
      <Form.Item name="kind" label={t('duty-grid.kind')}>
        <Select
          options={KINDS.map((one) => ({ value: one, label: t(`region.kind.${one}`) }))}
          onChange={() => form.setFieldValue('area', undefined)}
        />
      </Form.Item>
      <Form.Item name="area" label={t('duty-grid.area')} rules={[{ required: true, message: t('form.needed') }]}>
        <Select
          showSearch={{ filterOption: false, onSearch: setQ }}
          loading={found.isFetching}
          popupMatchSelectWidth={false}
          options={all}
        />
      </Form.Item>
    </div>
  )
}

function WhomItems({ type }: { type: CaseType | undefined }) {
  const { t } = useTranslation()
  const say = useSay()
  const departments = useDepartments()
  const classes = useClasses(type)
  const form = Form.useFormInstance<Typed>()
  const department = Form.useWatch('department') as string | undefined
  const posts = useQuery({
    queryKey: ['posts-of', department],
    enabled: department !== undefined,
    queryFn: ({ signal }) => call(listPosts, { query: { unit: department, limit: 500 }, signal }),
  })
  const items = posts.data?.items ?? []
  const people = new Map(items.flatMap(({ holders }) => holders.map(({ account, name }) => [account as string, name])))
  return (
    <>
      <Form.Item name="category" label={t('case-rule.class')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('case-rule.every-class')}
          options={classes.all.map(({ code, title }) => ({ value: code as string, label: `${say(title)} ${code}` }))}
        />
      </Form.Item>
      <Form.Item
        name="department"
        label={t('duty-grid.department')}
        rules={[{ required: true, message: t('form.needed') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={departments.all.map(({ code }) => ({ value: code as string, label: departments.nameOf(code) }))}
          onChange={() => form.setFieldValue('whom', null)}
        />
      </Form.Item>
      <Form.Item name="whom" label={t('duty-grid.whom')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('case-rule.left-to-department')}
          options={[
            ...items.map(({ id, title }) => ({ value: `post:${id}`, label: `${t('duty-grid.post')} ${say(title)}` })),
            ...[...people].map(([id, name]) => ({ value: `person:${id}`, label: name })),
          ]}
        />
      </Form.Item>
    </>
  )
}

/** What became of the row, newest first. */
function Past({ id }: { id: string }) {
  const { t } = useTranslation()
  const departments = useDepartments()
  const past = usePast(id)
  if (!past.data || past.data.past.length === 0) return null
  return (
    <section aria-label={t('duty-grid.past')}>
      <h3 className="section-title">{t('duty-grid.past')}</h3>
      <ul className="duty-past">
        {past.data.past.map(({ revision, did, by, at, row }) => (
          <li key={revision}>
            <span className="figure">{new Date(at).toLocaleString()}</span>{' '}
            {by === 'system' ? t('duty-grid.system') : by} {t(`duty-grid.did-${did}`)}：
            {departments.nameOf(row.department)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function initialOf(row: Row | null): Partial<Typed> {
  if (!row) return { kind: 'street' }
  const whom = row.post ? `post:${row.post}` : row.assignee ? `person:${row.assignee}` : null
  const days = { effectiveFrom: toPicker(row.effectiveFrom), effectiveTo: toPicker(row.effectiveTo) }
  const { kind, area, category, department, note } = row
  return { kind, area, category, department, note, whom, ...days }
}

function draftOf(typed: Typed, row: Row | null, table: string | null): ResponsibilityDraft {
  const category = typed.category ?? null
  const [of, id = null] = typed.whom?.split(':') ?? []
  return {
    ...{ kind: typed.kind, area: typed.area, category, department: typed.department },
    classes: category === null ? null : row?.category === category ? row.classes : table,
    ...{ post: of === 'post' ? id : null, assignee: of === 'person' ? id : null, note: typed.note?.trim() || null },
    ...{ effectiveFrom: fromPicker(typed.effectiveFrom ?? null), effectiveTo: fromPicker(typed.effectiveTo ?? null) },
  }
}
