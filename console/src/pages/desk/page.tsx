import { useTranslation } from 'react-i18next'
import { useCaseTypes } from '../../api/cases.ts'
import { Failure, NoRight, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { useTypesQuery } from '../../things/types.ts'
import { DeskScreen } from './screen.tsx'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.desk'))
  return useRight('operate:case') ? <DeskPage /> : <NoRight />
}

function DeskPage() {
  const types = useCaseTypes()
  const tables = useTypesQuery()
  if (types.isError) return <Failure error={types.error} onRetry={() => void types.refetch()} />
  if (types.isPending || tables.isPending) return <PageLoading />
  return <DeskScreen types={types.data.types} />
}
