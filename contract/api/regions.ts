import { z } from 'zod'
import { Position } from '../engines/district.ts'
import {
  Extent,
  Located,
  MultiPolygon,
  NewRegion,
  Region,
  RegionCode,
  RegionDetail,
  RegionEdit,
  RegionKind,
  TopologyReport,
} from '../engines/region.ts'
import { Id } from '../kernel/ids.ts'
import { Revision } from '../kernel/revision.ts'
import { PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'space'
const RegionParams = z.object({ region: Id })
const Reason = z.string().trim().min(2).max(500)
/** A detailed boundary of 200 000 positions, with room. */
const GEOMETRY_BYTES = 12 * 1024 * 1024

/** `west,south,east,north` in degrees, WGS 84. */
export const Bbox = z
  .string()
  .max(120)
  .transform((text) => text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))))
  .pipe(z.tuple([Longitude(), Latitude(), Longitude(), Latitude()]))
  .refine(([west, south, east, north]) => west <= east && south <= north, 'expected west,south,east,north')
export type Bbox = z.infer<typeof Bbox>

function Longitude() {
  return z.number().min(-180).max(180)
}

function Latitude() {
  return z.number().min(-90).max(90)
}

export const listRegions = route({
  method: 'GET',
  path: '/api/v1/regions',
  access: 'read:region',
  tag,
  summary: { zh: '区域列表，按编码', en: 'Regions on a day, by kind, code and name' },
  query: Paging.extend({
    kind: RegionKind.optional(),
    parent: Id.optional(),
    code: RegionCode.optional(),
    q: z.string().trim().max(100).optional(),
    bbox: Bbox.optional(),
    on: PlainDate.optional(),
  }),
  reply: page(Region),
  errors: ['request.bad-cursor'],
})

export const RegionFeatures = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: Id,
      geometry: MultiPolygon,
      properties: z.object({
        kind: RegionKind,
        code: RegionCode.nullable(),
        name: z.string(),
        parent: Id.nullable(),
        sample: z.boolean(),
      }),
    }),
  ),
  /** There are more: ask for a smaller bbox. */
  truncated: z.boolean(),
  datum: Words,
})

export const mapRegions = route({
  method: 'GET',
  path: '/api/v1/regions/map',
  access: 'read:region',
  tag,
  summary: {
    zh: '区域边界（GeoJSON，WGS84，最多 6000 个）',
    en: 'Boundaries of regions as GeoJSON in WGS 84, at most 6000',
  },
  query: z.object({
    kind: RegionKind,
    parent: Id.optional(),
    bbox: Bbox.optional(),
    on: PlainDate.optional(),
    /** Detail smaller than this may be left out, in metres. */
    toleranceM: z.coerce.number().min(0).max(5_000).default(0),
  }),
  reply: RegionFeatures,
})

export const getRegion = route({
  method: 'GET',
  path: '/api/v1/regions/:region',
  access: 'read:region',
  tag,
  summary: { zh: '一个区域及其边界和沿革', en: 'A region with its boundary and history' },
  params: RegionParams,
  query: z.object({
    on: PlainDate.optional(),
    /** Number of a version, instead of a day. */
    version: z.coerce.number().int().min(1).max(1_000_000).optional(),
  }),
  reply: RegionDetail,
  errors: ['space.no-such-region'],
})

export const createRegion = route({
  method: 'POST',
  path: '/api/v1/regions',
  access: 'edit:region',
  tag,
  summary: { zh: '新增区域', en: 'Add a region' },
  body: NewRegion,
  bodyLimit: GEOMETRY_BYTES,
  reply: RegionDetail,
  errors: [
    'space.bad-code',
    'space.code-taken',
    'space.bad-parent',
    'space.bad-geometry',
    'space.bad-validity',
    'space.exists-already',
  ],
})

export const changeRegion = route({
  method: 'PATCH',
  path: '/api/v1/regions/:region',
  access: 'edit:region',
  tag,
  summary: {
    zh: '变更区域（自某日起）或更正记录',
    en: 'Change a region from a day on, or correct what was recorded wrongly',
  },
  params: RegionParams,
  body: z.object({
    revision: Revision,
    /** First day of the change; null: the record was wrong and is corrected. */
    from: PlainDate.nullable(),
    set: RegionEdit,
    reason: Reason.optional(),
  }),
  bodyLimit: GEOMETRY_BYTES,
  reply: RegionDetail,
  errors: [
    'space.no-such-region',
    'space.changed-meanwhile',
    'space.bad-code',
    'space.code-taken',
    'space.bad-parent',
    'space.bad-geometry',
    'space.bad-validity',
  ],
})

export const endRegion = route({
  method: 'POST',
  path: '/api/v1/regions/:region/end',
  access: 'edit:region',
  tag,
  summary: { zh: '撤销区域（最后有效日）', en: 'End a region with its last day' },
  params: RegionParams,
  body: z.object({ revision: Revision, on: PlainDate, reason: Reason }),
  reply: RegionDetail,
  errors: ['space.no-such-region', 'space.changed-meanwhile', 'space.bad-validity', 'space.has-parts'],
})

export const checkTopology = route({
  method: 'GET',
  path: '/api/v1/regions/topology',
  access: 'read:region',
  tag,
  summary: {
    zh: '拓扑检查：缝隙、重叠、无效图形、越界、重复',
    en: 'Gaps, overlaps, invalid rings, parts outside the parent and duplicates of a layer',
  },
  query: z.object({
    kind: RegionKind,
    parent: Id.optional(),
    on: PlainDate.optional(),
    /** Smaller gaps, overlaps and overhangs are drawing noise, square metres. */
    leastM2: z.coerce.number().min(0).max(1_000_000).default(1),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  reply: TopologyReport,
  perMinute: 30,
  errors: ['space.layer-too-large', 'space.no-such-region'],
})

/** Of a request with one point. */
export const locatePoint = route({
  method: 'GET',
  path: '/api/v1/regions/locate',
  access: 'read:region',
  tag,
  summary: { zh: '定位：一点所在的街道、社区、网格和片区', en: 'The regions in which a point lies' },
  query: z.object({
    lon: z.coerce.number().min(-180).max(180),
    lat: z.coerce.number().min(-90).max(90),
    on: PlainDate.optional(),
  }),
  reply: Located.extend({ on: PlainDate }),
})

export const locatePoints = route({
  method: 'POST',
  path: '/api/v1/regions/locate',
  access: 'read:region',
  tag,
  summary: { zh: '批量定位（最多 10000 点）', en: 'The regions in which each of up to 10 000 points lies' },
  body: z.object({ points: z.array(Position).min(1).max(10_000), on: PlainDate.optional() }),
  reply: z.object({ on: PlainDate, located: z.array(Located) }),
})

/** A base map that the operator set; its map review number (审图号) must be shown with it. */
export const BaseMap = z.object({ tiles: z.string(), approval: z.string(), attribution: z.string() })
export type BaseMap = z.infer<typeof BaseMap>

export const getMap = route({
  method: 'GET',
  path: '/api/v1/map',
  access: 'signed-in',
  tag,
  summary: { zh: '地图设置：底图及审图号、范围、坐标说明', en: 'Base map with its review number, extent and datum' },
  reply: z.object({
    /** Null: no base map is set; boundaries are drawn on a plain ground. */
    baseMap: BaseMap.nullable(),
    centre: Position,
    extent: Extent,
    datum: Words,
  }),
})

export const REGION_ROUTES = [
  listRegions,
  mapRegions,
  getRegion,
  createRegion,
  changeRegion,
  endRegion,
  locatePoint,
  locatePoints,
  checkTopology,
  getMap,
] as const
