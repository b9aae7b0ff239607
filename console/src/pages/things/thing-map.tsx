import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import type { Geometry } from 'geojson'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useMapSettings } from '../../api/regions.ts'
import type { ThingsAsked } from '../../api/things.ts'
import { Failure, PageLoading } from '../../app/notices.tsx'
import { DistrictMap } from '../../map/district-map.tsx'
import type { LayerSource, MapLayer } from '../../map/layer.ts'
import { baseOf } from '../../regions/base.ts'
import { useRegionLayers } from '../../regions/layers.ts'
import { tilesOf } from '../../things/tiles.ts'

interface Props {
  readonly type: ThingType
  readonly asked: ThingsAsked
  readonly rows: readonly Thing[]
  readonly pointed: string | null
  onPoint(id: string | null): void
  /** Not all rows have been fetched. */
  readonly partial: boolean
}

const HIDDEN_AT_FIRST = new Set(['community', 'grid', 'zone'])

/** All that the table is asked for on the map, also what isn't loaded yet; pointing at one marks it in the other. */
export function ThingMap({ type, asked, rows, pointed, onPoint, partial }: Props) {
  const { t, i18n } = useTranslation()
  const navigate = useNavigate()
  const settings = useMapSettings()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(HIDDEN_AT_FIRST)
  const regions = useRegionLayers(null, hidden)
  const title = type.title[i18n.language === 'en' ? 'en' : 'zh']
  const things = useThingLayer(asked, rows, title)
  const layers = useMemo(
    () => [...regions.layers.filter(({ key }) => key !== 'grid').map(unselectable), things],
    [regions.layers, things],
  )
  const base = useMemo(() => baseOf(settings.data?.baseMap ?? null), [settings.data])
  if (settings.isPending) return <PageLoading />
  if (settings.isError) return <Failure error={settings.error} onRetry={() => void settings.refetch()} />
  const placeless = partial ? 0 : rows.filter((row) => row.geometry === null).length
  const isPast = asked.asOf !== undefined
  return (
    <div className="thing-map">
      <DistrictMap
        label={t('things.map')}
        layers={layers}
        base={base}
        around={settings.data.extent}
        hidden={hidden}
        onHidden={setHidden}
        pointed={pointed ? { layer: 'things', id: pointed } : null}
        onPoint={(what) => onPoint(what?.id ?? null)}
        onChoose={(what) => what && void navigate(`/things/${what.id}`)}
      />
      {(placeless > 0 || (partial && isPast)) && (
        <p className="hint">
          {placeless > 0 && t('things.placeless', { count: placeless })}{' '}
          {partial && isPast && t('things.map-partial', { count: rows.length })}
        </p>
      )}
    </div>
  )
}

/** Tiles of the server; the past, which no tile knows, as far as the table has loaded it. */
function useThingLayer(asked: ThingsAsked, rows: readonly Thing[], title: string): MapLayer {
  const isPast = asked.asOf !== undefined
  const shapes = useMemo(() => (isPast ? shapesOf(rows) : null), [isPast, rows])
  // What was changed here shows in the first rows too: the tiles are fetched anew with them.
  const newest = rows.reduce((latest, row) => (row.updatedAt > latest ? row.updatedAt : latest), '')
  return useMemo(
    () => ({
      ...{ key: 'things', kind: 'thing', title, cluster: true, selectable: true },
      source: shapes ?? tilesOf(asked, newest),
    }),
    [asked, shapes, newest, title],
  )
}

function shapesOf(rows: readonly Thing[]): LayerSource {
  const features = rows.flatMap(({ id, name, geometry }) =>
    geometry ? [{ type: 'Feature' as const, geometry: geometry as Geometry, properties: { id, label: name } }] : [],
  )
  return { type: 'shapes', shapes: { type: 'FeatureCollection', features } }
}

function unselectable(layer: MapLayer): MapLayer {
  return { ...layer, selectable: false }
}
