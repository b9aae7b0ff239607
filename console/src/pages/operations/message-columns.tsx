import type { ChannelStatus, Message, MessageState } from '@citybrain/contract/engines/message.ts'
import { NoticeKind } from '@citybrain/contract/engines/notice.ts'
import type { QueryKey } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { momentWords } from '../../days/days.ts'
import { Unknown } from '../../register/row-facts.tsx'
import { useRight } from '../../session/session.ts'
import type { Column } from '../../table/column.ts'
import { State } from '../../words/state.tsx'
import { ChannelReplay, MessageActions } from './message-actions.tsx'

const FIGURES = ['asked', 'sent', 'queued', 'dead', 'suppressed', 'discarded'] as const
const HEADS = { queued: 'waiting', discarded: 'given-up' } as const

/** How each channel fares; the figures add up. */
export function useChannelColumns(stale: QueryKey): Column<ChannelStatus>[] {
  const { t, i18n } = useTranslation()
  const mayDecide = useRight('operate:log')
  const figure = (key: (typeof FIGURES)[number]): Column<ChannelStatus> => ({
    ...{ key, width: 92, numeric: true, render: (one) => one[key].toLocaleString(i18n.language) },
    title: t(`operations.${key === 'queued' || key === 'discarded' ? HEADS[key] : key}`),
  })
  const columns: Column<ChannelStatus>[] = [
    {
      ...{ key: 'channel', title: t('operations.channel'), width: 80 },
      render: ({ channel }) => t(`operations.channel-${channel}`),
    },
    {
      ...{ key: 'on', title: t('operations.state'), width: 110 },
      render: ({ on }) => (
        <State tone={on ? 'on-track' : 'unknown'}>{t(`operations.channel-${on ? 'on' : 'off'}`)}</State>
      ),
    },
    ...FIGURES.map(figure),
    {
      ...{ key: 'balanced', title: t('operations.balanced'), width: 120 },
      render: ({ balanced }) => (
        <State tone={balanced ? 'on-track' : 'late'}>{t(`operations.balanced-${balanced ? 'yes' : 'no'}`)}</State>
      ),
    },
    {
      ...{ key: 'through', title: t('operations.through'), width: 200 },
      render: ({ through }) => through ?? <Unknown why={t('operations.through-none')} />,
    },
    {
      ...{ key: 'error', title: t('operations.last-error'), width: 280 },
      render: ({ lastError, sent }) =>
        lastError ?? (sent > 0 ? t('operations.last-error-none') : t('operations.message-why-none')),
    },
  ]
  if (mayDecide)
    columns.push({
      ...{ key: 'do', title: t('operations.actions'), width: 150 },
      render: (one) => one.dead > 0 && <ChannelReplay status={one} stale={stale} />,
    })
  return columns
}

/** Messages in one state, neither to whom nor what they say. */
export function useMessageColumns(state: MessageState, stale: QueryKey): Column<Message>[] {
  const { t, i18n } = useTranslation()
  const rights = { decide: useRight('operate:log'), read: useRight('read:case') }
  const moment = (at: string | null) => at && momentWords(at, i18n.language)
  const columns: Column<Message>[] = [
    {
      ...{ key: 'channel', title: t('operations.channel'), width: 80 },
      render: ({ channel }) => t(`operations.channel-${channel}`),
    },
    { ...{ key: 'kind', title: t('operations.message-kind'), width: 150 }, render: ({ kind }) => t(wordOf(kind)) },
    {
      ...{ key: 'to', title: t('operations.message-to'), width: 150 },
      render: ({ to }) => t(`operations.message-to-${to}`),
    },
    {
      ...{ key: 'attempts', title: t('operations.attempts'), width: 90, numeric: true },
      render: ({ attempts }) => attempts,
    },
    {
      ...{ key: 'why', title: t('operations.message-why'), width: 320 },
      render: ({ error }) => error ?? t('operations.message-why-none'),
    },
    {
      ...{ key: 'since', title: t('operations.message-asked-at'), width: 150 },
      render: ({ createdAt }) => moment(createdAt),
    },
    state === 'waiting'
      ? {
          ...{ key: 'due', title: t('operations.message-due-at'), width: 150 },
          render: ({ dueAt }) => moment(dueAt),
        }
      : {
          ...{ key: 'ended', title: t('operations.message-ended-at'), width: 150 },
          render: ({ endedAt }) => moment(endedAt),
        },
  ]
  if (rights.read)
    columns.push({
      ...{ key: 'case', title: t('operations.message-case'), width: 120 },
      render: (one) =>
        one.case ? (
          <Link to={`/cases/${one.case}`}>{t('operations.message-open')}</Link>
        ) : (
          <Unknown why={t('operations.message-no-case')} />
        ),
    })
  if (state === 'dead' && rights.decide)
    columns.push({
      ...{ key: 'do', title: t('operations.actions'), width: 190 },
      render: ({ id }) => <MessageActions id={id} stale={stale} />,
    })
  return columns
}

function wordOf(kind: string) {
  if (kind === 'report-accepted' || kind === 'report-ended') return `operations.message-${kind}` as const
  const notice = NoticeKind.safeParse(kind)
  return notice.success ? (`notices.kind-${notice.data}` as const) : 'operations.message-code'
}
