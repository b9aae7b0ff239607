import * as maplibre from 'maplibre-gl'
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'

// The library looks for its worker beside itself, where a bundle doesn't have it; from our own address it needs no blob.
maplibre.setWorkerUrl(worker)

export type { MapMouseEvent } from 'maplibre-gl'
export default maplibre
