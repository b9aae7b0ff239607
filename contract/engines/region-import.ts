import { z } from 'zod'
import { Id } from '../kernel/ids.ts'
import { Instant, PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'
import { Extent, MultiPolygon, RegionKind, RegionSource } from './region.ts'

/** Formats that can be imported, recognised by the file's content. */
export const GeodataFormat = z.enum(['geojson', 'shapefile', 'kml', 'kmz', 'csv'])
export type GeodataFormat = z.infer<typeof GeodataFormat>

/**
 * What the coordinates of a file refer to. GCJ-02 and BD-09 are the shifted systems of public Chinese maps; EPSG:4527 is
 * CGCS2000 in metres, 3-degree zone 39 with its number before the easting.
 */
export const Datum = z.enum(['wgs84', 'gcj02', 'bd09', 'epsg4490', 'epsg4527'])
export type Datum = z.infer<typeof Datum>

const FieldName = z.string().min(1).max(200)

/** How features become regions. */
export const ImportSettings = z.object({
  kind: RegionKind,
  datum: Datum,
  /** Field that holds the code, the name; null: none does. */
  codeField: FieldName.nullable().default(null),
  nameField: FieldName.nullable().default(null),
  /** First day of the new boundaries; null: since ever, for regions that are new. */
  validFrom: PlainDate.nullable().default(null),
  /** What happens to areas whose rings cross themselves: a fault, or repaired as well as can be. */
  invalid: z.enum(['refuse', 'repair']).default('refuse'),
  source: RegionSource,
})
export type ImportSettings = z.infer<typeof ImportSettings>

/** A field of the file with some of its values. */
export const ImportField = z.object({
  name: FieldName,
  filled: z.int(),
  samples: z.array(z.string().max(200)).max(5),
})
export type ImportField = z.infer<typeof ImportField>

/** Something wrong with a feature, or with the whole file (`feature` null). */
export const ImportFault = z.object({
  /** Place of the feature in the file, from 1. */
  feature: z.int().nullable(),
  code: z.string(),
  words: Words,
})
export type ImportFault = z.infer<typeof ImportFault>

/** What applying would do to a feature. */
export const ImportAct = z.enum(['add', 'change', 'same', 'fault'])
export type ImportAct = z.infer<typeof ImportAct>

export const ImportState = z.enum(['preview', 'applied', 'undone'])
export type ImportState = z.infer<typeof ImportState>

/** An import in a list. */
export const RegionImportSummary = z.object({
  id: Id,
  fileName: z.string().nullable(),
  format: GeodataFormat,
  state: ImportState,
  settings: ImportSettings,
  features: z.int(),
  createdAt: Instant,
  createdBy: z.string(),
  appliedAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
  revision: z.int(),
})
export type RegionImportSummary = z.infer<typeof RegionImportSummary>

/** An import with what it would do; nothing is changed until it is applied. */
export const RegionImport = RegionImportSummary.extend({
  /** Character encoding that texts were read in; null where the format settles it. */
  encoding: z.string().nullable(),
  /** What the file itself says of its coordinates (.prj, crs member); null where it doesn't. */
  statedDatum: z.string().nullable(),
  fields: z.array(ImportField).max(300),
  /** Features by what applying would do, or did. */
  counts: z.record(ImportAct, z.int()),
  /** The first 200; `faultCount` counts all. Applying is refused while there is one. */
  faults: z.array(ImportFault).max(200),
  faultCount: z.int(),
  /** Things to know that stop nothing. */
  hints: z.array(Words),
  extent: Extent.nullable(),
  /** The datum under which the features would lie in the district, where the chosen one seems wrong. */
  likelyDatum: Datum.nullable(),
})
export type RegionImport = z.infer<typeof RegionImport>

/** A feature of a preview, for the map. */
export const ImportFeature = z.object({
  type: z.literal('Feature'),
  id: z.int(),
  geometry: MultiPolygon.nullable(),
  properties: z.object({
    code: z.string().nullable(),
    name: z.string().nullable(),
    act: ImportAct,
    fields: z.record(z.string(), z.string()),
  }),
})
export type ImportFeature = z.infer<typeof ImportFeature>
