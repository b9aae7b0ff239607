import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Failure, NoRight, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { useTypes, useTypesQuery } from '../../things/types.ts'
import { Browser } from './browser.tsx'
import { TypeList } from './type-list.tsx'

export function Page() {
  return useRight('read:thing') ? <ThingsPage /> : <NoThings />
}

function NoThings() {
  const { t } = useTranslation()
  useTitle(t('nav.things'))
  return <NoRight />
}

function ThingsPage() {
  const { t, i18n } = useTranslation()
  const [address] = useSearchParams()
  const types = useTypesQuery()
  const { typeOf } = useTypes()
  const type = typeOf(address.get('type') ?? '')
  useTitle(type ? type.title[i18n.language === 'en' ? 'en' : 'zh'] : t('nav.things'))
  if (types.isPending) return <PageLoading />
  if (types.isError) return <Failure error={types.error} onRetry={() => void types.refetch()} />
  return type ? <Browser key={type.key} type={type} /> : <TypeList />
}
