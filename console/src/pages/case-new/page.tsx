import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCaseTypes } from '../../api/cases.ts'
import { useAddress } from '../../app/address.ts'
import { Failure, NoRight, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { useTypesQuery } from '../../things/types.ts'
import { useSay } from '../../words/say.ts'
import { OpenForm } from './open-form.tsx'
import '../things/things.css'
import '../thing-new/thing-new.css'
import '../../cases/case.css'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.case-new'))
  return useRight('create:case') ? <NewCasePage /> : <NoRight />
}

/** Opens a case that came by telephone, hotline or on the spot. */
function NewCasePage() {
  const { t } = useTranslation()
  const say = useSay()
  const [address, set] = useAddress()
  const types = useCaseTypes()
  const tables = useTypesQuery()
  if (types.isError) return <Failure error={types.error} onRetry={() => void types.refetch()} />
  if (types.isPending || tables.isPending) return <PageLoading />
  const open = types.data.types.filter(({ sources }) => sources.some((one) => !one.public))
  const type = open.find(({ key }) => key === address.get('type')) ?? open[0]
  if (!type) return <Failure error={new Error('no type of cases')} />
  return (
    <div className="sheet narrow case-new">
      <p className="crumb">
        <Link to="/work">{t('nav.work')}</Link>
      </p>
      <h1 className="page-title">{t('nav.case-new')}</h1>
      {open.length > 1 && (
        <Radio.Group
          className="case-types"
          aria-label={t('case.type')}
          value={type.key}
          onChange={({ target }) => set({ type: target.value })}
          options={open.map(({ key, title }) => ({ value: key as string, label: say(title) }))}
        />
      )}
      <p className="lede">{say(type.description)}</p>
      <div className="panel panel-pad">
        <OpenForm key={type.key} type={type} />
      </div>
    </div>
  )
}
