import { InboxOutlined } from '@ant-design/icons'
import { Upload } from 'antd'
import { useTranslation } from 'react-i18next'
import './imports.css'

interface Props {
  /** As the browser's file dialog takes them: `.xlsx,.csv`. */
  readonly formats: string
  /** In place of the usual words. */
  readonly words?: string
  readonly hint?: string
  readonly busy?: boolean
  onFile(file: File): void
}

/** Takes one file, dropped or chosen. */
export function FileDrop({ formats, words, hint, busy = false, onFile }: Props) {
  const { t } = useTranslation()
  return (
    <Upload.Dragger
      accept={formats}
      showUploadList={false}
      multiple={false}
      disabled={busy}
      beforeUpload={(file) => {
        onFile(file)
        return Upload.LIST_IGNORE
      }}
    >
      <p className="drop-mark" aria-hidden="true">
        <InboxOutlined />
      </p>
      <p className="drop-words">{words ?? t('import.drop')}</p>
      {hint && <p className="hint">{hint}</p>}
    </Upload.Dragger>
  )
}
