import { useParams } from 'react-router'
import { useCase, useCaseType } from '../../api/cases.ts'
import { Failure, NoRight, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { useTypesQuery } from '../../things/types.ts'
import { CaseScreen } from './screen.tsx'

export function Page() {
  const { case: id = '' } = useParams()
  return useRight('read:case') ? <CasePage key={id} id={id} /> : <NoRight />
}

function CasePage({ id }: { id: string }) {
  const found = useCase(id)
  const type = useCaseType(found.data?.state)
  const tables = useTypesQuery()
  useTitle(found.data ? `${found.data.number} ${found.data.title}` : '')
  const failed = [found, type, tables].find((one) => one.isError && one.data === undefined)
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />
  if (!found.data || !type.data || tables.isPending) return <PageLoading />
  return <CaseScreen type={type.data} view={found.data} onReload={() => void found.refetch()} />
}
