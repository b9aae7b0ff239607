import type { Appointment, Post, Unit } from '@citybrain/contract/engines/organisation.ts'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayWords } from '../../days/days.ts'
import { useRight, useSession } from '../../session/session.ts'
import { listWords } from '../../words/list.ts'
import { useSay } from '../../words/say.ts'
import { State } from '../../words/state.tsx'
import { type Opened, setPostEnd, useDeed } from './use-organisation.ts'

interface Props {
  readonly post: Post
  readonly unit: Unit
  /** Says the unit, too. */
  readonly named: boolean
  onOpen(opened: Opened): void
}

export function PostCard({ post, unit, named, onOpen }: Props) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const roles = post.roles.map((role) => t(`role.${role}`))
  return (
    <li className="post-card">
      <div className="post-head">
        <h3 className="post-title">
          {named ? `${say(unit.short)} · ` : ''}
          {say(post.title)}
        </h3>
        {post.vacant && <State tone="at-risk">{t('organisation.vacant')}</State>}
        {post.effectiveTo && <State tone="unknown">{t('organisation.ending')}</State>}
      </div>
      <p className="hint">
        {roles.length > 0
          ? t('organisation.carries', { roles: listWords(roles, i18n.language) })
          : t('organisation.no-roles')}
        {' · '}
        {post.seats === null ? t('organisation.any-seats') : t('organisation.seats', { count: post.seats })}
      </p>
      {post.holders.length > 0 && (
        <ul className="holder-list">
          {post.holders.map((one) => (
            <Holder key={one.id} post={post} appointment={one} onOpen={onOpen} />
          ))}
        </ul>
      )}
      <PostTools post={post} unit={unit} onOpen={onOpen} />
    </li>
  )
}

function Holder({ post, appointment, onOpen }: { post: Post; appointment: Appointment; onOpen: Props['onOpen'] }) {
  const { t, i18n } = useTranslation()
  const manages = useRight('manage:organisation')
  const { name, acting, from, to, over } = appointment
  const since = { from: dayWords(from, i18n.language), to: to === null ? '' : dayWords(to, i18n.language) }
  return (
    <li className="holder">
      <span className="holder-name">{name}</span>
      {acting && <State tone="waiting">{t('organisation.acting')}</State>}
      <span className="hint">{t(to === null ? 'organisation.since' : 'organisation.from-to', since)}</span>
      {manages && !over && (
        <Button
          size="small"
          aria-label={t('organisation.leave-of', { name })}
          onClick={() => onOpen({ form: 'leave', post, appointment })}
        >
          {t('organisation.leave')}
        </Button>
      )}
    </li>
  )
}

function PostTools({ post, unit, onOpen }: Omit<Props, 'named'>) {
  const { t, i18n } = useTranslation()
  const { modal } = App.useApp()
  const { today } = useSession()
  const manages = useRight('manage:organisation')
  const say = useSay()
  const deed = useDeed()
  const name = say(post.title)
  const end = () =>
    modal.confirm({
      title: t('organisation.end-post-title', { name }),
      content: t('organisation.end-post-consequence', { day: dayWords(today, i18n.language) }),
      okText: t('organisation.end'),
      onOk: () =>
        deed.mutate({
          done: t('organisation.ended', { name }),
          run: () => setPostEnd(post.id, post.revision, today),
          undo: () => setPostEnd(post.id, post.revision + 1, null),
        }),
    })
  const reopen = () =>
    deed.mutate({ done: t('organisation.reopened', { name }), run: () => setPostEnd(post.id, post.revision, null) })
  return (
    <div className="tools post-tools">
      {manages && (
        <>
          <Button size="small" onClick={() => onOpen({ form: 'appoint', unit, post })}>
            {t('organisation.appoint')}
          </Button>
          <Button size="small" onClick={() => onOpen({ form: 'post', unit, post })}>
            {t('row.edit')}
          </Button>
          <Button size="small" loading={deed.isPending} onClick={post.effectiveTo ? reopen : end}>
            {t(post.effectiveTo ? 'organisation.reopen' : 'organisation.end-post')}
          </Button>
        </>
      )}
      <Button size="small" type="text" onClick={() => onOpen({ form: 'history', post })}>
        {t('organisation.history')}
      </Button>
    </div>
  )
}
