import { addPost, updatePost } from '@citybrain/contract/api/organisation.ts'
import type { Post, Unit } from '@citybrain/contract/engines/organisation.ts'
import type { Role } from '@citybrain/contract/engines/rights.ts'
import { ROLES } from '@citybrain/contract/engines/roles.ts'
import { Alert, Checkbox, Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { newId } from '../../api/ids.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { FormFrame } from '../../register/form-frame.tsx'
import { useDeed } from './use-organisation.ts'

interface Typed {
  zh: string
  en?: string
  roles: Role[]
  seats?: number | null
}

const CARRIED = ROLES.filter(({ personal }) => !personal)

export function PostForm({ unit, post, onClose }: { unit: Unit; post: Post | null; onClose(): void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const deed = useDeed()
  const words = useErrorWords()
  const run = ({ zh, en, roles, seats = null }: Typed) => {
    const told = { title: { zh, en: en?.trim() || zh }, roles, seats }
    return post
      ? call(updatePost, { params: { post: post.id }, body: { revision: post.revision, ...told } })
      : call(addPost, { body: { id: newId(), unit: unit.code, ...told } })
  }
  return (
    <FormFrame
      form={form}
      initial={
        post ? { zh: post.title.zh, en: post.title.en, roles: post.roles, seats: post.seats } : { roles: [], seats: 1 }
      }
      busy={deed.isPending}
      okWords={t('form.save')}
      onSend={(typed) => deed.mutate({ done: t('organisation.saved'), run: () => run(typed) }, { onSuccess: onClose })}
      onLeave={onClose}
    >
      {deed.isError && <Alert type="error" showIcon title={words(deed.error)} className="form-lede" />}
      <Form.Item
        name="zh"
        label={t('organisation.post-title')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="en" label={t('organisation.post-title-en')} extra={t('organisation.english-hint')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="roles" label={t('field.roles')} extra={t('organisation.roles-hint')}>
        <Checkbox.Group options={CARRIED.map(({ key }) => ({ value: key, label: t(`role.${key}`) }))} />
      </Form.Item>
      <Form.Item name="seats" label={t('organisation.seat-count')} extra={t('organisation.seats-hint')}>
        <InputNumber min={1} max={10_000} precision={0} />
      </Form.Item>
    </FormFrame>
  )
}
