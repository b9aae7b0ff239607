import { resetPassword, updateAccount } from '@citybrain/contract/api/identity.ts'
import type { Account, AccountWithPosts } from '@citybrain/contract/engines/account.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Space } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { momentWords } from '../../days/days.ts'
import { Unknown } from '../../register/row-facts.tsx'
import { useDepartments } from '../../session/session.ts'
import type { Column } from '../../table/column.ts'
import { listWords } from '../../words/list.ts'
import { useSay } from '../../words/say.ts'
import { State } from '../../words/state.tsx'
import type { Issued } from './one-time-password.tsx'

interface Doing {
  onEdit(account: Account): void
  onIssued(issued: Issued): void
}

export function useAccountColumns({ onEdit, onIssued }: Doing): readonly Column<AccountWithPosts>[] {
  const { t, i18n } = useTranslation()
  const departments = useDepartments()
  const say = useSay()
  return useMemo(
    () => [
      { key: 'name', title: t('field.name'), width: 140, opens: true, render: (one) => one.name },
      { key: 'login', title: t('sign-in.login'), width: 150, render: (one) => one.login },
      {
        key: 'roles',
        title: t('field.roles'),
        width: 160,
        render: (one) =>
          listWords(
            one.roles.map((role) => t(`role.${role}`)),
            i18n.language,
          ),
      },
      {
        key: 'department',
        title: t('field.department'),
        width: 160,
        render: (one) =>
          one.department ? departments.nameOf(one.department) : <Unknown why={t('unknown.department')} />,
      },
      {
        key: 'posts',
        title: t('accounts.posts'),
        width: 200,
        render: (one) =>
          one.posts.length > 0 ? (
            listWords(
              one.posts.map(({ title, acting }) =>
                acting ? `${say(title)} (${t('organisation.acting')})` : say(title),
              ),
              i18n.language,
            )
          ) : (
            <Unknown why={t('unknown.posts')} />
          ),
      },
      { key: 'state', title: t('field.account-state'), width: 140, render: (one) => <AccountState account={one} /> },
      {
        key: 'seen',
        title: t('field.last-sign-in'),
        width: 160,
        render: (one) =>
          one.lastSignedInAt ? momentWords(one.lastSignedInAt, i18n.language) : <Unknown why={t('unknown.sign-in')} />,
      },
      {
        key: 'do',
        title: t('accounts.actions'),
        width: 230,
        render: (one) => <Actions account={one} onEdit={onEdit} onIssued={onIssued} />,
      },
    ],
    [t, i18n.language, departments, say, onEdit, onIssued],
  )
}

function AccountState({ account }: { account: Account }) {
  const { t } = useTranslation()
  if (account.disabled) return <State tone="unknown">{t('accounts.disabled')}</State>
  if (account.mustChangePassword) return <State tone="waiting">{t('accounts.waiting')}</State>
  return <State tone="on-track">{t('accounts.active')}</State>
}

function Actions({ account, onEdit, onIssued }: Doing & { account: Account }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const queries = useQueryClient()
  const words = useErrorWords()
  const settled = {
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
    onError: (error: unknown) => void message.error(words(error), 6),
  }
  const reset = useMutation({
    mutationFn: () => call(resetPassword, { params: { account: account.id } }),
    ...settled,
    onSuccess: (issued) => onIssued(issued),
  })
  const able = useMutation({
    mutationFn: () =>
      call(updateAccount, {
        params: { account: account.id },
        body: { revision: account.revision, disabled: !account.disabled },
      }),
    ...settled,
  })
  const ask = (title: string, content: string, onOk: () => void) => modal.confirm({ title, content, onOk })
  return (
    <Space size={4}>
      <Button size="small" onClick={() => onEdit(account)}>
        {t('row.edit')}
      </Button>
      <Button
        size="small"
        loading={reset.isPending}
        onClick={() =>
          ask(t('accounts.reset-title', { name: account.name }), t('accounts.reset-consequence'), () => reset.mutate())
        }
      >
        {t('accounts.reset')}
      </Button>
      <Button
        size="small"
        loading={able.isPending}
        onClick={() =>
          account.disabled
            ? able.mutate()
            : ask(t('accounts.disable-title', { name: account.name }), t('accounts.disable-consequence'), () =>
                able.mutate(),
              )
        }
      >
        {t(account.disabled ? 'accounts.enable' : 'accounts.disable')}
      </Button>
    </Space>
  )
}
