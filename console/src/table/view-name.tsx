import { Alert, Button, Input, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../app/notices.tsx'

interface Props {
  readonly name?: string
  readonly label: string
  readonly okWords: string
  readonly busy: boolean
  readonly error: unknown
  onSend(name: string): void
  onCancel?(): void
}

/** Asks for the name of a view; a refusal stands above it with what to do. */
export function ViewName({ name = '', label, okWords, busy, error, onSend, onCancel }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [typed, setTyped] = useState(name)
  const send = () => {
    if (typed.trim() && !busy) onSend(typed.trim())
  }
  return (
    <div className="view-name">
      {error ? <Alert type="error" showIcon title={words(error)} /> : null}
      <Space.Compact block>
        <Input
          autoFocus={onCancel !== undefined}
          value={typed}
          maxLength={40}
          placeholder={label}
          aria-label={label}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={send}
        />
        <Button type="primary" onClick={send} loading={busy} disabled={!typed.trim()}>
          {okWords}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('form.cancel')}</Button>}
      </Space.Compact>
    </div>
  )
}
