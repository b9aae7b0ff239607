import { revokeApiKey } from '@citybrain/contract/api/api-keys.ts'
import type { ApiKey, KeyState } from '@citybrain/contract/engines/api-key.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Tooltip } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import { Unknown } from '../../register/row-facts.tsx'
import type { Column } from '../../table/column.ts'
import { usePersonWords } from '../../things/manual.ts'
import { listWords } from '../../words/list.ts'
import { State, type Tone } from '../../words/state.tsx'
import { keysKey } from './asked.ts'
import { grantWords } from './scope-words.ts'

const TONES = { active: 'on-track', expired: 'unknown', revoked: 'unknown' } as const satisfies Record<KeyState, Tone>

export function useKeyColumns(): readonly Column<ApiKey>[] {
  const { t, i18n } = useTranslation()
  const personWords = usePersonWords()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return useMemo(
    () => [
      { key: 'name', title: t('access.key-name'), width: 160, render: (one) => <strong>{one.name}</strong> },
      {
        key: 'prefix',
        title: t('access.key-prefix'),
        width: 186,
        render: (one) => <code className="figure">{one.prefix}…</code>,
      },
      {
        key: 'state',
        title: t('access.state'),
        width: 100,
        render: (one) => <State tone={TONES[one.state]}>{t(`access.key-${one.state}`)}</State>,
      },
      { key: 'account', title: t('access.account'), width: 100, render: (one) => one.account.name },
      { key: 'scope', title: t('access.scope'), width: 196, render: (one) => <ScopeWords keyShown={one} /> },
      {
        key: 'expires',
        title: t('access.expires'),
        width: 140,
        render: (one) => <span className="figure">{momentWords(one.expiresAt, language)}</span>,
      },
      {
        key: 'used',
        title: t('access.last-used'),
        width: 140,
        render: (one) =>
          one.lastUsedAt ? (
            <span className="figure">{momentWords(one.lastUsedAt, language)}</span>
          ) : (
            <Unknown why={t('access.never-used')} />
          ),
      },
      {
        key: 'made',
        title: t('access.made'),
        width: 190,
        render: (one) => `${personWords(one.createdBy)} ${momentWords(one.createdAt, language)}`,
      },
      { key: 'do', title: t('accounts.actions'), width: 86, render: (one) => <Revoke one={one} /> },
    ],
    [t, language, personWords],
  )
}

function ScopeWords({ keyShown }: { keyShown: ApiKey }) {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const words = listWords(
    keyShown.scope.map((grant) => grantWords(grant, language)),
    language,
  )
  return (
    <Tooltip title={words}>
      <span className="scope-words">{words}</span>
    </Tooltip>
  )
}

function Revoke({ one }: { one: ApiKey }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const words = useErrorWords()
  const queries = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => call(revokeApiKey, { params: { key: one.id } }),
    onSuccess: () => void message.success(t('access.key-revoked-now')),
    onError: (error) => void message.error(words(error), 6),
    onSettled: () => queries.invalidateQueries({ queryKey: keysKey }),
  })
  if (one.state !== 'active') return null
  return (
    <Button
      size="small"
      danger
      loading={revoke.isPending}
      aria-label={t('access.revoke-of', { name: one.name })}
      onClick={() =>
        modal.confirm({
          title: t('access.revoke-title', { name: one.name }),
          content: t('access.revoke-consequence'),
          okText: t('access.revoke'),
          okButtonProps: { danger: true },
          cancelText: t('form.cancel'),
          onOk: () => revoke.mutateAsync().catch(() => undefined),
        })
      }
    >
      {t('access.revoke')}
    </Button>
  )
}
