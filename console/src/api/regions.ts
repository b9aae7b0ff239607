import { checkTopology, getMap, getRegion, listRegions, mapRegions } from '@citybrain/contract/api/regions.ts'
import type { RegionKind } from '@citybrain/contract/engines/region.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from './call.ts'

export const regionKeys = {
  all: ['regions'] as const,
  shapes: (kind: RegionKind, bbox: string | null) => ['regions', 'shapes', kind, bbox] as const,
  one: (id: string) => ['regions', 'one', id] as const,
  imports: ['region-imports'] as const,
  import: (id: string) => ['region-imports', id] as const,
}

/** Base map, centre and extent, as the operator set them. */
export function useMapSettings() {
  return useQuery({ queryKey: ['map-settings'], queryFn: () => call(getMap, {}), staleTime: Number.POSITIVE_INFINITY })
}

/** Boundaries of one kind; within a box where a district has too many of them. */
export function useRegionShapes(
  kind: RegionKind,
  { bbox = null, enabled = true }: { bbox?: string | null; enabled?: boolean },
) {
  return useQuery({
    queryKey: regionKeys.shapes(kind, bbox),
    enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(mapRegions, { query: { kind, ...(bbox ? { bbox } : {}) }, signal }),
  })
}

export function useRegion(id: string | null) {
  return useQuery({
    queryKey: regionKeys.one(id ?? ''),
    enabled: id !== null,
    queryFn: () => call(getRegion, { params: { region: id ?? '' }, query: {} }),
  })
}

/** The first hundred that a name or code finds. */
export function useRegionSearch(q: string, kind: RegionKind | null) {
  return useQuery({
    queryKey: ['regions', 'search', q, kind],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call(listRegions, { query: { limit: 100, ...(q ? { q } : {}), ...(kind ? { kind } : {}) }, signal }),
  })
}

export function useTopology(kind: RegionKind, enabled: boolean) {
  return useQuery({
    queryKey: ['regions', 'topology', kind],
    enabled,
    queryFn: ({ signal }) => call(checkTopology, { query: { kind }, signal }),
  })
}
