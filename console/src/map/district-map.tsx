import { AimOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrawnMap, MapEvents } from './drawn-map.ts'
import { drawMap } from './drawn-map.ts'
import { type Box, boxAround, boxOfFeatures } from './geometry.ts'
import { InView } from './in-view.tsx'
import type { BaseMap, Chosen, MapLayer, View } from './layer.ts'
import { LayerSwitch } from './layer-switch.tsx'
import { ScaleBar } from './scale-bar.tsx'
import { useMapWords } from './words.ts'
import './map.css'

export interface DistrictMapProps {
  readonly label: string
  readonly layers: readonly MapLayer[]
  readonly base?: BaseMap | null
  readonly view?: View | null
  /** Where it opens without a view: around this, else around all that the layers hold. */
  readonly around?: Box
  /** Layers switched off; the page keeps them, perhaps in its address. */
  readonly hidden?: ReadonlySet<string>
  onHidden?(hidden: ReadonlySet<string>): void
  readonly chosen?: Chosen | null
  readonly pointed?: Chosen | null
  onChoose?(chosen: Chosen | null, at: readonly [lon: number, lat: number]): void
  onPoint?(chosen: Chosen | null): void
  onView?(view: View, box: Box): void
  /** Gives the map to tools that need it (drawing, measuring), null when it goes. */
  onMap?(map: DrawnMap | null): void
  readonly embedded?: boolean
  readonly children?: ReactNode
}

const NOTHING: ReadonlySet<string> = new Set()
const CHINA: Box = [73, 18, 135, 54]

/** Our layers on a plain ground, or on the district's base map; everything on it can be reached by keyboard and list. */
export function DistrictMap(props: DistrictMapProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const { map, busy, view, box, failed } = useDrawnMap(place, props)
  const hidden = props.hidden ?? NOTHING
  const whole = useMemo(() => wholeBox(props.layers), [props.layers])
  useEffect(() => map?.setLayers(props.layers, hidden), [map, props.layers, hidden])
  useEffect(() => map?.mark('chosen', props.chosen ?? null), [map, props.chosen])
  useEffect(() => map?.mark('pointed', props.pointed ?? null), [map, props.pointed])
  return (
    <section className="map-pane" aria-label={props.label} aria-busy={busy}>
      {failed ? <p className="map-failed">{t('map.no-drawing')}</p> : <div ref={place} className="map-place" />}
      <span className="map-cross" aria-hidden="true" />
      {!failed && (
        <div className="map-buttons">
          <MapButton words={t('map.zoom-in')} icon={<PlusOutlined />} onPress={() => map?.zoomBy(1)} />
          <MapButton words={t('map.zoom-out')} icon={<MinusOutlined />} onPress={() => map?.zoomBy(-1)} />
          <MapButton
            words={t('map.fit')}
            icon={<AimOutlined />}
            onPress={() => map?.fit(whole ?? props.around ?? CHINA)}
          />
        </div>
      )}
      <div className="map-corner">
        <LayerSwitch layers={props.layers} hidden={hidden} onHidden={props.onHidden} />
        <InView
          layers={props.layers}
          hidden={hidden}
          box={box}
          map={busy ? null : map}
          chosen={props.chosen ?? null}
          onChoose={props.onChoose}
        />
        {props.children}
      </div>
      <div className="map-foot">
        {view && <ScaleBar view={view} />}
        {props.base && (
          <span className="map-source">
            {props.base.attribution} {t('map.review-number', { number: props.base.reviewNumber })}
          </span>
        )}
      </div>
    </section>
  )
}

function MapButton({ words, icon, onPress }: { words: string; icon: ReactNode; onPress(): void }) {
  return (
    <Tooltip title={words} placement="left">
      <Button icon={icon} aria-label={words} onClick={onPress} />
    </Tooltip>
  )
}

/** The map over the component's life, and what it says of itself. */
function useDrawnMap(place: React.RefObject<HTMLDivElement | null>, props: DistrictMapProps) {
  const words = useMapWords(props.label)
  const [map, setMap] = useState<DrawnMap | null>(null)
  const [busy, setBusy] = useState(true)
  const [failed, setFailed] = useState(false)
  const [seen, setSeen] = useState<{ view: View; box: Box } | null>(null)
  const now = useRef(props)
  now.current = props
  const base = props.base ?? null
  useEffect(() => {
    const container = place.current
    if (!container) return
    const events: MapEvents = {
      onView: (view, box) => {
        setSeen({ view, box })
        now.current.onView?.(view, box)
      },
      onChoose: (chosen, at) => now.current.onChoose?.(chosen, at),
      onPoint: (chosen) => now.current.onPoint?.(chosen),
      onBusy: setBusy,
    }
    const { view, layers, around, embedded = false } = now.current
    const start = view ?? around ?? wholeBox(layers) ?? CHINA
    let drawn: DrawnMap
    try {
      drawn = drawMap({ container, base, start, words, embedded, events })
    } catch {
      // No WebGL here: the list says what the map would have shown.
      setFailed(true)
      setBusy(false)
      return
    }
    setMap(drawn)
    now.current.onMap?.(drawn)
    return () => {
      now.current.onMap?.(null)
      setMap(null)
      drawn.close()
    }
  }, [place, base, words])
  return { map, busy, failed, view: seen?.view ?? null, box: seen?.box ?? null }
}

function wholeBox(layers: readonly MapLayer[]): Box | null {
  return boxAround(layers.map(({ source }) => (source.type === 'shapes' ? boxOfFeatures(source.shapes) : null)))
}
