import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

export interface Pasted {
  title: string
  text: string
}

const LONGEST = 2_000_000

export function PasteForm({ onText }: { onText: (pasted: Pasted) => void }) {
  const { t } = useTranslation()
  return (
    <Form<Pasted> layout="vertical" requiredMark={false} initialValues={{ title: '', text: '' }} onFinish={onText}>
      <Form.Item name="title" label={t('field.title')} extra={t('import.title-hint')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('import.text')}
        rules={[
          { required: true, whitespace: true, message: t('import.text-needed') },
          { max: LONGEST, message: t('import.text-long') },
        ]}
      >
        <Input.TextArea rows={12} />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t('import.compile')}
      </Button>
    </Form>
  )
}
