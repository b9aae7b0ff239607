import type { Geometry } from '@citybrain/contract/kernel/geometry.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { Segmented } from 'antd'
import type { Geometry as Drawn } from 'geojson'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMapSettings } from '../api/regions.ts'
import { Failure, PageLoading } from '../app/notices.tsx'
import { DistrictMap } from '../map/district-map.tsx'
import { DrawBar } from '../map/draw-bar.tsx'
import type { DrawnMap } from '../map/drawn-map.ts'
import { boxOf } from '../map/geometry.ts'
import type { DrawKind } from '../map/typed-positions.ts'
import { useDrawing } from '../map/use-drawing.ts'
import { baseOf } from '../regions/base.ts'
import { useRegionLayers } from '../regions/layers.ts'

interface Props {
  readonly type: Pick<ThingType, 'geometry'>
  /** What is there already. */
  readonly start: Geometry | null
  onChange(geometry: Geometry | null): void
}

const HIDDEN = new Set(['community', 'grid'])
const AROUND_DEGREES = 0.003

/** Where a thing lies, drawn on the map or given as figures. */
export function PlacePicker({ type, start, onChange }: Props) {
  const { t } = useTranslation()
  const settings = useMapSettings()
  const [map, setMap] = useState<DrawnMap | null>(null)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(HIDDEN)
  const [kind, setKind] = useState<DrawKind>(firstKind(type, start))
  const regions = useRegionLayers(null, hidden)
  const layers = useMemo(() => regions.layers.map((layer) => ({ ...layer, selectable: false })), [regions.layers])
  const drawing = useDrawing(map, kind, layers)
  useLoadedOnce(drawing.drawing, start)
  useEffect(() => {
    if (drawing.drawing) onChange(drawing.geometry as Geometry | null)
  }, [drawing.drawing, drawing.geometry, onChange])
  if (settings.isPending) return <PageLoading />
  if (settings.isError) return <Failure error={settings.error} onRetry={() => void settings.refetch()} />
  return (
    <div className="place-picker">
      <p className="hint">{t(kind === 'point' ? 'thing.place-point' : 'map-page.draw-how')}</p>
      {type.geometry === 'any' && (
        <Segmented<DrawKind>
          value={kind}
          onChange={setKind}
          options={(['point', 'line', 'area'] as const).map((one) => ({ value: one, label: t(`map.kind.${one}`) }))}
        />
      )}
      <DrawBar kind={kind} state={drawing} />
      <div className="place-map">
        <DistrictMap
          label={t('thing.place-map')}
          layers={layers}
          base={baseOf(settings.data.baseMap)}
          around={start ? around(start) : settings.data.extent}
          hidden={hidden}
          onHidden={setHidden}
          onMap={setMap}
          embedded
        />
      </div>
    </div>
  )
}

function firstKind(type: Props['type'], start: Geometry | null): DrawKind {
  if (type.geometry !== 'any') return type.geometry ?? 'point'
  if (start?.type.endsWith('Polygon')) return 'area'
  return start?.type.endsWith('LineString') ? 'line' : 'point'
}

/** Puts what is there under the tools, once they are there. */
function useLoadedOnce(drawing: { load(geometry: Drawn): boolean } | null, start: Geometry | null): void {
  const [loaded, setLoaded] = useState(false)
  useEffect(() => {
    if (!drawing || loaded) return
    setLoaded(true)
    if (start) drawing.load(start as Drawn)
  }, [drawing, loaded, start])
}

function around(geometry: Geometry) {
  const [west, south, east, north] = boxOf([geometry as Drawn]) ?? [0, 0, 0, 0]
  return [west - AROUND_DEGREES, south - AROUND_DEGREES, east + AROUND_DEGREES, north + AROUND_DEGREES] as const
}
