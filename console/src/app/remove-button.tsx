import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'

interface RemoveButtonProps {
  readonly title: string
  /** What comes of it, asked before. */
  readonly consequence: string
  readonly busy: boolean
  onRemove(): void
}

/** Takes away for good, once that has been confirmed. */
export function RemoveButton({ title, consequence, busy, onRemove }: RemoveButtonProps) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const ask = () =>
    modal.confirm({ title, content: consequence, okText: title, cancelText: t('form.cancel'), onOk: onRemove })
  return (
    <Button danger type="text" loading={busy} onClick={ask}>
      {title}
    </Button>
  )
}
