import type { RegionFeatures } from '@citybrain/contract/api/regions.ts'
import type { RegionKind } from '@citybrain/contract/engines/region.ts'
import type { FeatureCollection } from 'geojson'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useRegionShapes } from '../api/regions.ts'
import type { Box } from '../map/geometry.ts'
import type { LayerKind, MapLayer, View } from '../map/layer.ts'

/** From this zoom the unit grid is fetched and drawn: before, its cells are smaller than a finger. */
export const GRID_FROM_ZOOM = 12.5
const STEP = 0.05

const LOOK: Record<RegionKind, LayerKind> = {
  district: 'boundary',
  street: 'street',
  community: 'community',
  grid: 'grid',
  zone: 'zone',
}

/** Boundaries of the district as layers of the map, in the order of the legend. */
export function useRegionLayers(seen: { view: View; box: Box } | null, hidden: ReadonlySet<string>) {
  const bbox = seen && seen.view.zoom >= GRID_FROM_ZOOM ? roundedOut(seen.box) : null
  const shapes = {
    district: useRegionShapes('district', {}),
    street: useRegionShapes('street', {}),
    community: useRegionShapes('community', {}),
    grid: useRegionShapes('grid', { bbox, enabled: bbox !== null && !hidden.has('grid') }),
    zone: useRegionShapes('zone', {}),
  }
  const { district, street, community, grid, zone } = shapes
  const ofDistrict = useLayer('district', district.data)
  const ofStreets = useLayer('street', street.data)
  const ofCommunities = useLayer('community', community.data)
  const ofGrid = useLayer('grid', grid.data)
  const ofZones = useLayer('zone', zone.data)
  const layers = useMemo(
    () => [ofDistrict, ofStreets, ofCommunities, ofGrid, ofZones],
    [ofDistrict, ofStreets, ofCommunities, ofGrid, ofZones],
  )
  const first = [district, street, community, zone]
  return {
    layers,
    shapes,
    isPending: first.some((one) => one.isPending),
    error: first.find((one) => one.isError)?.error ?? null,
    refetch: () => void Promise.all(first.map((one) => one.refetch())),
  }
}

function useLayer(kind: RegionKind, found: Found | undefined): MapLayer {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      key: kind,
      kind: LOOK[kind],
      title: t(`region.kind.${kind}`),
      selectable: kind !== 'district',
      source: { type: 'shapes', shapes: found ? collectionOf(found) : NOTHING },
    }),
    [kind, found, t],
  )
}

type Found = z.infer<typeof RegionFeatures>
const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }
const collections = new WeakMap<object, FeatureCollection>()

/** With `id` and `label` as the map reads them; the same answer gives the same collection. */
function collectionOf(found: Found): FeatureCollection {
  const known = collections.get(found)
  if (known) return known
  const made: FeatureCollection = {
    type: 'FeatureCollection',
    features: found.features.map(({ id, geometry, properties }) => ({
      type: 'Feature',
      geometry,
      properties: { ...properties, id, label: properties.name },
    })),
  }
  collections.set(found, made)
  return made
}

/** A box on a coarse lattice, so that a small move asks nothing anew. */
function roundedOut([west, south, east, north]: Box): string {
  const down = (degrees: number) => (Math.floor(degrees / STEP) * STEP).toFixed(2)
  const up = (degrees: number) => (Math.ceil(degrees / STEP) * STEP).toFixed(2)
  return [down(west), down(south), up(east), up(north)].join(',')
}
