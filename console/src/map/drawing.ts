import type { Geometry, Polygon, Position } from 'geojson'
import {
  type GeoJSONStoreFeatures,
  type SnapToCustom,
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawModeUndoRedo,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  TerraDrawSessionUndoRedo,
  ValidateNotSelfIntersecting,
} from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import type { DrawnMap } from './drawn-map.ts'
import { metresPerPixel } from './scale.ts'
import { snapTo } from './snap.ts'
import type { DrawKind } from './typed-positions.ts'

const SNAP_PX = 12
const MODES: Record<DrawKind, string> = { point: 'point', line: 'linestring', area: 'polygon' }
const COLOUR = '#9a4a08'
const FILL = { fillColor: COLOUR, fillOpacity: 0.18, outlineColor: COLOUR, outlineWidth: 2.5 } as const
const LINE = { lineStringColor: COLOUR, lineStringWidth: 2.5 } as const

export interface Drawing {
  /** Draws another part, or moves corners of what is drawn. */
  use(mode: 'draw' | 'edit'): void
  /** Takes a shape in, for editing; false when it can't be edited here (holes). */
  load(geometry: Geometry): boolean
  undo(): void
  redo(): void
  clear(): void
  state(): { geometry: Geometry | null; canUndo: boolean; canRedo: boolean }
  stop(): void
}

/** Drawing on the map. `nearby` gives the shapes around a point whose corners and borders attract it. */
export function startDrawing(
  map: DrawnMap,
  kind: DrawKind,
  { nearby, onChange }: { nearby(at: Position): readonly Geometry[]; onChange(): void },
): Drawing {
  const toCustom: SnapToCustom = (event) => {
    const reach = SNAP_PX * metresPerPixel(event.lat, map.library.getZoom())
    const at = snapTo([event.lng, event.lat], reach, nearby([event.lng, event.lat]))
    return at ?? undefined
  }
  const draw = new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map: map.library }),
    modes: modesFor(toCustom),
    undoRedo: { modeLevel: new TerraDrawModeUndoRedo(), sessionLevel: new TerraDrawSessionUndoRedo() },
  })
  draw.start()
  draw.setMode(MODES[kind])
  map.setDrawing(true)
  draw.on('finish', () => {
    if (kind === 'point') keepLastPoint(draw)
    onChange()
  })
  draw.on('change', onChange)
  draw.on('history', onChange)
  return {
    use: (mode) => draw.setMode(mode === 'edit' ? 'select' : MODES[kind]),
    load: (geometry) => loadInto(draw, geometry, MODES[kind]),
    undo: () => void draw.undo(),
    redo: () => void draw.redo(),
    clear: () => {
      draw.clear()
      onChange()
    },
    state: () => ({ geometry: drawnGeometry(finished(draw)), canUndo: draw.canUndo(), canRedo: draw.canRedo() }),
    stop: () => {
      draw.stop()
      map.setDrawing(false)
    },
  }
}

function modesFor(toCustom: SnapToCustom) {
  const snapping = { toCoordinate: true, toLine: true, toCustom }
  const coordinates = { midpoints: true, draggable: true, deletable: true, snappable: snapping }
  return [
    new TerraDrawPointMode({ styles: { pointColor: COLOUR, pointWidth: 7 } }),
    new TerraDrawLineStringMode({ snapping, styles: LINE }),
    new TerraDrawPolygonMode({
      snapping,
      styles: FILL,
      validation: (feature, { updateType }) =>
        updateType === 'finish' || updateType === 'commit' ? ValidateNotSelfIntersecting(feature) : { valid: true },
    }),
    new TerraDrawSelectMode({
      flags: {
        point: { feature: { draggable: true } },
        linestring: { feature: { draggable: true, coordinates } },
        polygon: { feature: { draggable: true, selfIntersectable: false, coordinates } },
      },
      styles: { selectedPolygonColor: COLOUR, selectedLineStringColor: COLOUR, selectedPointColor: COLOUR },
    }),
  ]
}

/** What has been drawn to its end; the store also holds the handles of the tools. */
function finished(draw: TerraDraw): GeoJSONStoreFeatures[] {
  return draw
    .getSnapshot()
    .filter(({ properties }) => Object.values(MODES).includes(String(properties.mode)))
    .filter(({ properties }) => !properties.currentlyDrawing && !isHandle(properties))
}

function isHandle(properties: Record<string, unknown>): boolean {
  return ['closingPoint', 'snappingPoint', 'coordinatePoint', 'midPoint', 'selectionPoint'].some(
    (name) => properties[name],
  )
}

/** A point stands in one place: the one pressed last. */
function keepLastPoint(draw: TerraDraw): void {
  const points = finished(draw).map(({ id }) => id)
  draw.removeFeatures(points.slice(0, -1).filter((id) => id !== undefined))
}

/** One geometry of all that was drawn; several areas are one with several parts. */
export function drawnGeometry(features: readonly { geometry: Geometry }[]): Geometry | null {
  const [first] = features
  if (!first) return null
  if (features.length === 1) return first.geometry
  const polygons = features.map(({ geometry }) => geometry).filter((one): one is Polygon => one.type === 'Polygon')
  if (polygons.length > 0) return { type: 'MultiPolygon', coordinates: polygons.map(({ coordinates }) => coordinates) }
  const lines = features.map(({ geometry }) => geometry).filter((one) => one.type === 'LineString')
  return { type: 'MultiLineString', coordinates: lines.map(({ coordinates }) => coordinates) }
}

function loadInto(draw: TerraDraw, geometry: Geometry, mode: string): boolean {
  const parts = partsOf(geometry)
  if (!parts) return false
  const features = parts.map((part) => ({ type: 'Feature' as const, geometry: part, properties: { mode } }))
  const said = draw.addFeatures(features as GeoJSONStoreFeatures[])
  if (said.every(({ valid }) => valid)) {
    draw.setMode('select')
    return true
  }
  draw.clear()
  return false
}

/** Terra Draw knows no holes and no parts: parts go in one by one, holes not at all. */
function partsOf(geometry: Geometry): Geometry[] | null {
  const cut = (at: Position): Position => at.slice(0, 2).map((degrees) => Number(degrees.toFixed(9)))
  switch (geometry.type) {
    case 'Point':
      return [{ type: 'Point', coordinates: cut(geometry.coordinates) }]
    case 'LineString':
      return [{ type: 'LineString', coordinates: geometry.coordinates.map(cut) }]
    case 'Polygon':
      return partsOf({ type: 'MultiPolygon', coordinates: [geometry.coordinates] })
    case 'MultiPolygon':
      if (geometry.coordinates.some((rings) => rings.length > 1)) return null
      return geometry.coordinates.map((rings) => ({ type: 'Polygon', coordinates: rings.map((ring) => ring.map(cut)) }))
    default:
      return null
  }
}
