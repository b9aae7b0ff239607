import type { BaseMap as GivenBaseMap } from '@citybrain/contract/api/regions.ts'
import type { BaseMap } from '../map/layer.ts'

const TILE_PX = 256
const DEEPEST_ZOOM = 18

/** The operator's tile service as the map draws it; null where none is set. */
export function baseOf(given: GivenBaseMap | null): BaseMap | null {
  if (!given) return null
  return {
    url: given.tiles,
    tileSize: TILE_PX,
    maxZoom: DEEPEST_ZOOM,
    attribution: given.attribution,
    reviewNumber: given.approval,
  }
}
