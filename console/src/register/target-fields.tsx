import { CommitmentKind, Comparator, Measure } from '@citybrain/contract/engines/commitment.ts'
import { Checkbox, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DECIMAL, needsFigure, plain } from './typed.ts'

/** What is promised: subject, figure and period. Final once the plan is approved. */
export function TargetFields({ withFigure = true }: { withFigure?: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="form-pair">
        <Form.Item name="kind" label={t('field.kind')}>
          <Select options={CommitmentKind.options.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
        </Form.Item>
        <Form.Item
          name="period"
          label={t('field.period')}
          rules={[{ required: true, pattern: /^\d{4}(-\d{4})?$/, message: t('form.period-needed') }]}
        >
          <Input maxLength={9} />
        </Form.Item>
      </div>
      <Form.Item
        name="subject"
        label={t('field.subject')}
        rules={[{ required: true, whitespace: true, message: t('form.subject-needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      {withFigure && <FigureFields />}
      <div className="form-pair">
        <Form.Item name="action" label={t('field.action')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="deadline" label={t('field.deadline')}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name="baseline" label={t('field.baseline')}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  )
}

function FigureFields() {
  const { t } = useTranslation()
  const comparator = Form.useWatch<(typeof Comparator.options)[number] | null>('comparator')
  const withNumber = needsFigure(comparator)
  return (
    <>
      <div className="form-pair">
        <Form.Item name="comparator" label={t('field.comparator')}>
          <Select
            allowClear
            placeholder={t('form.no-figure')}
            options={Comparator.options.map((one) => ({ value: one, label: t(`comparator.${one}`) }))}
          />
        </Form.Item>
        <Form.Item name="measure" label={t('field.measure')}>
          <Select allowClear options={Measure.options.map((one) => ({ value: one, label: t(`measure.${one}`) }))} />
        </Form.Item>
      </div>
      {withNumber && (
        <div className="form-triple">
          <FigureField name="low" label={t(comparator === 'range' ? 'field.low' : 'field.value')} />
          {comparator === 'range' && <FigureField name="high" label={t('field.high')} />}
          <Form.Item name="unit" label={t('field.unit')}>
            <Input maxLength={30} />
          </Form.Item>
        </div>
      )}
      <div className="form-pair">
        <Form.Item name="direction" label={t('field.direction')}>
          <Select
            allowClear
            options={(['up', 'down'] as const).map((one) => ({ value: one, label: t(`direction.${one}`) }))}
          />
        </Form.Item>
        {withNumber && (
          <Form.Item name="strict" valuePropName="checked" label=" " colon={false}>
            <Checkbox>{t('field.strict')}</Checkbox>
          </Form.Item>
        )}
      </div>
    </>
  )
}

function FigureField({ name, label }: { name: 'low' | 'high'; label: string }) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        {
          validator: (_, typed: string) =>
            DECIMAL.test(plain(typed ?? '')) ? Promise.resolve() : Promise.reject(new Error(t('form.figure-needed'))),
        },
      ]}
    >
      <Input className="figure" inputMode="decimal" maxLength={40} />
    </Form.Item>
  )
}
