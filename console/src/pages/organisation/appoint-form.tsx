import { appoint } from '@citybrain/contract/api/organisation.ts'
import type { Post } from '@citybrain/contract/engines/organisation.ts'
import { Alert, DatePicker, Form, Input, Radio } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { newId } from '../../api/ids.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { fromPicker, toPicker } from '../../days/days.ts'
import { FormFrame } from '../../register/form-frame.tsx'
import { useSession } from '../../session/session.ts'
import { listWords } from '../../words/list.ts'
import { PersonSelect } from './person-select.tsx'
import { useDeed } from './use-organisation.ts'

interface Typed {
  account: string
  acting: boolean
  from: Dayjs
  to?: Dayjs | null
  reason?: string
}

export function AppointForm({ post, onClose }: { post: Post; onClose(): void }) {
  const { t, i18n } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const { today } = useSession()
  const deed = useDeed()
  const words = useErrorWords()
  const acting = Form.useWatch('acting', form)
  const roles = listWords(
    post.roles.map((role) => t(`role.${role}`)),
    i18n.language,
  )
  const run = ({ account, from, to = null, reason, ...typed }: Typed) =>
    call(appoint, {
      params: { post: post.id },
      body: {
        ...{ id: newId(), account, acting: typed.acting, from: fromPicker(from) ?? today },
        ...{ to: fromPicker(to), reason: reason?.trim() || null },
      },
    })
  return (
    <FormFrame
      form={form}
      initial={{ acting: false, ...{ from: toPicker(today) ?? undefined } } as Partial<Typed>}
      busy={deed.isPending}
      okWords={t('organisation.appoint')}
      onSend={(typed) =>
        deed.mutate({ done: t('organisation.appointed'), run: () => run(typed) }, { onSuccess: onClose })
      }
      onLeave={onClose}
    >
      <p className="hint form-lede">
        {post.roles.length > 0 ? t('organisation.appoint-consequence', { roles }) : t('organisation.no-roles')}
      </p>
      {deed.isError && <Alert type="error" showIcon title={words(deed.error)} className="form-lede" />}
      <Form.Item
        name="account"
        label={t('organisation.person')}
        rules={[{ required: true, message: t('organisation.person-needed') }]}
      >
        <PersonSelect />
      </Form.Item>
      <Form.Item name="acting" label={t('organisation.how')}>
        <Radio.Group
          options={[
            { value: false, label: t('organisation.holds') },
            { value: true, label: t('organisation.acts') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="from"
        label={t('organisation.first-day')}
        rules={[{ required: true, message: t('form.day-needed') }]}
      >
        <DatePicker />
      </Form.Item>
      <Form.Item
        name="to"
        label={t(acting ? 'organisation.last-day' : 'organisation.last-day-open')}
        rules={[{ required: acting === true, message: t('form.day-needed') }]}
      >
        <DatePicker />
      </Form.Item>
      <Form.Item name="reason" label={t('organisation.basis')}>
        <Input.TextArea rows={2} maxLength={300} placeholder={t('organisation.basis-example')} />
      </Form.Item>
    </FormFrame>
  )
}
