import { listDelegations, revokeDelegation } from '@citybrain/contract/api/organisation.ts'
import type { Delegation } from '@citybrain/contract/engines/organisation.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { Failure, Nothing } from '../../app/notices.tsx'
import { dayWords } from '../../days/days.ts'
import { useRight, useSession } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { State, type Tone } from '../../words/state.tsx'
import { DelegationForm } from './delegation-form.tsx'
import './organisation.css'
import { organisationKey, useDeed } from './use-organisation.ts'

const TONES: Record<Delegation['state'], Tone> = {
  'in-force': 'on-track',
  waiting: 'waiting',
  over: 'unknown',
  revoked: 'unknown',
}

/** Who lent their rights to whom, and the form to do so. */
export function Delegations() {
  const { t } = useTranslation()
  const [making, setMaking] = useState(false)
  const list = useInfiniteQuery({
    queryKey: [...organisationKey, 'delegations'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => call(listDelegations, { query: { limit: 50, cursor: pageParam } }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (making) return <DelegationForm onClose={() => setMaking(false)} />
  if (list.isPending) return <Skeleton active />
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  const all = list.data.pages.flatMap(({ items }) => items)
  return (
    <>
      <p className="hint form-lede">{t('organisation.delegations-lede')}</p>
      <Button type="primary" onClick={() => setMaking(true)}>
        {t('organisation.delegate')}
      </Button>
      {all.length === 0 && <Nothing words={t('organisation.no-delegations')} />}
      <ul className="history-list">
        {all.map((one) => (
          <DelegationEntry key={one.id} delegation={one} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('organisation.earlier')}
        </Button>
      )}
    </>
  )
}

export function DelegationEntry({ delegation }: { delegation: Delegation }) {
  const { t, i18n } = useTranslation()
  const { modal } = App.useApp()
  const { account } = useSession()
  const manages = useRight('manage:organisation')
  const say = useSay()
  const deed = useDeed()
  const { from, to, post, start, end, reason, state } = delegation
  const names = { from: from.name, to: to.name }
  const open = state === 'in-force' || state === 'waiting'
  const run = () => call(revokeDelegation, { params: { delegation: delegation.id }, body: {} })
  const ask = () =>
    modal.confirm({
      title: t('organisation.revoke-title', names),
      content: t('organisation.revoke-consequence', names),
      okText: t('organisation.revoke'),
      onOk: () => deed.mutate({ done: t('organisation.revoked'), run }),
    })
  return (
    <li>
      <p className="delegation-head">
        <span className="holder-name">{t('organisation.lends', names)}</span>
        <State tone={TONES[state]}>{t(`delegation.${state}`)}</State>
      </p>
      <p>{post ? say(post.title) : t('organisation.all-rights')}</p>
      <p className="hint">
        {t('organisation.from-to', { from: dayWords(start, i18n.language), to: dayWords(end, i18n.language) })} ·{' '}
        {reason}
      </p>
      {open && (manages || account.id === from.id) && (
        <Button size="small" loading={deed.isPending} onClick={ask}>
          {t('organisation.revoke')}
        </Button>
      )}
    </li>
  )
}
