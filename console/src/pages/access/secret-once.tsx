import { Button, Modal, Typography } from 'antd'
import { useTranslation } from 'react-i18next'

/** A secret just made: whose it is, and how it is used. */
export interface Issued {
  readonly what: 'key' | 'webhook'
  readonly name: string
  readonly secret: string
}

/** Shown this once; nobody can read it again. */
export function SecretOnce({ issued, onClose }: { issued: Issued | null; onClose(): void }) {
  const { t } = useTranslation()
  if (issued === null) return null
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t(`access.secret-of-${issued.what}`, { name: issued.name })}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('access.noted')}
        </Button>
      }
    >
      <p className="form-lede">{t('access.secret-once')}</p>
      <p>
        <Typography.Text
          copyable={{ text: issued.secret, tooltips: [t('access.copy'), t('access.copied')] }}
          code
          className="secret"
        >
          {issued.secret}
        </Typography.Text>
      </p>
      <p className="hint">{t(`access.use-of-${issued.what}`)}</p>
      {issued.what === 'key' && (
        <pre className="secret-example">
          {`curl -H "Authorization: Bearer ${issued.secret.slice(0, 16)}…" \\\n  ${location.origin}/api/v1/things?limit=1`}
        </pre>
      )}
    </Modal>
  )
}
