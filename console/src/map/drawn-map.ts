import type { Feature } from 'geojson'
import type { Box } from './geometry.ts'
import type { BaseMap, Chosen, MapLayer, View } from './layer.ts'
import { LayerStack } from './layer-stack.ts'
import maplibre, { type MapMouseEvent } from './library.ts'
import { groundStyle } from './style.ts'

export interface MapEvents {
  onView(view: View, box: Box): void
  /** A feature was chosen, or the empty ground. */
  onChoose(chosen: Chosen | null, at: readonly [lon: number, lat: number]): void
  onPoint(chosen: Chosen | null): void
  /** Everything asked for is drawn, or something is on its way. */
  onBusy(busy: boolean): void
}

export interface MapOptions {
  readonly container: HTMLElement
  readonly base: BaseMap | null
  readonly start: View | Box
  readonly words: Record<string, string>
  /** The page scrolls past the map; zooming asks for a key, panning on a phone for two fingers. */
  readonly embedded: boolean
  readonly events: MapEvents
}

/** The map itself, outside React: it lives as long as its place in the page. */
export interface DrawnMap {
  readonly library: maplibre.Map
  setLayers(layers: readonly MapLayer[], hidden: ReadonlySet<string>): void
  mark(how: 'chosen' | 'pointed', what: Chosen | null): void
  /** What is drawn of a layer in the part shown; circles of several have `point_count`. */
  shown(layer: string): Feature[]
  fit(box: Box): void
  zoomBy(steps: number): void
  view(): View
  /** While one draws, pressing the map chooses nothing. */
  setDrawing(drawing: boolean): void
  close(): void
}

const MARGIN_PX = 36
const REACH_PX = 4

export function drawMap(options: MapOptions): DrawnMap {
  const map = new maplibre.Map({
    container: options.container,
    style: groundStyle(options.base),
    ...startOf(options.start),
    locale: options.words,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    minZoom: 2,
    maxZoom: 20,
    cooperativeGestures: options.embedded,
    fadeDuration: 0,
    renderWorldCopies: false,
  })
  map.keyboard.disableRotation()
  map.touchZoomRotate.disableRotation()
  const stack = new LayerStack(map, options.base !== null)
  const drawing = { now: false }
  listen(map, stack, options.events, drawing)
  return {
    library: map,
    setLayers: (layers, hidden) => stack.set(layers, hidden),
    mark: (how, what) => stack.mark(how, what),
    shown: (layer) => stack.shown(layer),
    fit: (box) => map.fitBounds([...box], { padding: MARGIN_PX, maxZoom: 17 }),
    zoomBy: (steps) => void map.easeTo({ zoom: map.getZoom() + steps }),
    view: () => viewOf(map),
    setDrawing: (now) => {
      drawing.now = now
      if (now) map.doubleClickZoom.disable()
      else map.doubleClickZoom.enable()
    },
    close: () => map.remove(),
  }
}

function startOf(start: View | Box) {
  if ('zoom' in start) return { center: [start.lon, start.lat] as [number, number], zoom: start.zoom }
  return {
    bounds: [...start] as [number, number, number, number],
    fitBoundsOptions: { padding: MARGIN_PX, maxZoom: 17 },
  }
}

function viewOf(map: maplibre.Map): View {
  const { lng, lat } = map.getCenter()
  return { lon: lng, lat, zoom: map.getZoom() }
}

function listen(map: maplibre.Map, stack: LayerStack, events: MapEvents, drawing: { now: boolean }): void {
  const tellView = () => {
    const box = map.getBounds()
    events.onView(viewOf(map), [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()])
  }
  map.on('load', tellView)
  map.on('moveend', tellView)
  map.on('idle', () => events.onBusy(false))
  map.on('dataloading', () => events.onBusy(true))
  const choose = (point: { x: number; y: number }) => {
    const { lng, lat } = map.unproject([point.x, point.y])
    const found = stack.at(reach(point))
    if (found?.cluster) void stack.open(found)
    else events.onChoose(found?.chosen ?? null, [lng, lat])
  }
  map.on('click', (event: MapMouseEvent) => {
    if (!drawing.now) choose(event.point)
  })
  map.on('mousemove', (event: MapMouseEvent) => {
    if (drawing.now) return
    const found = stack.at(reach(event.point))
    map.getCanvas().style.cursor = found ? 'pointer' : ''
    events.onPoint(found?.chosen ?? null)
  })
  map.on('mouseout', () => events.onPoint(null))
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || drawing.now) return
    event.preventDefault()
    choose(map.project(map.getCenter()))
  })
}

function reach({ x, y }: { x: number; y: number }): [[number, number], [number, number]] {
  return [
    [x - REACH_PX, y - REACH_PX],
    [x + REACH_PX, y + REACH_PX],
  ]
}
