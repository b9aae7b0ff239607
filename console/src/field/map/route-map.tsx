import type { Stop } from '@citybrain/rules/space/round.ts'
import type { Feature } from 'geojson'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { MapLayer } from '../../map/layer.ts'
import { boundaryLayer, gathered, pointAt } from '../../portal/map/ground.ts'
import { PlainMap } from '../../portal/map/plain-map.tsx'
import { usePortal } from '../../portal/portal.ts'
import type { Place } from './here.ts'

interface Props {
  readonly start: Place | null
  readonly stops: readonly Stop[]
}

const MARGIN = 0.003

/** The round of the day: numbered stops and the way between them, as the crow flies. */
export function RouteMap({ start, stops }: Props) {
  const { t } = useTranslation()
  const { ground } = usePortal()
  const navigate = useNavigate()
  const layers = useMemo(() => {
    const places = [...(start ? [start] : []), ...stops.map(({ position }) => position)]
    const way: Feature = {
      ...{ type: 'Feature', properties: {} },
      geometry: { type: 'LineString', coordinates: places.map((place) => [...place]) },
    }
    const points = stops.map(({ id, position }, place) => pointAt(id, position, { label: String(place + 1) }))
    const shapes = (features: Feature[]): MapLayer['source'] => ({ type: 'shapes', shapes: gathered(features) })
    return [
      boundaryLayer(ground, t('portal.boundary')),
      { key: 'way', kind: 'drawn', title: t('field.route'), source: shapes(places.length > 1 ? [way] : []) },
      { key: 'stops', kind: 'fault', title: t('field.route'), source: shapes(points), selectable: true },
    ] satisfies MapLayer[]
  }, [ground, start, stops, t])
  const box = useMemo(() => {
    const places = [...(start ? [start] : []), ...stops.map(({ position }) => position)]
    const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)]
    return [
      Math.min(...xs) - MARGIN,
      Math.min(...ys) - MARGIN,
      Math.max(...xs) + MARGIN,
      Math.max(...ys) + MARGIN,
    ] as const
  }, [start, stops])
  const open = (id: string | null) => id && stops.some((one) => one.id === id) && void navigate(`/field/tasks/${id}`)
  return <PlainMap label={t('field.route-map')} layers={layers} start={[...box]} onChoose={(id) => open(id)} />
}
