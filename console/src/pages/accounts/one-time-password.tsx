import type { Account } from '@citybrain/contract/engines/account.ts'
import { Button, Modal, Typography } from 'antd'
import { useTranslation } from 'react-i18next'

export interface Issued {
  readonly account: Account
  readonly oneTimePassword: string
}

/** Shown this once; nobody can read it again. */
export function OneTimePassword({ issued, onClose }: { issued: Issued | null; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      open={issued !== null}
      closable={false}
      mask={{ closable: false }}
      title={t('accounts.one-time', { name: issued?.account.name ?? '' })}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('accounts.noted')}
        </Button>
      }
    >
      <p className="hint form-lede">{t('accounts.one-time-why')}</p>
      <dl className="fact-list">
        <dt>{t('sign-in.login')}</dt>
        <dd>{issued?.account.login}</dd>
        <dt>{t('sign-in.password')}</dt>
        <dd>
          <Typography.Text copyable code style={{ fontSize: 18 }}>
            {issued?.oneTimePassword ?? ''}
          </Typography.Text>
        </dd>
      </dl>
    </Modal>
  )
}
