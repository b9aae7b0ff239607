import { changeThings, mergeThings } from '@citybrain/contract/api/things.ts'
import type { BatchItem, Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { thingKeys } from '../../api/things.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { useRight } from '../../session/session.ts'
import { FieldItem } from '../../things/field-input.tsx'
import { fromTyped, type Typed } from '../../things/form-values.ts'

interface Props {
  readonly type: ThingType
  readonly things: readonly Thing[]
  onClear(): void
}

type Doing = 'set' | 'end' | 'merge'
/** As many as one batch takes, or one merge. */
const MOST: Record<Doing, number> = { set: 1000, end: 1000, merge: 20 }

/** What can be done with the chosen things together: all of it or nothing. */
export function BulkBar({ type, things, onClear }: Props) {
  const { t } = useTranslation()
  const [doing, setDoing] = useState<Doing | null>(null)
  const mayMerge = useRight('merge:thing')
  const mayEnd = useRight('end:thing')
  const present = things.filter((thing) => thing.state === 'present')
  const close = () => setDoing(null)
  const done = () => {
    close()
    onClear()
  }
  const offer = (what: Doing, least: number) => (
    <Button
      size="small"
      disabled={present.length < least || present.length > MOST[what]}
      onClick={() => setDoing(what)}
    >
      {t(`bulk-things.${what}`)}
    </Button>
  )
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('bulk.label')}>
      <strong>{t('bulk.chosen', { count: things.length })}</strong>
      {offer('set', 1)}
      {mayEnd && offer('end', 1)}
      {mayMerge && offer('merge', 2)}
      <Button size="small" type="text" onClick={onClear}>
        {t('bulk.none')}
      </Button>
      {doing === 'set' && <SetField type={type} things={present} onDone={done} onClose={close} />}
      {doing === 'end' && <EndThings things={present} onDone={done} onClose={close} />}
      {doing === 'merge' && <MergeThings things={present} onDone={done} onClose={close} />}
    </div>
  )
}

interface DoingProps {
  readonly things: readonly Thing[]
  onDone(): void
  onClose(): void
}

function useSend<T>(send: (given: T) => Promise<unknown>, count: number, onDone: () => void) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      onDone()
      void message.success(t('bulk-things.done', { count }))
      await queries.invalidateQueries({ queryKey: thingKeys.all })
    },
  })
}

const sendBatch = (changes: BatchItem[]) => call(changeThings, { body: { changes } })

function SetField({ type, things, onDone, onClose }: DoingProps & { type: ThingType }) {
  const { t, i18n } = useTranslation()
  const words = useErrorWords()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const [form] = Form.useForm<{ attributes: Record<string, Typed>; reason?: string }>()
  const [key, setKey] = useState(type.fields[0]?.key ?? '')
  const field = type.fields.find((one) => one.key === key)
  const send = useSend(sendBatch, things.length, onDone)
  return (
    <Modal
      open
      title={t('bulk-things.set-title', { count: things.length })}
      okText={t('form.save')}
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={send.isPending}
    >
      {send.isError && <Alert type="error" showIcon title={words(send.error)} className="form-lede" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ attributes, reason }) => {
          if (!field) return
          const value = fromTyped(field, attributes[field.key])
          send.mutate(
            things.map(({ id, revision }) => ({
              do: 'change',
              thing: id,
              revision,
              attributes: { [field.key]: value },
              ...(reason?.trim() ? { reason: reason.trim() } : {}),
            })),
          )
        }}
      >
        <Form.Item label={t('condition.field')} htmlFor="bulk-field">
          <Select
            id="bulk-field"
            showSearch={{ optionFilterProp: 'label' }}
            value={key}
            onChange={setKey}
            options={type.fields.map((one) => ({ value: one.key, label: one.title[language] }))}
          />
        </Form.Item>
        {field && <FieldItem key={field.key} field={field} />}
        <p className="hint">{t('bulk-things.set-hint')}</p>
        <Form.Item name="reason" label={t('form.reason')}>
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function EndThings({ things, onDone, onClose }: DoingProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [form] = Form.useForm<{ reason: string }>()
  const send = useSend(sendBatch, things.length, onDone)
  return (
    <Modal
      open
      title={t('bulk-things.end-title', { count: things.length })}
      okText={t('thing.end')}
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={send.isPending}
    >
      <p>{t('thing.end-consequence')}</p>
      {send.isError && <Alert type="error" showIcon title={words(send.error)} className="form-lede" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) =>
          send.mutate(things.map(({ id, revision }) => ({ do: 'end', thing: id, revision, reason })))
        }
      >
        <Form.Item
          name="reason"
          label={t('form.reason')}
          rules={[{ required: true, min: 2, message: t('form.reason-needed') }]}
        >
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function MergeThings({ things, onDone, onClose }: DoingProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [form] = Form.useForm<{ survivor: string; reason: string }>()
  const send = useSend(
    ({ survivor, reason }: { survivor: string; reason: string }) =>
      call(mergeThings, {
        params: { thing: survivor },
        body: {
          reason,
          duplicates: things.filter(({ id }) => id !== survivor).map(({ id, revision }) => ({ thing: id, revision })),
        },
      }),
    things.length - 1,
    onDone,
  )
  return (
    <Modal
      open
      title={t('bulk-things.merge-title', { count: things.length })}
      okText={t('bulk-things.merge')}
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={send.isPending}
    >
      <p>{t('bulk-things.merge-consequence')}</p>
      {send.isError && <Alert type="error" showIcon title={words(send.error)} className="form-lede" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ survivor: things[0]?.id }}
        onFinish={(typed) => send.mutate(typed)}
      >
        <Form.Item name="survivor" label={t('bulk-things.survivor')}>
          <Radio.Group
            className="bulk-survivors"
            options={things.map(({ id, name, code }) => ({ value: id, label: code ? `${name} · ${code}` : name }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('form.reason')}
          rules={[{ required: true, min: 2, message: t('form.reason-needed') }]}
        >
          <Input maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
