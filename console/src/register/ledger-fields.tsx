import { DatePicker, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { DepartmentSelect } from './department-select.tsx'

/** Owner, dates and proof of a row: what may change after approval too. */
export function LedgerFields({ reason }: { reason?: string | undefined }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="leads" label={t('field.leads')} extra={reason ?? t('form.leads-hint')}>
        <DepartmentSelect label={t('field.leads')} />
      </Form.Item>
      <Form.Item name="coOperating" label={t('field.co-operating')}>
        <DepartmentSelect label={t('field.co-operating')} />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="leader" label={t('field.leader')}>
          <Input maxLength={80} placeholder={t('form.leader-example')} />
        </Form.Item>
        <Form.Item name="milestone" label={t('field.milestone')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('field.due')}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="nextReportOn" label={t('field.next-report')}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="evidence" label={t('field.evidence')}>
        <Input maxLength={200} placeholder={t('form.evidence-example')} />
      </Form.Item>
      <Form.Item name="note" label={t('field.note')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 1, maxRows: 5 }} />
      </Form.Item>
    </>
  )
}
