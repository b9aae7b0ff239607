import { getThingTile, THINGS_LAYER } from '@citybrain/contract/api/thing-tiles.ts'
import type { ThingsAsked } from '../api/things.ts'
import type { LayerSource } from '../map/layer.ts'

/** Tiles of the things that are asked for; `state` is another word when they may have changed. */
export function tilesOf({ type, q, where, region, state }: ThingsAsked, changed: string): LayerSource {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ type, q, region, state })) if (value) query.set(name, value)
  for (const condition of [where ?? []].flat()) query.append('where', condition)
  const path = getThingTile.path.replace(/:(\w+)/g, '{$1}')
  // The part behind the # stays here: it makes another address of the same tiles.
  return { type: 'tiles', url: `${location.origin}${path}?${query}#${changed}`, layer: THINGS_LAYER }
}
