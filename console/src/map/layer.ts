import type { FeatureCollection } from 'geojson'

/** What a layer shows; its looks follow from it (style.ts). */
export type LayerKind =
  | 'boundary'
  | 'street'
  | 'community'
  | 'grid'
  | 'zone'
  | 'thing'
  | 'case'
  | 'fault'
  | 'preview'
  | 'drawn'

/** Shapes held in the page, or vector tiles that the server encodes. */
export type LayerSource =
  | { readonly type: 'shapes'; readonly shapes: FeatureCollection }
  | { readonly type: 'tiles'; readonly url: string; readonly layer: string }

/**
 * One layer of the map. Properties of its features: `id`, by which it is chosen and highlighted, and `label`, written
 * beside it and read out in the list; of cases also `tone`, the state that their colour and sign tell.
 */
export interface MapLayer {
  readonly key: string
  readonly kind: LayerKind
  readonly title: string
  readonly source: LayerSource
  /** Points near each other become one circle with their number. */
  readonly cluster?: boolean
  /** Can be pointed at and chosen. */
  readonly selectable?: boolean
}

/** A tile service under the layers, with what the law and its owner want shown. */
export interface BaseMap {
  readonly url: string
  readonly tileSize: number
  readonly maxZoom: number
  readonly attribution: string
  /** 审图号: number of the permit under which the map was published. */
  readonly reviewNumber: string
}

/** What was pointed at: a feature of a layer. */
export interface Chosen {
  readonly layer: string
  readonly id: string
}

export interface View {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}
