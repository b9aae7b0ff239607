import { PlusOutlined } from '@ant-design/icons'
import { type Region, RegionKind } from '@citybrain/contract/engines/region.ts'
import { Button, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRegionSearch } from '../../api/regions.ts'
import { Failure } from '../../app/notices.tsx'
import { useRight } from '../../session/session.ts'
import { SearchInput } from '../../table/search-input.tsx'
import { RegionCard } from './region-card.tsx'
import type { MapPageState } from './use-map-page.ts'

/** Finds regions by name or code; the one chosen stands above. */
export function RegionsTool({ page }: { page: MapPageState }) {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const [kind, setKind] = useState<RegionKind | null>('street')
  const mayEdit = useRight('edit:region')
  const isRegion = page.chosen !== null && RegionKind.safeParse(page.chosen.layer).success
  if (page.chosen && isRegion) return <RegionCard id={page.chosen.id} page={page} />
  return (
    <div className="map-tool">
      <div className="tools">
        <SearchInput label={t('map-page.search-region')} value={q} onSearch={setQ} />
        <Select
          allowClear
          aria-label={t('map-page.kind')}
          placeholder={t('map-page.kind')}
          className="map-kind"
          popupMatchSelectWidth={false}
          value={kind}
          onChange={(next) => setKind(next ?? null)}
          options={RegionKind.options.map((one) => ({ value: one, label: t(`region.kind.${one}`) }))}
        />
      </div>
      {mayEdit && (
        <Button icon={<PlusOutlined />} onClick={() => page.set({ do: 'zone', chosen: null })}>
          {t('map-page.new-zone')}
        </Button>
      )}
      <RegionList q={q} kind={kind} page={page} />
    </div>
  )
}

function RegionList({ q, kind, page }: { q: string; kind: RegionKind | null; page: MapPageState }) {
  const { t } = useTranslation()
  const found = useRegionSearch(q, kind)
  if (found.isPending) return <Skeleton active />
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  const { items, next } = found.data
  if (items.length === 0)
    return <p className="hint">{t(q || kind ? 'map-page.no-region' : 'map-page.no-regions-yet')}</p>
  const show = (region: Region) => {
    page.choose({ layer: region.kind, id: region.id })
    if (region.extent) page.map?.fit(region.extent)
  }
  return (
    <>
      <ul className="map-results">
        {items.map((region) => (
          <li key={region.id}>
            <button type="button" className="link-button" onClick={() => show(region)}>
              {region.name}
            </button>
            <span className="hint">
              {t(`region.kind.${region.kind}`)}
              {region.code && ` · ${region.code}`}
              {!region.extent && ` · ${t('region.no-boundary')}`}
            </span>
          </li>
        ))}
      </ul>
      {next && <p className="hint">{t('map-page.more-regions')}</p>}
    </>
  )
}
