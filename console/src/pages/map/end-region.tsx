import { endRegion } from '@citybrain/contract/api/regions.ts'
import type { RegionDetail } from '@citybrain/contract/engines/region.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, DatePicker, Form, Input, Modal } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { regionKeys } from '../../api/regions.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { fromPicker, toPicker } from '../../days/days.ts'
import { useSession } from '../../session/session.ts'

interface Typed {
  on: Dayjs
  reason: string
}

export function EndRegion({ region, open, onClose }: { region: RegionDetail; open: boolean; onClose(): void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Typed>()
  const { today } = useSession()
  const words = useErrorWords()
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: ({ on, reason }: Typed) =>
      call(endRegion, {
        params: { region: region.id },
        body: { revision: region.revision, on: fromPicker(on) ?? today, reason },
      }),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey: regionKeys.all })
    },
  })
  return (
    <Modal
      open={open}
      title={t('region.end-title', { name: region.name })}
      okText={t('region.end')}
      onOk={() => form.submit()}
      onCancel={onClose}
      confirmLoading={end.isPending}
      destroyOnHidden
    >
      <p>{t('region.end-consequence')}</p>
      {end.isError && <Alert type="error" showIcon title={words(end.error)} className="form-lede" />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => end.mutate(typed)}>
        <Form.Item
          name="on"
          label={t('region.end-on')}
          initialValue={toPicker(today)}
          rules={[{ required: true, message: t('form.day-needed') }]}
        >
          <DatePicker />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('form.reason')}
          rules={[{ required: true, min: 2, message: t('form.reason-needed') }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
