import { listThings } from '@citybrain/contract/api/things.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../api/call.ts'
import { thingCount } from '../../api/things.ts'
import { useAddress } from '../../app/address.ts'
import { Failure, Nothing } from '../../app/notices.tsx'
import { SearchInput } from '../../table/search-input.tsx'
import { Marked } from '../../things/marked.tsx'
import { useTypes } from '../../things/types.ts'
import { OwnViews } from './own-views.tsx'
import './things.css'

const MOST_COUNTED = 10_000

/** Every type with how many there are, and a search over all of them. */
export function TypeList() {
  const { t } = useTranslation()
  const { all } = useTypes()
  const [address, set] = useAddress()
  const q = address.get('q')?.trim() ?? ''
  const counts = useQueries({ queries: all.map((type) => thingCount({ type: type.key })) })
  const known = counts.map((one) => one.data ?? 0)
  const total = known.reduce((sum, one) => sum + one, 0)
  return (
    <div className="sheet">
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.things')}</h1>
          <p className="lede">
            {t('things.lede', {
              types: all.length,
              count: total,
              filled: known.filter((one) => one > 0).length,
              more: known.includes(MOST_COUNTED) ? '+' : '',
            })}
          </p>
        </div>
      </div>
      <div className="tools list-tools">
        <SearchInput label={t('things.search-all')} value={q} onSearch={(typed) => set({ q: typed || null })} />
      </div>
      {q ? (
        <FoundEverywhere q={q} />
      ) : (
        <>
          <OwnViews />
          <ul className="type-cards">
            {all.map((type, at) => (
              <TypeCard key={type.key} type={type} count={counts[at]?.data} failed={counts[at]?.isError ?? false} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function TypeCard({ type, count, failed }: { type: ThingType; count: number | null | undefined; failed: boolean }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const words = count === MOST_COUNTED ? `${MOST_COUNTED.toLocaleString('en-US')}+` : count?.toLocaleString('en-US')
  return (
    <li>
      <Link to={`/things?type=${type.key}`} className="type-card panel">
        <span className="type-card-head">
          <span className="type-card-name">{type.title[language]}</span>
          <span className="figure type-card-count">{words ?? (failed ? '—' : '…')}</span>
        </span>
        <span className="hint">{type.description[language]}</span>
        {type.personal && <span className="personal-mark">{t('things.personal')}</span>}
      </Link>
    </li>
  )
}

const MOST_FOUND = 50

function FoundEverywhere({ q }: { q: string }) {
  const { t, i18n } = useTranslation()
  const { typeOf } = useTypes()
  const found = useQuery({
    queryKey: ['things', 'search', q],
    queryFn: ({ signal }) => call(listThings, { query: { q, limit: MOST_FOUND }, signal }),
  })
  if (found.isPending) return <Skeleton active />
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  const { items, next } = found.data
  if (items.length === 0) {
    return (
      <div className="panel">
        <Nothing words={t('things.found-none', { q })} />
      </div>
    )
  }
  return (
    <div className="panel">
      <ul className="found-list">
        {items.map((thing) => (
          <li key={thing.id}>
            <Link to={`/things/${thing.id}`}>
              <Marked text={thing.name} q={q} />
            </Link>
            <span className="hint">
              {typeOf(thing.type)?.title[i18n.language === 'en' ? 'en' : 'zh']}
              {thing.code && (
                <>
                  {' · '}
                  <Marked text={thing.code} q={q} />
                </>
              )}
              {thing.aliases.length > 0 && (
                <>
                  {' · '}
                  <Marked text={thing.aliases.join('、')} q={q} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {next && <p className="grid-more">{t('things.found-more', { count: MOST_FOUND })}</p>}
    </div>
  )
}
