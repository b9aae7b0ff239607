import { endThing, listThings, mergeThings, reopenThing, unmergeThing } from '@citybrain/contract/api/things.ts'
import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, DatePicker, Form, type FormInstance, Input, Modal } from 'antd'
import type { Dayjs } from 'dayjs'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { thingKeys } from '../../api/things.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { fromPicker, toPicker } from '../../days/days.ts'
import { useSession } from '../../session/session.ts'
import { ThingSelect } from './thing-select.tsx'

/** Sends something about a thing's life, and lets everything that shows things ask again. */
function useLife<T>(send: (typed: T) => Promise<unknown>, onClose: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey: thingKeys.all })
    },
  })
}

interface FrameProps<T extends object> {
  readonly title: string
  readonly consequence: string
  readonly ok: string
  readonly form: FormInstance<T>
  readonly life: { mutate(typed: T): void; isPending: boolean; error: unknown }
  readonly initial?: Partial<T>
  readonly children?: ReactNode
  onClose(): void
}

function LifeDialog<T extends object>({
  title,
  consequence,
  ok,
  form,
  life,
  initial,
  children,
  onClose,
}: FrameProps<T>) {
  const { t } = useTranslation()
  const words = useErrorWords()
  return (
    <Modal open title={title} okText={ok} onOk={() => form.submit()} onCancel={onClose} confirmLoading={life.isPending}>
      <p>{consequence}</p>
      {life.error !== null && <Alert type="error" showIcon title={words(life.error)} className="form-lede" />}
      <Form<T> form={form} layout="vertical" requiredMark={false} initialValues={initial ?? {}} onFinish={life.mutate}>
        {children}
        <Form.Item
          name={'reason' as never}
          label={t('form.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('form.reason-needed') }]}
        >
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

interface DialogProps {
  readonly thing: Thing
  onClose(): void
}

export function EndDialog({ thing, onClose }: DialogProps) {
  const { t } = useTranslation()
  const { today } = useSession()
  const [form] = Form.useForm<{ on: Dayjs | null; reason: string }>()
  const life = useLife(
    ({ on, reason }: { on: Dayjs | null; reason: string }) =>
      call(endThing, {
        params: { thing: thing.id },
        body: { revision: thing.revision, on: fromPicker(on) ?? today, reason: reason.trim() },
      }),
    onClose,
  )
  return (
    <LifeDialog
      title={t('thing.end-title', { name: thing.name })}
      consequence={t('thing.end-consequence')}
      ok={t('thing.end')}
      form={form}
      life={life}
      initial={{ on: toPicker(today) }}
      onClose={onClose}
    >
      <Form.Item name="on" label={t('thing.end-on')} rules={[{ required: true, message: t('form.day-needed') }]}>
        <DatePicker />
      </Form.Item>
    </LifeDialog>
  )
}

export function ReopenDialog({ thing, onClose }: DialogProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ reason: string }>()
  const merged = thing.state === 'merged'
  const life = useLife(
    ({ reason }: { reason: string }) =>
      call(merged ? unmergeThing : reopenThing, {
        params: { thing: thing.id },
        body: { revision: thing.revision, reason: reason.trim() },
      }),
    onClose,
  )
  return (
    <LifeDialog
      title={t(merged ? 'thing.unmerge-title' : 'thing.reopen-title', { name: thing.name })}
      consequence={t(merged ? 'thing.unmerge-consequence' : 'thing.reopen-consequence')}
      ok={t(merged ? 'thing.unmerge' : 'thing.reopen')}
      form={form}
      life={life}
      onClose={onClose}
    />
  )
}

interface TypedMerge {
  duplicate: string
  reason: string
}

/** Marks others as duplicates of this one, which goes on. */
export function MergeDialog({ type, thing, onClose }: DialogProps & { type: ThingType }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<TypedMerge>()
  const chosen = Form.useWatch('duplicate', form)
  const life = useLife(
    ({ duplicate, reason }: TypedMerge) =>
      call(mergeThings, {
        params: { thing: thing.id },
        body: { revision: thing.revision, duplicates: [{ thing: duplicate }], reason: reason.trim() },
      }),
    onClose,
  )
  const near = useNamesakes(type, thing)
  return (
    <LifeDialog
      title={t('thing.merge-title', { name: thing.name })}
      consequence={t('bulk-things.merge-consequence')}
      ok={t('bulk-things.merge')}
      form={form}
      life={life}
      onClose={onClose}
    >
      <Form.Item
        name="duplicate"
        label={t('thing.duplicate')}
        rules={[{ required: true, message: t('thing.duplicate-needed') }]}
      >
        <ThingSelect types={[type.key]} without={thing.id} label={t('thing.duplicate')} />
      </Form.Item>
      {!chosen && near.length > 0 && (
        <p className="hint">
          {t('thing.alike')}{' '}
          {near.map((one) => (
            <button
              key={one.id}
              type="button"
              className="link-button alike"
              onClick={() => form.setFieldValue('duplicate', one.id)}
            >
              {one.name}
              {one.code && ` · ${one.code}`}
            </button>
          ))}
        </p>
      )}
    </LifeDialog>
  )
}

/** Others of the type that the name finds. */
function useNamesakes(type: ThingType, thing: Thing): readonly Thing[] {
  const found = useQuery({
    queryKey: [...thingKeys.one(thing.id), 'namesakes'],
    queryFn: ({ signal }) =>
      call(listThings, { query: { type: type.key, q: thing.name.slice(0, 100), limit: 6 }, signal }),
  })
  return (found.data?.items ?? []).filter(({ id }) => id !== thing.id)
}
