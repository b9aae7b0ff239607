import type { Feature } from 'geojson'
import type { GeoJSONSource, LayerSpecification, Map as LibraryMap, MapGeoJSONFeature } from 'maplibre-gl'
import type { Chosen, MapLayer } from './layer.ts'
import { splitForDrawing } from './split.ts'
import { CASE_COUNTS, LOOKS, layersOf, sourceIds } from './style.ts'

const CLUSTER_UP_TO_ZOOM = 14
const CLUSTER_RADIUS_PX = 46
/** Of a layer of ours, those that can be met. */
const PARTS = ['circle', 'cluster', 'line', 'fill']

export interface Found {
  readonly chosen: Chosen | null
  readonly cluster: { source: string; id: number; at: [number, number] } | null
}

/** Our layers on the library's map: adds, fills, orders, hides and marks them. */
export class LayerStack {
  readonly #map: LibraryMap
  readonly #overBase: boolean
  #layers: readonly MapLayer[] = []
  #hidden: ReadonlySet<string> = new Set()
  #filled = new Map<string, unknown>()
  #marks = new Map<'chosen' | 'pointed', Chosen>()
  #ready = false

  constructor(map: LibraryMap, overBase: boolean) {
    this.#map = map
    this.#overBase = overBase
    map.once('style.load', () => {
      this.#ready = true
      this.#apply()
    })
  }

