import { InboxOutlined } from '@ant-design/icons'
import { Upload } from 'antd'
import { useTranslation } from 'react-i18next'

const FORMATS = '.txt,.docx,.doc,.wps,.ofd,.html,.htm,.pdf'

export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation()
  return (
    <Upload.Dragger
      accept={FORMATS}
      showUploadList={false}
      multiple={false}
      beforeUpload={(file) => {
        onFile(file)
        return Upload.LIST_IGNORE
      }}
    >
      <p className="drop-mark" aria-hidden="true">
        <InboxOutlined />
      </p>
      <p className="drop-words">{t('import.drop')}</p>
      <p className="hint">{t('import.formats')}</p>
    </Upload.Dragger>
  )
}
