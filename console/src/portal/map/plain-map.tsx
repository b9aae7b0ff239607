import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DrawnMap, drawMap } from '../../map/drawn-map.ts'
import type { Box } from '../../map/geometry.ts'
import type { MapLayer } from '../../map/layer.ts'
import { baseOf } from '../../regions/base.ts'
import { usePortal } from '../portal.ts'

interface Props {
  readonly label: string
  readonly layers: readonly MapLayer[]
  readonly start: Box
  onChoose?(id: string | null, at: readonly [number, number]): void
  onBox?(box: Box): void
  onMap?(map: DrawnMap | null): void
  /** Marks the middle, which a button takes. */
  readonly cross?: boolean
}

/** The map of the portal: our layers, nothing beside them but what enlarges it. */
export function PlainMap(props: Props) {
  const { t } = useTranslation()
  const { ground } = usePortal()
  const place = useRef<HTMLDivElement>(null)
  const [map, failed] = useMap(place, props)
  useEffect(() => map?.setLayers(props.layers, NOTHING), [map, props.layers])
  if (failed) return <p className="p-hint">{t('portal.no-map')}</p>
  return (
    <div className="p-map">
      <div ref={place} className="p-map-place" />
      {props.cross && <span className="p-map-cross" aria-hidden="true" />}
      <div className="p-map-buttons">
        <button type="button" aria-label={t('portal.zoom-in')} onClick={() => map?.zoomBy(1)}>
          +
        </button>
        <button type="button" aria-label={t('portal.zoom-out')} onClick={() => map?.zoomBy(-1)}>
          −
        </button>
      </div>
      {ground.baseMap && (
        <p className="p-map-source">
          {ground.baseMap.attribution} {ground.baseMap.approval}
        </p>
      )}
    </div>
  )
}

const NOTHING: ReadonlySet<string> = new Set()

function useMap(place: React.RefObject<HTMLDivElement | null>, props: Props): [DrawnMap | null, boolean] {
  const { t } = useTranslation()
  const { ground } = usePortal()
  const [map, setMap] = useState<DrawnMap | null>(null)
  const [failed, setFailed] = useState(false)
  const now = useRef(props)
  now.current = props
  useEffect(() => {
    const container = place.current
    if (!container) return
    const words = {
      'Map.Title': now.current.label,
      'CooperativeGesturesHandler.WindowsHelpText': t('portal.map-ctrl'),
      'CooperativeGesturesHandler.MacHelpText': t('portal.map-command'),
      'CooperativeGesturesHandler.MobileHelpText': t('portal.map-fingers'),
    }
    const events = {
      onView: (_view: unknown, box: Box) => now.current.onBox?.(box),
      onChoose: (chosen: { id: string } | null, at: readonly [number, number]) =>
        now.current.onChoose?.(chosen?.id ?? null, at),
      ...{ onPoint: () => undefined, onBusy: () => undefined },
    }
    const { start } = now.current
    try {
      const drawn = drawMap({ container, base: baseOf(ground.baseMap), start, words, embedded: true, events })
      setMap(drawn)
      now.current.onMap?.(drawn)
      return () => {
        now.current.onMap?.(null)
        setMap(null)
        drawn.close()
      }
    } catch {
      // No WebGL here: words say where it is.
      setFailed(true)
      return
    }
  }, [place, ground, t])
  return [map, failed]
}
