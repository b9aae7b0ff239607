import { DownloadOutlined } from '@ant-design/icons'
import { exportThings } from '@citybrain/contract/api/thing-export.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../api/call.ts'
import type { BrowserState } from './use-browser.ts'

/** All things that the conditions let through as a file, not only those on the page. */
export function ExportMenu({ type, browser }: { type: ThingType; browser: BrowserState }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const { sort: _, ...conditions } = browser.asked
  const formats = (['xlsx', 'csv', 'geojson'] as const).filter((format) => format !== 'geojson' || type.geometry)
  const items = formats.map((format) => ({
    key: format,
    label: (
      <a href={addressOf(exportThings, { query: { ...conditions, type: type.key, format, language } })} download>
        {t(`export.${format}`)}
      </a>
    ),
  }))
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button icon={<DownloadOutlined />}>{t('things.export')}</Button>
    </Dropdown>
  )
}
