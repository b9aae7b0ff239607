import { updateUnit } from '@citybrain/contract/api/organisation.ts'
import type { Unit } from '@citybrain/contract/engines/organisation.ts'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { Failure, Nothing, PageLoading } from '../../app/notices.tsx'
import { dayWords } from '../../days/days.ts'
import { useRight, useSession } from '../../session/session.ts'
import { useSay } from '../../words/say.ts'
import { State } from '../../words/state.tsx'
import { PostCard } from './post-card.tsx'
import { type Opened, useDeed, usePosts } from './use-organisation.ts'

type Open = (opened: Opened) => void

/** A unit with its posts and whoever holds them on the day. */
export function UnitPanel({ unit, on, onOpen }: { unit: Unit; on: string; onOpen: Open }) {
  const { t, i18n } = useTranslation()
  const say = useSay()
  const posts = usePosts({ unit: unit.code, on })
  const manages = useRight('manage:organisation')
  return (
    <section className="panel panel-pad unit-panel" aria-labelledby="unit-name">
      <div className="unit-head">
        <div className="words">
          <h2 id="unit-name" className="plain-title">
            {say(unit.short)}
          </h2>
          <p className="hint">{say(unit.name)}</p>
          <p className="hint">
            {t(`unit-kind.${unit.kind}`)} · {unit.code}
            {unit.street ? ` · ${t('organisation.street')} ${unit.street}` : ''}
            {unit.effectiveTo
              ? ` · ${t('organisation.until', { day: dayWords(unit.effectiveTo, i18n.language) })}`
              : ''}
          </p>
        </div>
        {unit.effectiveTo && <State tone="unknown">{t('organisation.ending')}</State>}
      </div>
      {manages && <UnitTools unit={unit} onOpen={onOpen} />}
      {posts.isPending ? (
        <PageLoading />
      ) : posts.isError ? (
        <Failure error={posts.error} onRetry={() => void posts.refetch()} />
      ) : posts.data.items.length === 0 ? (
        <Nothing words={t('organisation.no-posts')} />
      ) : (
        <ul className="post-list">
          {posts.data.items.map((post) => (
            <PostCard key={post.id} post={post} unit={unit} named={false} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  )
}

function UnitTools({ unit, onOpen }: { unit: Unit; onOpen: Open }) {
  const { t, i18n } = useTranslation()
  const { modal } = App.useApp()
  const { today } = useSession()
  const say = useSay()
  const deed = useDeed()
  const name = say(unit.short)
  const setEnd = (revision: number, effectiveTo: string | null) =>
    call(updateUnit, { params: { unit: unit.code }, body: { revision, effectiveTo } })
  const end = () =>
    modal.confirm({
      title: t('organisation.end-unit-title', { name }),
      content: t('organisation.end-unit-consequence', { day: dayWords(today, i18n.language) }),
      okText: t('organisation.end'),
      onOk: () =>
        deed.mutate({
          done: t('organisation.ended', { name }),
          run: () => setEnd(unit.revision, today),
          undo: () => setEnd(unit.revision + 1, null),
        }),
    })
  const reopen = () =>
    deed.mutate({ done: t('organisation.reopened', { name }), run: () => setEnd(unit.revision, null) })
  return (
    <div className="tools unit-tools">
      <Button size="small" type="primary" ghost onClick={() => onOpen({ form: 'post', unit, post: null })}>
        {t('organisation.add-post')}
      </Button>
      <Button size="small" onClick={() => onOpen({ form: 'unit', unit })}>
        {t('organisation.rename')}
      </Button>
      <Button size="small" loading={deed.isPending} onClick={unit.effectiveTo ? reopen : end}>
        {t(unit.effectiveTo ? 'organisation.reopen' : 'organisation.end-unit')}
      </Button>
    </div>
  )
}

/** Posts of every unit whose title or holder has what was typed. */
export function FoundPosts(given: { q: string; on: string; units: readonly Unit[]; onOpen: Open }) {
  const { t } = useTranslation()
  const posts = usePosts({ q: given.q, on: given.on })
  const byCode = new Map(given.units.map((unit) => [unit.code as string, unit]))
  if (posts.isPending) return <PageLoading />
  if (posts.isError) return <Failure error={posts.error} onRetry={() => void posts.refetch()} />
  return (
    <section className="panel panel-pad unit-panel" aria-labelledby="found-posts">
      <h2 id="found-posts" className="section-title">
        {t(posts.data.next ? 'organisation.found-many' : 'organisation.found', { count: posts.data.items.length })}
      </h2>
      <ul className="post-list">
        {posts.data.items.map((post) => {
          const unit = byCode.get(post.unit)
          return unit ? <PostCard key={post.id} post={post} unit={unit} named onOpen={given.onOpen} /> : null
        })}
      </ul>
    </section>
  )
}
