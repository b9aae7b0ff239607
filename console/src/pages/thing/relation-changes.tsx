import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { linkThings, unlinkThings } from '@citybrain/contract/api/thing-history.ts'
import type { Link, Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { thingKeys } from '../../api/things.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { ThingSelect } from './thing-select.tsx'

export function AddRelation({ type, thing }: { type: ThingType; thing: Thing }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" className="no-print" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('relations.add')}
      </Button>
      {open && <AddDialog type={type} thing={thing} onClose={() => setOpen(false)} />}
    </>
  )
}

function AddDialog({ type, thing, onClose }: { type: ThingType; thing: Thing; onClose(): void }) {
  const { t, i18n } = useTranslation()
  const words = useErrorWords()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ other: string }>()
  const [kind, setKind] = useState(type.links[0]?.key ?? '')
  const link = type.links.find(({ key }) => key === kind)
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const add = useMutation({
    mutationFn: ({ other }: { other: string }) =>
      call(linkThings, { params: { thing: thing.id, link: kind, other }, body: {} }),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey: thingKeys.all })
    },
  })
  return (
    <Modal
      open
      title={t('relations.add')}
      okText={t('form.save')}
      onOk={() => form.submit()}
      onCancel={onClose}
      confirmLoading={add.isPending}
    >
      {add.isError && <Alert type="error" showIcon title={words(add.error)} className="form-lede" />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => add.mutate(typed)}>
        <Form.Item label={t('relations.kind')} htmlFor="relation-kind">
          <Select
            id="relation-kind"
            value={kind}
            onChange={(next) => {
              setKind(next)
              form.resetFields()
            }}
            options={type.links.map(({ key, title }) => ({ value: key, label: title[language] }))}
          />
        </Form.Item>
        <Form.Item
          name="other"
          label={t('relations.other')}
          rules={[{ required: true, message: t('relations.other-needed') }]}
        >
          <ThingSelect key={kind} types={link?.to ?? []} without={thing.id} label={t('relations.other')} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

export function EndRelation({ link, other }: { link: Link; other: string }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const words = useErrorWords()
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: () => call(unlinkThings, { params: { thing: link.from, link: link.kind, other: link.to }, query: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: thingKeys.all }),
    onError: (error) => void message.error(words(error), 6),
  })
  const ask = () =>
    modal.confirm({
      title: t('relations.end-title', { name: other }),
      content: t('relations.end-consequence'),
      okText: t('relations.end'),
      cancelText: t('form.cancel'),
      onOk: () => end.mutateAsync().catch(() => undefined),
    })
  return (
    <Button
      type="text"
      size="small"
      className="no-print"
      icon={<CloseOutlined />}
      loading={end.isPending}
      aria-label={t('relations.end-of', { name: other })}
      onClick={ask}
    />
  )
}
