import { EditOutlined } from '@ant-design/icons'
import type { Thing } from '@citybrain/contract/engines/thing.ts'
import type { Geometry } from '@citybrain/contract/kernel/geometry.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { Alert, Button, Drawer } from 'antd'
import type { Geometry as Drawn } from 'geojson'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMapSettings } from '../../api/regions.ts'
import { useErrorWords } from '../../app/notices.tsx'
import { DistrictMap } from '../../map/district-map.tsx'
import { boxOf } from '../../map/geometry.ts'
import type { MapLayer } from '../../map/layer.ts'
import { baseOf } from '../../regions/base.ts'
import { useRegionLayers } from '../../regions/layers.ts'
import { useRight, useSession } from '../../session/session.ts'
import { PlacePicker } from '../../things/place-picker.tsx'
import { Meeting } from './meeting.tsx'
import { useChange } from './use-change.ts'

interface Props {
  readonly type: ThingType
  readonly thing: Thing
  readonly editable: boolean
}

const AROUND_DEGREES = 0.004
const HIDDEN = new Set(['community', 'grid', 'zone'])

/** Where it lies, among the streets; drawn anew by whoever may. */
export function ThingPlaceMap({ type, thing, editable }: Props) {
  const { t } = useTranslation()
  const settings = useMapSettings()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(HIDDEN)
  const [drawing, setDrawing] = useState(false)
  const mayEdit = useRight('edit:thing') && editable
  const regions = useRegionLayers(null, hidden)
  const layers = useMemo(
    () => [...regions.layers.filter(({ key }) => key !== 'grid').map(plain), placeLayer(thing)],
    [regions.layers, thing],
  )
  return (
    <section className="panel thing-place" aria-label={t('thing.place')}>
      <div className="thing-place-head">
        <h2 className="section-title">{t('thing.place')}</h2>
        {mayEdit && (
          <Button
            size="small"
            type="text"
            className="no-print"
            icon={<EditOutlined />}
            onClick={() => setDrawing(true)}
          >
            {t(thing.geometry ? 'thing.move' : 'thing.locate')}
          </Button>
        )}
      </div>
      {thing.geometry === null ? (
        <p className="hint thing-placeless">{t('thing.no-geometry')}</p>
      ) : (
        settings.data && (
          <div className="thing-place-map">
            <DistrictMap
              key={JSON.stringify(thing.geometry).slice(0, 200)}
              label={t('thing.place-map')}
              layers={layers}
              base={baseOf(settings.data.baseMap)}
              around={around(thing.geometry)}
              hidden={hidden}
              onHidden={setHidden}
              embedded
            />
          </div>
        )
      )}
      <Drawer open={drawing} onClose={() => setDrawing(false)} size="large" title={t('thing.move')} destroyOnHidden>
        {drawing && <Redraw type={type} thing={thing} onDone={() => setDrawing(false)} />}
      </Drawer>
    </section>
  )
}

function Redraw({ type, thing, onDone }: { type: ThingType; thing: Thing; onDone(): void }) {
  const { t } = useTranslation()
  const { today } = useSession()
  const words = useErrorWords()
  const [geometry, setGeometry] = useState<Geometry | null>(thing.geometry)
  const change = useChange(thing, onDone)
  if (change.met)
    return (
      <Meeting
        type={type}
        opened={thing}
        met={change.met}
        busy={change.busy}
        onSettle={change.settle}
        onLeave={change.leave}
      />
    )
  return (
    <>
      {change.error !== null && <Alert type="error" showIcon title={words(change.error)} className="form-lede" />}
      <PlacePicker type={type} start={thing.geometry} onChange={setGeometry} />
      <div className="fact-form-foot">
        <Button type="primary" loading={change.busy} onClick={() => change.save({ geometry }, { validFrom: today })}>
          {t('form.save')}
        </Button>
        <Button onClick={onDone}>{t('form.cancel')}</Button>
      </div>
    </>
  )
}

function placeLayer({ id, name, geometry }: Thing): MapLayer {
  const features = geometry
    ? [{ type: 'Feature' as const, geometry: geometry as Drawn, properties: { id, label: name } }]
    : []
  return {
    key: 'thing',
    kind: 'thing',
    title: name,
    source: { type: 'shapes', shapes: { type: 'FeatureCollection', features } },
  }
}

function plain(layer: MapLayer): MapLayer {
  return { ...layer, selectable: false }
}

function around(geometry: Geometry) {
  const [west, south, east, north] = boxOf([geometry as Drawn]) ?? [0, 0, 0, 0]
  return [west - AROUND_DEGREES, south - AROUND_DEGREES, east + AROUND_DEGREES, north + AROUND_DEGREES] as const
}
