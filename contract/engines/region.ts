import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Instant, PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { Position, Ring } from './district.ts'

/** What a piece of ground is: the levels of administration, cells of the unit grid (单元网格), and free zones. */
export const RegionKind = z.enum(['district', 'street', 'community', 'grid', 'zone'])
export type RegionKind = z.infer<typeof RegionKind>

/** Digits of each kind's code (GB/T 2260, statistical codes, GB/T 30428.1): each begins with its parent's. Zones have none. */
export const CODE_DIGITS = { district: 6, street: 9, community: 12, grid: 15, zone: null } as const satisfies Record<
  RegionKind,
  number | null
>

/** Which kinds a region may lie in. */
export const PARENT_KINDS = {
  district: [],
  street: ['district'],
  community: ['street'],
  grid: ['community'],
  zone: ['district', 'zone'],
} as const satisfies Record<RegionKind, readonly RegionKind[]>

/** Statistical code: 6, 9, 12 or 15 digits by kind. */
export const RegionCode = z.string().regex(/^(\d{6}|\d{9}|\d{12}|\d{15})$/, 'expected 6, 9, 12 or 15 digits')
export type RegionCode = z.infer<typeof RegionCode>

/** Most positions of one geometry. */
const MOST_POSITIONS = 200_000

const PolygonRings = z.array(Ring).min(1)
export const Polygon = z.object({ type: z.literal('Polygon'), coordinates: PolygonRings })
export const MultiPolygon = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(PolygonRings).min(1) })
export type MultiPolygon = z.infer<typeof MultiPolygon>

/** An area as GeoJSON in WGS 84: first ring outside, further rings holes. */
export const Area = z
  .discriminatedUnion('type', [Polygon, MultiPolygon])
  .refine((area) => positionsOf(area) <= MOST_POSITIONS, `expected at most ${MOST_POSITIONS} positions`)
export type Area = z.infer<typeof Area>

function positionsOf(area: z.infer<typeof Polygon> | MultiPolygon): number {
  const rings = area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()
  return rings.reduce((sum, ring) => sum + ring.length, 0)
}

/** West, south, east, north in degrees, WGS 84. */
export const Extent = z.tuple([z.number(), z.number(), z.number(), z.number()])
export type Extent = z.infer<typeof Extent>

export const RegionName = z.string().trim().min(1).max(100)
/** Where a region's record comes from; shown wherever the region is. Sample data says so here. */
export const RegionSource = z.string().trim().min(1).max(500)

/** A region named in passing. */
export const RegionRef = z.object({ id: Id, kind: RegionKind, code: RegionCode.nullable(), name: RegionName })
export type RegionRef = z.infer<typeof RegionRef>

/** A region as it is (or was) on a day. */
export const Region = RegionRef.extend({
  /** The region it lies in; null of the district itself and where nobody knows yet. */
  parent: Id.nullable(),
  /** First and last day on which this state of it holds; null where open. */
  validFrom: PlainDate.nullable(),
  validTo: PlainDate.nullable(),
  source: RegionSource,
  /** Made up for the sample city. */
  sample: z.boolean(),
  /** Null where no boundary is known. */
  extent: Extent.nullable(),
  /** Area on the ellipsoid, square metres; null where no boundary is known. */
  areaM2: z.number().nullable(),
  /** Counts changes; a change names the revision it was made upon. */
  revision: z.int(),
})
export type Region = z.infer<typeof Region>

/** One state of a region in its history; a boundary that changed is another version. */
export const RegionVersion = z.object({
  number: z.int(),
  name: RegionName,
  parent: Id.nullable(),
  validFrom: PlainDate.nullable(),
  validTo: PlainDate.nullable(),
  source: RegionSource,
  hasGeometry: z.boolean(),
  areaM2: z.number().nullable(),
  recordedAt: Instant,
  recordedBy: z.string(),
  /** City time since which this version is known to be wrong: it was corrected, or its import undone. */
  withdrawnAt: Instant.nullable(),
})
export type RegionVersion = z.infer<typeof RegionVersion>

export const RegionDetail = Region.extend({
  geometry: MultiPolygon.nullable(),
  /** Number of the version shown. */
  version: z.int(),
  /** From the district down to its parent. */
  path: z.array(RegionRef),
  /** Newest first, withdrawn ones included. */
  versions: z.array(RegionVersion),
  datum: Words,
})
export type RegionDetail = z.infer<typeof RegionDetail>

/** A new region. The id comes from whoever asks, so that a repeated request makes no second one. */
export const NewRegion = z.object({
  id: Id,
  kind: RegionKind,
  code: RegionCode.nullable().default(null),
  name: RegionName,
  /** Left out: found by the code's prefix. */
  parent: Id.nullable().optional(),
  geometry: Area.nullable().default(null),
  validFrom: PlainDate.nullable().default(null),
  validTo: PlainDate.nullable().default(null),
  source: RegionSource,
})
export type NewRegion = z.infer<typeof NewRegion>

/** What may change of a region. A code may be given once it becomes known, and corrected. */
export const RegionEdit = z.object({
  code: RegionCode.optional(),
  name: RegionName.optional(),
  parent: Id.nullable().optional(),
  geometry: Area.nullable().optional(),
  source: RegionSource.optional(),
})
export type RegionEdit = z.infer<typeof RegionEdit>

/** Regions in which a point lies. On a shared border it belongs to the region with the smallest code. */
export const Located = z.object({
  street: RegionCode.nullable(),
  community: RegionCode.nullable(),
  grid: RegionCode.nullable(),
  /** Zones may overlap: all of them, by id. */
  zones: z.array(Id),
  /** Whether it lies within the district's boundary; null where no boundary is known. */
  inside: z.boolean().nullable(),
})
export type Located = z.infer<typeof Located>

export const TopologyFault = z.enum(['gap', 'overlap', 'invalid', 'outside-parent', 'duplicate'])
export type TopologyFault = z.infer<typeof TopologyFault>

/** A place where a layer breaks the rules: cells neither overlap nor leave gaps, and lie within their parents. */
export const TopologyFinding = z.object({
  fault: TopologyFault,
  /** The regions concerned; of a gap those around it, ten at most. */
  regions: z.array(RegionRef),
  areaM2: z.number(),
  /** A point inside the place, for flying there. */
  at: Position,
  /** GeoJSON geometry of the place (polygon, or the point where a ring crosses itself). */
  geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }),
  words: Words,
})
export type TopologyFinding = z.infer<typeof TopologyFinding>

export const TopologyReport = z.object({
  on: PlainDate,
  /** Regions looked at. */
  checked: z.int(),
  /** How many of each were found, also beyond those listed. */
  counts: z.record(TopologyFault, z.int()),
  findings: z.array(TopologyFinding),
  /** More places were found than are listed. */
  truncated: z.boolean(),
})
export type TopologyReport = z.infer<typeof TopologyReport>
