import { DownloadOutlined } from '@ant-design/icons'
import { exportCaseFigures } from '@citybrain/contract/api/case-figures.ts'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../api/call.ts'
import { useAddress } from '../../app/address.ts'
import type { Asked } from './asked.ts'

/** What the page shows as a workbook or a document, with the cases behind the figure that is drawn. */
export function ExportMenu({ asked }: { asked: Asked }) {
  const { t, i18n } = useTranslation()
  const [address] = useAddress()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const figure = address.get('chart') ?? undefined
  const items = (['xlsx', 'docx'] as const).map((format) => ({
    key: format,
    label: (
      <a href={addressOf(exportCaseFigures, { query: { ...asked, figure, format, language } })} download>
        {t(`evaluation.export-${format}`)}
      </a>
    ),
  }))
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button icon={<DownloadOutlined />}>{t('evaluation.export')}</Button>
    </Dropdown>
  )
}