  set(layers: readonly MapLayer[], hidden: ReadonlySet<string>): void {
    this.#layers = layers
    this.#hidden = hidden
    if (this.#ready) this.#apply()
  }

  mark(how: 'chosen' | 'pointed', what: Chosen | null): void {
    const before = this.#marks.get(how)
    if (before?.id === what?.id && before?.layer === what?.layer) return
    if (before) this.#setState(before, { [how]: false })
    if (what) {
      this.#marks.set(how, what)
      this.#setState(what, { [how]: true })
    } else this.#marks.delete(how)
  }

  /** The uppermost selectable feature in a small square of the screen; points before areas. */
  at(square: [[number, number], [number, number]]): Found | null {
    if (!this.#ready) return null
    const ids = this.#selectableIds()
    if (ids.length === 0) return null
    const hits = this.#map.queryRenderedFeatures(square, { layers: ids })
    const hit = hits.find((one) => one.geometry.type === 'Point') ?? hits[0]
    return hit ? found(hit) : null
  }

  /** What is drawn of a layer in the part shown, each thing once, circles of several among them. */
  shown(key: string): Feature[] {
    const ids = PARTS.map((part) => `${key}:${part}`).filter((id) => this.#map.getLayer(id))
    if (!this.#ready || ids.length === 0) return []
    const hits = this.#map.queryRenderedFeatures({ layers: ids })
    // A shape that lies across tiles is met once in each; a circle lies in one.
    return [...new Map(hits.map((hit, place) => [hit.properties.id ?? place, hit] as const)).values()]
  }

  /** Zooms in until the circle falls apart. */
  async open({ cluster }: Found): Promise<void> {
    const source = cluster && (this.#map.getSource(cluster.source) as GeoJSONSource | undefined)
    if (!cluster || !source) return
    const zoom = source.type === 'geojson' ? await source.getClusterExpansionZoom(cluster.id) : this.#map.getZoom() + 2
    this.#map.easeTo({ center: cluster.at, zoom })
  }

  #selectableIds(): string[] {
    return this.#layers
      .filter((layer) => layer.selectable && !this.#hidden.has(layer.key))
      .flatMap(({ key }) => PARTS.map((part) => `${key}:${part}`))
      .filter((id) => this.#map.getLayer(id))
  }

  #apply(): void {
    this.#dropGone()
    for (const layer of this.#layers) this.#fill(layer)
    this.#order()
    for (const [how, what] of this.#marks) this.#setState(what, { [how]: true })
  }

  #dropGone(): void {
    const kept = new Set(this.#layers.map(({ key }) => key))
    for (const key of this.#filled.keys()) {
      if (kept.has(key)) continue
      for (const { id } of this.#map.getStyle().layers) if (id.startsWith(`${key}:`)) this.#map.removeLayer(id)
      for (const id of Object.values(sourceIds(key))) if (this.#map.getSource(id)) this.#map.removeSource(id)
      this.#filled.delete(key)
    }
  }

  #fill(layer: MapLayer): void {
    const content = layer.source.type === 'shapes' ? layer.source.shapes : layer.source.url
    if (this.#filled.get(layer.key) === content) return
    this.#filled.set(layer.key, content)
    const ids = sourceIds(layer.key)
    if (layer.source.type === 'tiles') {
      const existing = this.#map.getSource(ids.shapes) as { setTiles?(tiles: string[]): void } | undefined
      if (existing?.setTiles) existing.setTiles([layer.source.url])
      else {
        this.#map.addSource(ids.shapes, {
          type: 'vector',
          tiles: [layer.source.url],
          maxzoom: CLUSTER_UP_TO_ZOOM + 1,
          promoteId: 'id',
        })
      }
      return
    }
    const parts = splitForDrawing(layer.source.shapes)
    for (const part of ['shapes', 'points', 'names'] as const) {
      const existing = this.#map.getSource(ids[part]) as GeoJSONSource | undefined
      if (existing) void existing.setData(parts[part])
      else {
        this.#map.addSource(ids[part], {
          type: 'geojson',
          data: parts[part],
          promoteId: 'id',
          ...(layer.cluster && part === 'points'
            ? {
                ...{ cluster: true, clusterMaxZoom: CLUSTER_UP_TO_ZOOM, clusterRadius: CLUSTER_RADIUS_PX },
                ...(layer.kind === 'case' && { clusterProperties: CASE_COUNTS }),
              }
            : {}),
        })
      }
    }
  }

  /** From the last to the first, each before the one above it; names above shapes, things above the names of regions. */
  #order(): void {
    const rank = Object.keys(LOOKS)
    const byKind = [...this.#layers].sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind))
    const isGround = (layer: MapLayer) => rank.indexOf(layer.kind) < rank.indexOf('thing')
    const wanted = [byKind.filter(isGround), byKind.filter((layer) => !isGround(layer))].flatMap((group) => {
      const all = group.flatMap((layer) => this.#specifications(layer))
      return [...all.filter(({ id }) => !id.endsWith(':name')), ...all.filter(({ id }) => id.endsWith(':name'))]
    })
    let above: string | undefined
    for (const layer of wanted.reverse()) {
      const hidden = this.#hidden.has(layer.id.slice(0, layer.id.lastIndexOf(':')))
      if (!this.#map.getLayer(layer.id)) this.#map.addLayer(layer, above)
      else if (above) this.#map.moveLayer(layer.id, above)
      this.#map.setLayoutProperty(layer.id, 'visibility', hidden ? 'none' : 'visible')
      above = layer.id
    }
  }

  #specifications(layer: MapLayer): LayerSpecification[] {
    const tilesLayer = layer.source.type === 'tiles' ? layer.source.layer : undefined
    return layersOf(layer, { tilesLayer, overBase: this.#overBase })
  }

  #setState({ layer, id }: Chosen, state: Record<string, boolean>): void {
    const given = this.#layers.find(({ key }) => key === layer)
    if (!this.#ready || !given) return
    const ids = sourceIds(layer)
    const inside = given.source.type === 'tiles' ? { sourceLayer: given.source.layer } : {}
    for (const source of [ids.shapes, ids.points]) {
      if (this.#map.getSource(source)) this.#map.setFeatureState({ source, id, ...inside }, state)
    }
  }
}

function found(hit: MapGeoJSONFeature): Found {
  if (hit.properties.point_count !== undefined && hit.geometry.type === 'Point') {
    const [lon = 0, lat = 0] = hit.geometry.coordinates
    return { chosen: null, cluster: { source: hit.source, id: Number(hit.properties.cluster_id), at: [lon, lat] } }
  }
  const layer = hit.layer.id.slice(0, hit.layer.id.lastIndexOf(':'))
  return { chosen: { layer, id: String(hit.properties.id) }, cluster: null }
}
