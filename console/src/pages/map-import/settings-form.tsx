import { setRegionImport } from '@citybrain/contract/api/region-imports.ts'
import { RegionKind } from '@citybrain/contract/engines/region.ts'
import { Datum, type ImportSettings, type RegionImport } from '@citybrain/contract/engines/region-import.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, DatePicker, Form, Input, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { regionKeys } from '../../api/regions.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { fromPicker, toPicker } from '../../days/days.ts'

interface Typed extends Omit<ImportSettings, 'validFrom' | 'invalid'> {
  validFrom: Dayjs | null
  repair: boolean
}

/** What the file's features are, in which datum, and which fields name them; each change previews anew. */
export function ImportSettingsForm({ one }: { one: RegionImport }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: ({ validFrom, repair, ...typed }: Typed) =>
      call(setRegionImport, {
        params: { import: one.id },
        body: {
          revision: one.revision,
          settings: {
            ...typed,
            codeField: typed.codeField ?? null,
            nameField: typed.nameField ?? null,
            validFrom: fromPicker(validFrom),
            invalid: repair ? 'repair' : 'refuse',
          },
        },
      }),
    onSuccess: (next) => queries.setQueryData(regionKeys.import(one.id), next),
  })
  const { validFrom, invalid, ...settings } = one.settings
  const fields = one.fields.map(({ name, samples }) => ({ value: name, label: name, samples: samples.join('、') }))
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...settings, validFrom: toPicker(validFrom), repair: invalid === 'repair' }}
      onFinish={(typed) => save.mutate(typed)}
    >
      <h2 className="section-title">{t('region-import.settings')}</h2>
      {save.isError && <Alert type="error" showIcon title={words(save.error)} className="form-lede" />}
      <Form.Item name="kind" label={t('map-page.kind')}>
        <Select options={RegionKind.options.map((kind) => ({ value: kind, label: t(`region.kind.${kind}`) }))} />
      </Form.Item>
      <Form.Item name="datum" label={t('region-import.datum')}>
        <Select options={Datum.options.map((datum) => ({ value: datum, label: t(`datum.${datum}`) }))} />
      </Form.Item>
      <FieldChoice name="codeField" words={t('region-import.code-field')} fields={fields} />
      <FieldChoice name="nameField" words={t('region-import.name-field')} fields={fields} />
      <Form.Item name="validFrom" label={t('region.valid-from')} extra={t('region.valid-from-hint')}>
        <DatePicker />
      </Form.Item>
      <Form.Item
        name="source"
        label={t('region.source')}
        rules={[{ required: true, whitespace: true, message: t('region.source-needed') }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="repair" valuePropName="checked">
        <Checkbox>{t('region-import.repair')}</Checkbox>
      </Form.Item>
      <Button htmlType="submit" loading={save.isPending}>
        {t('region-import.preview-again')}
      </Button>
    </Form>
  )
}

interface FieldChoiceProps {
  readonly name: string
  readonly words: string
  readonly fields: readonly { value: string; label: string; samples: string }[]
}

function FieldChoice({ name, words, fields }: FieldChoiceProps) {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={words}>
      <Select
        allowClear
        placeholder={t('region-import.no-field')}
        options={[...fields]}
        optionRender={(option) => (
          <span>
            {option.data.label} <span className="hint">{option.data.samples}</span>
          </span>
        )}
      />
    </Form.Item>
  )
}
