import { z } from 'zod'
import { RegionKind, TopologyReport } from '../engines/region.ts'
import { Datum, ImportFeature, ImportSettings, RegionImport, RegionImportSummary } from '../engines/region-import.ts'
import { Id } from '../kernel/ids.ts'
import { Job } from '../kernel/job.ts'
import { Revision } from '../kernel/revision.ts'
import { Words } from '../kernel/words.ts'
import { Paging, page } from './page.ts'
import { route } from './route.ts'

const tag = 'space'
const ImportParams = z.object({ import: Id })
/** A change names the revision of the import that the person saw. */
const Seen = z.object({ revision: Revision })

export const importRegions = route({
  method: 'POST',
  path: '/api/v1/regions/imports',
  access: 'import:region',
  tag,
  summary: {
    zh: '上传空间数据并预览（GeoJSON、Shapefile zip、KML/KMZ、CSV）',
    en: 'Upload spatial data for a preview: GeoJSON, zipped Shapefile, KML or KMZ, CSV',
  },
  query: z.object({ kind: RegionKind.default('grid'), datum: Datum.default('wgs84') }),
  accepts: 'multipart',
  bodyLimit: 32 * 1024 * 1024,
  perMinute: 30,
  reply: RegionImport,
  errors: [
    'geodata.empty',
    'geodata.too-large',
    'geodata.unsupported',
    'geodata.unreadable',
    'geodata.bomb',
    'geodata.too-slow',
    'geodata.encrypted',
  ],
})

export const listRegionImports = route({
  method: 'GET',
  path: '/api/v1/regions/imports',
  access: 'import:region',
  tag,
  summary: { zh: '空间数据导入记录，新者在前', en: 'Imports of spatial data, newest first' },
  query: Paging,
  reply: page(RegionImportSummary),
  errors: ['request.bad-cursor'],
})

export const getRegionImport = route({
  method: 'GET',
  path: '/api/v1/regions/imports/:import',
  access: 'import:region',
  tag,
  summary: { zh: '一次导入及其预览', en: 'An import with its preview' },
  params: ImportParams,
  reply: RegionImport,
  errors: ['space.no-such-import'],
})

export const getImportFeatures = route({
  method: 'GET',
  path: '/api/v1/regions/imports/:import/features',
  access: 'import:region',
  tag,
  summary: { zh: '预览的图形（GeoJSON，WGS84）', en: 'The features of a preview as GeoJSON in WGS 84' },
  params: ImportParams,
  query: z.object({
    /** Number of the feature before the first one wanted. */
    after: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(5000).default(1000),
  }),
  reply: z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(ImportFeature),
    /** Ask again with `after`; null at the end. */
    next: z.int().nullable(),
    datum: Words,
  }),
  errors: ['space.no-such-import'],
})

export const setRegionImport = route({
  method: 'PUT',
  path: '/api/v1/regions/imports/:import/settings',
  access: 'import:region',
  tag,
  summary: {
    zh: '设定坐标系、类别和字段对应，重新预览',
    en: 'Choose datum, kind and fields of an import; gives its new preview',
  },
  params: ImportParams,
  body: Seen.extend({ settings: ImportSettings }),
  reply: RegionImport,
  errors: ['space.no-such-import', 'space.import-not-open', 'space.changed-meanwhile'],
})

export const checkImportTopology = route({
  method: 'GET',
  path: '/api/v1/regions/imports/:import/topology',
  access: 'import:region',
  tag,
  summary: { zh: '导入前的拓扑检查', en: 'Topology of the features of a preview' },
  params: ImportParams,
  query: z.object({
    leastM2: z.coerce.number().min(0).max(1_000_000).default(1),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  reply: TopologyReport,
  perMinute: 30,
  errors: ['space.no-such-import', 'space.layer-too-large'],
})

export const applyRegionImport = route({
  method: 'POST',
  path: '/api/v1/regions/imports/:import/apply',
  access: 'import:region',
  tag,
  summary: {
    zh: '应用导入（后台任务，全部成功或全部不做）',
    en: 'Apply an import as a job: all of it or nothing',
  },
  params: ImportParams,
  body: Seen,
  reply: Job,
  errors: ['space.no-such-import', 'space.import-not-open', 'space.changed-meanwhile', 'space.import-has-faults'],
})

export const undoRegionImport = route({
  method: 'POST',
  path: '/api/v1/regions/imports/:import/undo',
  access: 'import:region',
  tag,
  summary: { zh: '整体撤回一次导入（后台任务）', en: 'Take a whole import back, as a job' },
  params: ImportParams,
  body: Seen,
  reply: Job,
  errors: ['space.no-such-import', 'space.import-not-applied', 'space.changed-meanwhile', 'space.changed-since-import'],
})

export const deleteRegionImport = route({
  method: 'DELETE',
  path: '/api/v1/regions/imports/:import',
  access: 'import:region',
  tag,
  summary: { zh: '放弃未应用的导入', en: 'Discard an import that was never applied' },
  params: ImportParams,
  reply: z.object({ deleted: Id }),
  errors: ['space.no-such-import', 'space.import-not-open'],
})

export const REGION_IMPORT_ROUTES = [
  importRegions,
  listRegionImports,
  getRegionImport,
  getImportFeatures,
  setRegionImport,
  checkImportTopology,
  applyRegionImport,
  undoRegionImport,
  deleteRegionImport,
] as const
