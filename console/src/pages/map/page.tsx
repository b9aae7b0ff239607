import { useTranslation } from 'react-i18next'
import { useMapSettings } from '../../api/regions.ts'
import { Failure, NoRight, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { MapScreen } from './screen.tsx'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.map'))
  return useRight('read:region') ? <MapPage /> : <NoRight />
}

function MapPage() {
  const settings = useMapSettings()
  if (settings.isPending) return <PageLoading />
  if (settings.isError) return <Failure error={settings.error} onRetry={() => void settings.refetch()} />
  return <MapScreen settings={settings.data} />
}
