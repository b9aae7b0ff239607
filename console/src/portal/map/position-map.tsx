import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrawnMap } from '../../map/drawn-map.ts'
import { usePortal } from '../portal.ts'
import { boundaryLayer, boxAroundPoint, extentOf, gathered, pointAt } from './ground.ts'
import { PlainMap } from './plain-map.tsx'

interface Props {
  readonly position: readonly [number, number] | null
  onChange(position: readonly [number, number]): void
}

const DIGITS = 1_000_000
const exact = ([x, y]: readonly [number, number]): [number, number] => [
  Math.round(x * DIGITS) / DIGITS,
  Math.round(y * DIGITS) / DIGITS,
]

/** Points to a place: by pressing the map, or by moving it under the cross and taking its middle. */
export function PositionMap({ position, onChange }: Props) {
  const { t } = useTranslation()
  const { ground } = usePortal()
  const [map, setMap] = useState<DrawnMap | null>(null)
  const layers = useMemo(
    () => [
      boundaryLayer(ground, t('portal.boundary')),
      {
        ...{ key: 'here', kind: 'fault' as const, title: t('portal.place-here') },
        source: { type: 'shapes' as const, shapes: gathered(position ? [pointAt('here', position)] : []) },
      },
    ],
    [ground, position, t],
  )
  const takeMiddle = () => {
    const view = map?.view()
    if (view) onChange(exact([view.lon, view.lat]))
  }
  return (
    <>
      <p className="p-hint">{t('portal.map-how')}</p>
      <PlainMap
        label={t('portal.map-place')}
        layers={layers}
        start={position ? boxAroundPoint(position) : extentOf(ground)}
        onChoose={(_, at) => onChange(exact(at))}
        onMap={setMap}
        cross
      />
      {map && (
        <button type="button" className="p-button p-second" onClick={takeMiddle}>
          {t('portal.take-middle')}
        </button>
      )}
    </>
  )
}
