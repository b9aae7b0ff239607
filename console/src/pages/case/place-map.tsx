import type { CaseView } from '@citybrain/contract/engines/case-view.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMapSettings } from '../../api/regions.ts'
import { DistrictMap } from '../../map/district-map.tsx'
import type { MapLayer } from '../../map/layer.ts'
import { baseOf } from '../../regions/base.ts'
import { useRegionLayers } from '../../regions/layers.ts'

const AROUND_DEGREES = 0.004
const HIDDEN = new Set(['community', 'grid', 'zone'])

/** Where it lies, among the streets. */
export function CasePlaceMap({ view }: { view: CaseView }) {
  const { t } = useTranslation()
  const settings = useMapSettings()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(HIDDEN)
  const regions = useRegionLayers(null, hidden)
  const { position } = view.state.place
  const layers = useMemo(
    () => [
      ...regions.layers.filter(({ key }) => key !== 'grid').map((layer) => ({ ...layer, selectable: false })),
      ...(position ? [pointLayer(view.state.id, view.title, position)] : []),
    ],
    [regions.layers, position, view.state.id, view.title],
  )
  if (!position || !settings.data) return null
  const [lon, lat] = position
  return (
    <section className="panel thing-place" aria-label={t('thing.place')}>
      <div className="thing-place-map">
        <DistrictMap
          key={position.join()}
          label={t('case.map')}
          layers={layers}
          base={baseOf(settings.data.baseMap)}
          around={[lon - AROUND_DEGREES, lat - AROUND_DEGREES, lon + AROUND_DEGREES, lat + AROUND_DEGREES]}
          hidden={hidden}
          onHidden={setHidden}
          embedded
        />
      </div>
    </section>
  )
}

function pointLayer(id: string, title: string, coordinates: [number, number]): MapLayer {
  const feature = { type: 'Feature' as const, geometry: { type: 'Point' as const, coordinates } }
  const features = [{ ...feature, properties: { id, label: title } }]
  return {
    ...{ key: 'case', kind: 'thing', title },
    source: { type: 'shapes', shapes: { type: 'FeatureCollection', features } },
  }
}
