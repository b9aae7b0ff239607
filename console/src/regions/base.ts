import type { BaseMap as GivenBaseMap } from '@citybrain/contract/api/regions.ts'
import type { BaseMap } from '../map/layer.ts'

const TILE_PX = 256
const DEEPEST_ZOOM = 18

/** The map is drawn anew when its base is another object. */
const bases = new WeakMap<GivenBaseMap, BaseMap>()

/** The operator's tile service as the map draws it; null where none is set. */
export function baseOf(given: GivenBaseMap | null): BaseMap | null {
  if (!given) return null
  const known = bases.get(given)
  if (known) return known
  const base = {
    url: given.tiles,
    tileSize: TILE_PX,
    maxZoom: DEEPEST_ZOOM,
    attribution: given.attribution,
    reviewNumber: given.approval,
  }
  bases.set(given, base)
  return base
}
