import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { Failure, NoRight, Notice, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { useTypes, useTypesQuery } from '../../things/types.ts'
import { NewThingForm } from './new-thing-form.tsx'
import '../things/things.css'
import './thing-new.css'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('things.new-title'))
  return useRight('create:thing') ? <NewThingPage /> : <NoRight />
}

function NewThingPage() {
  const { t, i18n } = useTranslation()
  const [address] = useSearchParams()
  const types = useTypesQuery()
  const { typeOf } = useTypes()
  const [round, setRound] = useState(0)
  const language = i18n.language === 'en' ? 'en' : 'zh'
  if (types.isPending) return <PageLoading />
  if (types.isError) return <Failure error={types.error} onRetry={() => void types.refetch()} />
  const type = typeOf(address.get('type') ?? '')
  if (!type) {
    return (
      <Notice title={t('things.new-title')} words={t('things.no-such-type')}>
        <Link to="/things">{t('nav.things')}</Link>
      </Notice>
    )
  }
  return (
    <div className="sheet narrow">
      <p className="crumb">
        <Link to="/things">{t('nav.things')}</Link> ›{' '}
        <Link to={`/things?type=${type.key}`}>{type.title[language]}</Link>
      </p>
      <h1 className="page-title">{t('things.new', { type: type.title[language] })}</h1>
      <p className="lede import-lede">{t('things.new-lede')}</p>
      <NewThingForm key={`${type.key} ${round}`} type={type} onBeginAnew={() => setRound(round + 1)} />
    </div>
  )
}
