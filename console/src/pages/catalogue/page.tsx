import type { DataResource } from '@citybrain/contract/engines/catalogue.ts'
import { SharingClass } from '@citybrain/contract/pack/thing.ts'
import { Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../../app/address.ts'
import { Failure, NoRight, Nothing, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { useRight } from '../../session/session.ts'
import { SearchInput } from '../../table/search-input.tsx'
import { useTypes, useTypesQuery } from '../../things/types.ts'
import { RequestList } from './request-list.tsx'
import { ResourcePage } from './resource-page.tsx'
import { ResourceTable } from './resource-table.tsx'
import { useResources } from './use-catalogue.ts'
import '../quality/quality.css'
import './catalogue.css'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('nav.catalogue'))
  return useRight('read:catalogue') ? <Catalogue /> : <NoRight />
}

function Catalogue() {
  const [address] = useAddress()
  const types = useTypesQuery()
  const resources = useResources()
  if (resources.isPending || types.isPending) return <PageLoading />
  if (resources.isError) return <Failure error={resources.error} onRetry={() => void resources.refetch()} />
  const chosen = resources.data.find(({ type }) => type === address.get('type'))
  return chosen ? <ResourcePage key={chosen.type} resource={chosen} /> : <Overview resources={resources.data} />
}

function Overview({ resources }: { resources: readonly DataResource[] }) {
  const { t } = useTranslation()
  const [address, set] = useAddress()
  const shown = address.get('show') === 'requests' ? 'requests' : 'resources'
  const found = useFound(resources)
  const things = resources.reduce((sum, one) => sum + one.things, 0)
  const open = resources.filter(({ sharing }) => sharing === 'unconditional').length
  const ownerless = resources.filter(({ department }) => department === null).length
  return (
    <div className={shown === 'requests' ? 'sheet catalogue' : 'sheet fill catalogue'}>
      <div className="sheet-head">
        <div className="words">
          <h1 className="page-title">{t('nav.catalogue')}</h1>
          <p className="lede">{t('catalogue.lede', { count: resources.length, things, open, ownerless })}</p>
        </div>
      </div>
      <div className="tools list-tools">
        <Segmented<'resources' | 'requests'>
          aria-label={t('nav.catalogue')}
          value={shown}
          onChange={(show) => set({ show: show === 'requests' ? show : null })}
          options={(['resources', 'requests'] as const).map((one) => ({ value: one, label: t(`catalogue.${one}`) }))}
        />
        {shown === 'resources' && (
          <>
            <SearchInput
              label={t('catalogue.search')}
              value={address.get('q') ?? ''}
              onSearch={(q) => set({ q: q || null })}
            />
            <Select
              aria-label={t('catalogue.sharing')}
              popupMatchSelectWidth={false}
              value={address.get('sharing') ?? ''}
              onChange={(sharing) => set({ sharing })}
              options={[
                { value: '', label: t('catalogue.all-sharing') },
                ...SharingClass.options.map((one) => ({ value: one as string, label: t(`sharing.${one}`) })),
              ]}
            />
          </>
        )}
      </div>
      {shown === 'requests' ? (
        <RequestList type={null} />
      ) : found.length === 0 ? (
        <div className="panel">
          <Nothing words={t('catalogue.none-pass')} />
        </div>
      ) : (
        <ResourceTable resources={found} />
      )}
    </div>
  )
}

/** Resources whose name, description or fields hold what is searched for. */
function useFound(resources: readonly DataResource[]): readonly DataResource[] {
  const [address] = useAddress()
  const { typeOf } = useTypes()
  const q = (address.get('q') ?? '').trim().toLowerCase()
  const sharing = address.get('sharing')
  return resources.filter((one) => {
    const type = typeOf(one.type)
    const words = type ? [type.title, type.description, ...type.fields.map((field) => field.title)] : []
    const holds = words.some(({ zh, en }) => `${zh} ${en}`.toLowerCase().includes(q))
    return (q === '' || holds) && (!sharing || one.sharing === sharing)
  })
}
