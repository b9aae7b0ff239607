import type { Geometry, Position } from 'geojson'
import { useEffect, useRef, useState } from 'react'
import type { Drawing } from './drawing.ts'
import type { DrawnMap } from './drawn-map.ts'
import { boxOf } from './geometry.ts'
import type { MapLayer } from './layer.ts'
import type { DrawKind } from './typed-positions.ts'

export interface DrawingState {
  readonly drawing: Drawing | null
  readonly geometry: Geometry | null
  readonly canUndo: boolean
  readonly canRedo: boolean
}

const IDLE = { geometry: null, canUndo: false, canRedo: false }

/** Drawing while `kind` says what; corners and borders of the layers given attract. */
export function useDrawing(map: DrawnMap | null, kind: DrawKind | null, snapLayers: readonly MapLayer[]): DrawingState {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const [state, setState] = useState(IDLE as Omit<DrawingState, 'drawing'>)
  const layers = useRef(snapLayers)
  layers.current = snapLayers
  useEffect(() => {
    if (!map || !kind) return
    const started: { now?: Drawing; gone?: true } = {}
    const tell = () => started.now && setState(started.now.state())
    const nearby = (at: Position) => shapesAround(layers.current, at)
    // A chunk of its own: most who look at a map draw nothing.
    void import('./drawing.ts').then(({ startDrawing }) => {
      if (started.gone) return
      started.now = startDrawing(map, kind, { nearby, onChange: tell })
      setDrawing(started.now)
    })
    return () => {
      started.gone = true
      started.now?.stop()
      setDrawing(null)
      setState(IDLE)
    }
  }, [map, kind])
  return { drawing, ...state }
}

const NEAR_DEGREES = 0.002

function shapesAround(layers: readonly MapLayer[], [lon = 0, lat = 0]: Position): Geometry[] {
  const near: Geometry[] = []
  for (const { source } of layers) {
    if (source.type !== 'shapes') continue
    for (const { geometry } of source.shapes.features) {
      const box = geometry ? boxWithMemory(geometry) : null
      if (!box) continue
      const [west, south, east, north] = box
      const outside =
        lon < west - NEAR_DEGREES ||
        lon > east + NEAR_DEGREES ||
        lat < south - NEAR_DEGREES ||
        lat > north + NEAR_DEGREES
      if (!outside) near.push(geometry)
    }
  }
  return near
}

const boxes = new WeakMap<Geometry, ReturnType<typeof boxOf>>()

/** A pointer moves sixty times a second; a shape's box is worked out once. */
function boxWithMemory(geometry: Geometry) {
  const known = boxes.get(geometry)
  if (known !== undefined) return known
  const box = boxOf([geometry])
  boxes.set(geometry, box)
  return box
}
