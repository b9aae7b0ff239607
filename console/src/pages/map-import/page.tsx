import { getImportFeatures, getRegionImport } from '@citybrain/contract/api/region-imports.ts'
import type { RegionImport } from '@citybrain/contract/engines/region-import.ts'
import { useQuery } from '@tanstack/react-query'
import type { Geometry } from 'geojson'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { call } from '../../api/call.ts'
import { regionKeys, useMapSettings } from '../../api/regions.ts'
import { Failure, NoRight, PageLoading } from '../../app/notices.tsx'
import { useTitle } from '../../app/title.ts'
import { DistrictMap } from '../../map/district-map.tsx'
import { boxAround } from '../../map/geometry.ts'
import type { Chosen, MapLayer } from '../../map/layer.ts'
import { baseOf } from '../../regions/base.ts'
import { useRegionLayers } from '../../regions/layers.ts'
import { useRight } from '../../session/session.ts'
import { faultLayer } from '../map/topology-tool.tsx'
import { ImportMark } from '../map-imports/import-mark.tsx'
import { ImportPanel } from './import-panel.tsx'
import { useImportTopology } from './topology.ts'
import '../map/map-page.css'
import './map-import.css'

export function Page() {
  const { t } = useTranslation()
  useTitle(t('region-import.title'))
  const { import: id = '' } = useParams()
  return useRight('import:region') ? <ImportPage id={id} /> : <NoRight />
}

function ImportPage({ id }: { id: string }) {
  const one = useQuery({
    queryKey: regionKeys.import(id),
    queryFn: () => call(getRegionImport, { params: { import: id } }),
  })
  if (one.isPending) return <PageLoading />
  if (one.isError) return <Failure error={one.error} onRetry={() => void one.refetch()} />
  return <ImportScreen one={one.data} />
}

/** The preview beside its map: what would be added and changed, what is wrong, and what the ground says of the datum. */
function ImportScreen({ one }: { one: RegionImport }) {
  const { t } = useTranslation()
  const settings = useMapSettings()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set(['community', 'zone']))
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const regions = useRegionLayers(null, hidden)
  const preview = usePreviewLayer(one)
  const faults = useImportFaults(one)
  const layers = useMemo(
    () => [...regions.layers.filter(({ key }) => key !== 'grid'), ...preview, ...faults],
    [regions.layers, preview, faults],
  )
  return (
    <div className="map-page">
      <aside className="map-side">
        <p>
          <Link to="/map/imports">{t('region-import.title')}</Link>
        </p>
        <div className="import-head">
          <h1 className="page-title">{one.fileName ?? t('region-import.unnamed')}</h1>
          <ImportMark state={one.state} />
        </div>
        <ImportPanel one={one} chosen={chosen} onChoose={setChosen} />
      </aside>
      {settings.data && preview.length > 0 ? (
        <DistrictMap
          key={one.revision}
          label={t('region-import.map')}
          layers={layers}
          base={baseOf(settings.data.baseMap)}
          around={boxAround([settings.data.extent, one.extent]) ?? settings.data.extent}
          hidden={hidden}
          onHidden={setHidden}
          chosen={chosen}
          onChoose={setChosen}
        />
      ) : (
        <PageLoading />
      )}
    </div>
  )
}

const MOST_ON_MAP = 5000

function usePreviewLayer(one: RegionImport): readonly MapLayer[] {
  const { t } = useTranslation()
  const features = useQuery({
    queryKey: [...regionKeys.import(one.id), 'features', one.revision],
    queryFn: ({ signal }) =>
      call(getImportFeatures, { params: { import: one.id }, query: { limit: MOST_ON_MAP }, signal }),
  })
  return useMemo(() => {
    if (!features.data) return []
    const drawn = features.data.features.flatMap(({ id, geometry, properties }) => {
      if (!geometry) return []
      const label = properties.name ?? properties.code ?? t('region-import.feature', { number: id })
      return [
        {
          type: 'Feature' as const,
          geometry: geometry as Geometry,
          properties: { ...properties, id: String(id), label },
        },
      ]
    })
    const shapes = { type: 'FeatureCollection' as const, features: drawn }
    return [
      {
        key: 'preview',
        kind: 'preview',
        title: t('region-import.layer'),
        selectable: true,
        source: { type: 'shapes', shapes },
      },
    ]
  }, [features.data, t])
}

/** Gaps and overlaps of the file itself, while it can still be mended. */
function useImportFaults(one: RegionImport): readonly MapLayer[] {
  const { t } = useTranslation()
  const report = useImportTopology(one)
  const findings = report.data?.findings
  return useMemo(
    () =>
      findings?.length ? [faultLayer(findings, t('topology.layer'), (fault) => t(`topology.fault.${fault}`))] : [],
    [findings, t],
  )
}
