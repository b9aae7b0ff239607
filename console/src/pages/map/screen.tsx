import { Tabs } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../app/link-button.tsx'
import { Failure } from '../../app/notices.tsx'
import { DistrictMap } from '../../map/district-map.tsx'
import type { MapLayer } from '../../map/layer.ts'
import { baseOf } from '../../regions/base.ts'
import { useRegionLayers } from '../../regions/layers.ts'
import { useRight } from '../../session/session.ts'
import { AddressTool } from './address-tool.tsx'
import { BoundaryTool } from './boundary-tool.tsx'
import { LocateTool } from './locate-tool.tsx'
import { RegionsTool } from './regions-tool.tsx'
import { TopologyTool, useFaultLayer } from './topology-tool.tsx'
import { type MapPageState, type MapSettings, pointToAddress, TOOLS, useMapPage } from './use-map-page.ts'
import './map-page.css'

export function MapScreen({ settings }: { settings: MapSettings }) {
  const { t } = useTranslation()
  const page = useMapPage()
  const regions = useRegionLayers(page.seen, page.hidden)
  const faults = useFaultLayer(page)
  const point = usePointLayer(page)
  const mayImport = useRight('import:region')
  const layers = useMemo(() => [...regions.layers, ...faults, ...point], [regions.layers, faults, point])
  const base = useMemo(() => baseOf(settings.baseMap), [settings.baseMap])
  const onChoose: React.ComponentProps<typeof DistrictMap>['onChoose'] = (chosen, at) => {
    if (page.tool === 'locate') return page.set({ point: pointToAddress(at) })
    if (page.doing) return
    page.choose(chosen)
  }
  return (
    <div className="map-page">
      <aside className="map-side">
        <div className="map-side-head">
          <h1 className="page-title">{t('nav.map')}</h1>
          <p className="hint">{t('map-page.lede', counts(regions.layers))}</p>
          {mayImport && <LinkButton to="/map/imports">{t('region-import.title')}</LinkButton>}
        </div>
        {regions.error ? (
          <Failure error={regions.error} onRetry={regions.refetch} />
        ) : page.doing ? (
          <BoundaryTool page={page} layers={regions.layers} />
        ) : (
          <Tools page={page} layers={regions.layers} settings={settings} />
        )}
      </aside>
      <DistrictMap
        label={t('map-page.label')}
        layers={layers}
        base={base}
        view={page.start}
        around={settings.extent}
        hidden={page.hidden}
        onHidden={page.onHidden}
        chosen={page.chosen}
        onChoose={onChoose}
        onView={page.onView}
        onMap={page.setMap}
      />
    </div>
  )
}

interface ToolsProps {
  readonly page: MapPageState
  readonly layers: readonly MapLayer[]
  readonly settings: MapSettings
}

function Tools({ page, layers, settings }: ToolsProps) {
  const { t } = useTranslation()
  const content = {
    regions: <RegionsTool page={page} />,
    locate: <LocateTool page={page} layers={layers} settings={settings} />,
    address: <AddressTool page={page} />,
    topology: <TopologyTool page={page} />,
  }
  return (
    <Tabs
      activeKey={page.tool}
      onChange={(tool) => page.set({ tool: tool === 'regions' ? null : tool, point: null })}
      destroyOnHidden
      items={TOOLS.map((tool) => ({ key: tool, label: t(`map-page.tool.${tool}`), children: content[tool] }))}
    />
  )
}

/** The point that was asked about. */
function usePointLayer(page: MapPageState): readonly MapLayer[] {
  const { t } = useTranslation()
  const [lon, lat] = page.at ?? []
  return useMemo(() => {
    if (lon === undefined || lat === undefined) return []
    const geometry = { type: 'Point' as const, coordinates: [lon, lat] }
    return [
      {
        key: 'point',
        kind: 'drawn',
        title: t('map-page.point'),
        source: {
          type: 'shapes',
          shapes: { type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties: { id: 'point' } }] },
        },
      },
    ]
  }, [lon, lat, t])
}

function counts(layers: readonly MapLayer[]) {
  const of = (key: string) => {
    const source = layers.find((layer) => layer.key === key)?.source
    return source?.type === 'shapes' ? source.shapes.features.length : 0
  }
  return { streets: of('street'), communities: of('community'), zones: of('zone') }
}
