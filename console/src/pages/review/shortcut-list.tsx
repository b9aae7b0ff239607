import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { SHORTCUTS } from './use-shortcuts.ts'

export function ShortcutList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys.title')} width={460}>
      <dl className="shortcut-list">
        {SHORTCUTS.map((shortcut) => (
          <div key={shortcut.words}>
            <dt>
              {shortcut.keys.map((key) => (
                <kbd className="kbd" key={key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{t(shortcut.words)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
