import {
  deleteWebhook,
  renewWebhookSecret,
  replayDeliveries,
  testWebhook,
  updateWebhook,
} from '@citybrain/contract/api/webhooks.ts'
import type { Webhook } from '@citybrain/contract/engines/webhook.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useAddress } from '../../app/address.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { webhooksKey } from './asked.ts'
import { ReplaySince } from './replay-since.tsx'
import type { Issued } from './secret-once.tsx'
import { WebhookForm } from './webhook-form.tsx'

interface Props {
  readonly webhook: Webhook
  onIssued(issued: Issued): void
}

/** Test, pause, replay, change, renew the secret, remove: what can't be taken back asks once with its consequence. */
export function WebhookActions({ webhook, onIssued }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'edit' | 'since' | null>(null)
  const { params, run, ask } = useDeeds(webhook)
  const [, set] = useAddress()
  const test = useMutation({ mutationFn: () => call(testWebhook, { params }) })
  const paused = webhook.state === 'paused'
  const renew = async () => {
    const { secret } = await call(renewWebhookSecret, { params })
    onIssued({ what: 'webhook', name: webhook.name, secret })
  }
  const remove = async () => {
    await call(deleteWebhook, { params })
    set({ webhook: null })
  }
  return (
    <>
      <div className="tools">
        <Button loading={test.isPending} onClick={() => test.mutate()}>
          {t('access.test')}
        </Button>
        <Button
          onClick={() =>
            void run(() => call(updateWebhook, { params, body: { revision: webhook.revision, paused: !paused } }))
          }
        >
          {t(paused ? 'access.resume' : 'access.pause')}
        </Button>
        {webhook.counts.dead > 0 && (
          <Button onClick={() => void run(() => call(replayDeliveries, { params, body: { what: { kind: 'dead' } } }))}>
            {t('access.replay-dead', { count: webhook.counts.dead })}
          </Button>
        )}
        <Button onClick={() => setOpen('since')}>{t('access.replay-since')}</Button>
        <Button onClick={() => setOpen('edit')}>{t('row.edit')}</Button>
        <Button onClick={() => ask('renew', renew)}>{t('access.renew')}</Button>
        <Button danger onClick={() => ask('remove', remove)}>
          {t('access.remove')}
        </Button>
      </div>
      <TestResult test={test} />
      <WebhookForm editing={open === 'edit' ? webhook : null} onClose={() => setOpen(null)} onIssued={onIssued} />
      {open === 'since' && <ReplaySince webhook={webhook} onClose={() => setOpen(null)} />}
    </>
  )
}

function TestResult({
  test,
}: {
  test: {
    data?: { delivered: boolean; status: number | null; error: string | null; milliseconds: number } | undefined
    error: unknown
  }
}) {
  const { t } = useTranslation()
  const words = useErrorWords()
  if (test.error) return <Alert type="error" showIcon className="receiver-notice" title={words(test.error)} />
  if (!test.data) return null
  const { delivered, status, error, milliseconds } = test.data
  return (
    <Alert
      type={delivered ? 'success' : 'error'}
      showIcon
      className="receiver-notice"
      role="status"
      title={
        delivered
          ? t('access.test-arrived', { status, milliseconds })
          : t('access.test-failed', { error: error ?? t('access.answered', { status }) })
      }
    />
  )
}

function useDeeds(webhook: Webhook) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const words = useErrorWords()
  const queries = useQueryClient()
  const run = async (deed: () => Promise<unknown>) => {
    try {
      await deed()
    } catch (error) {
      void message.error(words(error), 6)
    }
    await queries.invalidateQueries({ queryKey: webhooksKey })
  }
  const ask = (what: 'renew' | 'remove', deed: () => Promise<unknown>) =>
    modal.confirm({
      title: t(`access.${what}-title`, { name: webhook.name }),
      content: t(`access.${what}-consequence`, { count: webhook.counts.waiting }),
      okText: t(`access.${what}`),
      okButtonProps: { danger: what === 'remove' },
      cancelText: t('form.cancel'),
      onOk: () => run(deed),
    })
  return { params: { webhook: webhook.id }, run, ask }
}
