import { Datum } from '@citybrain/contract/engines/region-import.ts'
import { MatchKey } from '@citybrain/contract/engines/thing-import.ts'
import { DatePicker, Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../session/session.ts'
import type { Columns } from './mapping-form.tsx'

const PLACED: ReadonlySet<string | null> = new Set(['$longitude', '$latitude', '$position', '$wkt'])

/** How rows find their things, what they may do, and who says so since when. */
export function MappingAbout({ columns }: { columns: Columns }) {
  const { t } = useTranslation()
  const { today } = useSession()
  return (
    <div className="mapping-about">
      <Form.Item name="match" label={t('thing-import.match')} extra={t('thing-import.match-hint')}>
        <Select options={MatchKey.options.map((key) => ({ value: key, label: t(`thing-import.match.${key}`) }))} />
      </Form.Item>
      <Form.Item name="mode" label={t('thing-import.mode')}>
        <Radio.Group
          options={(['both', 'create', 'update'] as const).map((mode) => ({
            value: mode,
            label: t(`thing-import.mode.${mode}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="datum" label={t('region-import.datum')} hidden={!columns.some(({ to }) => PLACED.has(to))}>
        <Select options={Datum.options.map((datum) => ({ value: datum, label: t(`datum.${datum}`) }))} />
      </Form.Item>
      <Form.Item
        name="system"
        label={t('thing-import.system')}
        extra={t('thing-import.system-hint')}
        rules={[{ required: true, whitespace: true, message: t('form.needed') }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="document" label={t('thing.document')} extra={t('thing.document-hint')}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="validFrom" label={t('thing.valid-from')} extra={t('thing.valid-from-hint')}>
        <DatePicker disabledDate={(day) => day.format('YYYY-MM-DD') > today} />
      </Form.Item>
    </div>
  )
}
