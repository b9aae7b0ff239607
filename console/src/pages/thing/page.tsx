import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useThing } from '../../api/things.ts'
import { useAddress } from '../../app/address.ts'
import { Failure, NoRight, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight, useSession } from '../../session/session.ts'
import { useTypes, useTypesQuery } from '../../things/types.ts'
import { ThingScreen } from './screen.tsx'

export function Page() {
  const { thing = '' } = useParams()
  return useRight('read:thing') ? <ThingPage key={thing} id={thing} /> : <Refused />
}

function Refused() {
  const { t } = useTranslation()
  useTitle(t('nav.things'))
  return <NoRight />
}

/** A thing now, or as it was on a day, or as it was known on a day: what the address says. */
function ThingPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const [address] = useAddress()
  const { today } = useSession()
  const types = useTypesQuery()
  const { typeOf } = useTypes()
  const asOf = dayFrom(address.get('asOf'))
  const knownOn = dayFrom(address.get('knownOn'))
  const when = { ...(asOf && asOf !== today ? { asOf } : {}), ...(knownOn && knownOn < today ? { knownOn } : {}) }
  const now = useThing(id)
  const then = useThing(id, when)
  useTitle(now.data?.name ?? t('nav.things'))
  if (now.isPending || types.isPending) return <PageLoading />
  if (now.isError) return <Failure error={now.error} onRetry={() => void now.refetch()} />
  if (types.isError) return <Failure error={types.error} onRetry={() => void types.refetch()} />
  const type = typeOf(now.data.type)
  if (!type) return <Failure error={new Error(now.data.type)} />
  return <ThingScreen type={type} now={now.data} then={then} when={when} />
}

function dayFrom(said: string | null): string | undefined {
  return said && /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : undefined
}
