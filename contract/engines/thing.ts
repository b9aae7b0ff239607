import { z } from 'zod'
import { Geometry } from '../kernel/geometry.ts'
import { Id } from '../kernel/ids.ts'
import { Revision } from '../kernel/revision.ts'
import { Instant, PlainDate } from '../kernel/time.ts'
import { FieldKey } from '../pack/field.ts'
import { TypeKey } from '../pack/thing.ts'

/** In place of a value that the reader is not cleared for; `shown` is what may be seen of it (`张*`, `138****0001`). */
export const Masked = z.object({ masked: z.literal(true), shown: z.string().nullable() })
export type Masked = z.infer<typeof Masked>

/**
 * A value of a field as stored: text, code, choice and day as text; figures and money as exact decimal text; whole
 * numbers and truth values as themselves; several choices as a list. Null is unknown, never zero.
 */
export const StoredValue = z.union([
  z.string().max(4000),
  z.int(),
  z.boolean(),
  z.array(z.string().max(60)).max(500),
  z.null(),
])
export type StoredValue = z.infer<typeof StoredValue>

export const FieldValue = z.union([...StoredValue.options, Masked])
export type FieldValue = z.infer<typeof FieldValue>

/** Values by field. A field that is missing was never said anything about; null says that it is unknown. */
export const StoredAttributes = z.record(FieldKey, StoredValue)
export type StoredAttributes = z.infer<typeof StoredAttributes>

/** Who says so: a system and, where there is one, the document. */
export const Provenance = z.object({
  system: z.string().min(1).max(80).describe('来源系统 · System or ledger that the fact comes from'),
  document: z
    .string()
    .max(300)
    .nullable()
    .describe('依据文件 · Document, by name and number; null where none is named'),
})
export type Provenance = z.infer<typeof Provenance>

const Code = z.string().min(1).max(60)
const RegionCode = z.string().regex(/^\d{6,15}$/)
const Aliases = z.array(z.string().min(1).max(200)).max(40)

/** Where a thing lies; taken from its geometry where it has one, else as given. */
export const ThingPlace = z.object({
  street: RegionCode.nullable().describe('街道代码 · Street, nine digits'),
  community: RegionCode.nullable().describe('社区代码 · Community, twelve digits'),
  grid: RegionCode.nullable().describe('单元网格编码 · Unit grid, fifteen digits'),
})
export type ThingPlace = z.infer<typeof ThingPlace>

/** `ended`: it is no more; `merged`: it was a duplicate of another, under whose id it goes on. */
export const ThingState = z.enum(['present', 'ended', 'merged'])
export type ThingState = z.infer<typeof ThingState>

/** An object of the city as it is, or as it was on a day. */
export const Thing = z.object({
  id: Id,
  type: TypeKey,
  /** Version of the type's definition that the attributes follow. */
  typeVersion: z.int(),
  state: ThingState,
  code: Code.nullable().describe('编码 · The code by which the outside world names it'),
  name: z.string().describe('名称 · Name'),
  aliases: z.array(z.string()).describe('别名 · Other names, former ones included'),
  attributes: z.record(FieldKey, FieldValue).describe('属性 · Values by field of the type'),
  geometry: Geometry.nullable().describe('空间位置 · GeoJSON, WGS 84 (stored as CGCS2000; they differ by under 0.1 m)'),
  place: ThingPlace,
  /** Department that keeps it. */
  department: z.string().nullable(),
  endedOn: PlainDate.nullable().describe('消亡日期 · First day on which it is no more'),
  mergedInto: Id.nullable(),
  revision: Revision,
  createdAt: Instant,
  updatedAt: Instant,
  /** Of the newest fact about it. */
  source: Provenance,
})
export type Thing = z.infer<typeof Thing>

const Name = z.string().trim().min(1).max(200)
const Department = z.string().min(1).max(60)

/** What is common to every type and can be said anew; keys that are missing stay as they are. */
const Core = {
  code: Code.nullable().optional(),
  aliases: Aliases.optional(),
  geometry: Geometry.nullable().optional(),
  street: RegionCode.nullable().optional().describe('街道代码 · Only where there is no geometry to tell it'),
  community: RegionCode.nullable().optional().describe('社区代码 · Only where there is no geometry to tell it'),
  department: Department.nullable().optional(),
  attributes: StoredAttributes.optional(),
}

/** Until when and since when a fact holds, and who says so. */
const Assertion = {
  validFrom: PlainDate.nullable()
    .optional()
    .describe('生效日期 · First day on which this is true; null: nobody knows since when; left out: today'),
  validTo: PlainDate.nullable()
    .optional()
    .describe('失效日期 · Last day on which this is true; null or left out: until something newer is said'),
  source: Provenance.optional().describe('来源 · Left out: entered by hand in this system'),
  reason: z.string().max(300).optional().describe('原因 · Why it is changed'),
}

export const NewThing = z.object({
  id: Id.optional().describe('标识 · Made by the sender, so that a repeated request creates nothing twice'),
  type: TypeKey,
  name: Name,
  ...Core,
  ...Assertion,
})
export type NewThing = z.infer<typeof NewThing>

export const ThingChange = z.object({
  revision: Revision.optional().describe('修订号 · The revision it is made upon; `If-Match` says the same'),
  name: Name.optional(),
  ...Core,
  ...Assertion,
})
export type ThingChange = z.infer<typeof ThingChange>

export const ThingEnd = z.object({
  revision: Revision.optional(),
  on: PlainDate.optional().describe('消亡日期 · First day on which it is no more; today where left out'),
  reason: z.string().min(2).max(300),
  source: Provenance.optional(),
})
export type ThingEnd = z.infer<typeof ThingEnd>

/** One of many changes that are made together or not at all. */
export const BatchItem = z.discriminatedUnion('do', [
  NewThing.extend({ do: z.literal('create') }),
  ThingChange.extend({ do: z.literal('change'), thing: Id }),
  ThingEnd.extend({ do: z.literal('end'), thing: Id }),
])
export type BatchItem = z.infer<typeof BatchItem>

/** What a fact did. `corrected` and `changed` differ in their validity only. */
export const FactKind = z.enum(['created', 'changed', 'ended', 'reopened', 'merged', 'unmerged'])
export type FactKind = z.infer<typeof FactKind>

/** Names under which a fact speaks of what every thing has; fields of the type stand under their own. */
export const CORE_KEYS = [
  '$name',
  '$code',
  '$aliases',
  '$geometry',
  '$street',
  '$community',
  '$department',
  '$ended',
  '$merged',
  '$absorbed',
] as const

/** What a fact says: values by field and by core key; null: unknown, or none. */
export const Patch = z.record(
  z.union([FieldKey, z.enum(CORE_KEYS)]),
  z.union([FieldValue, Geometry, z.array(z.string().max(200)).max(40)]),
)
export type Patch = z.infer<typeof Patch>

/** One assertion about a thing: never changed, never deleted. Of two that speak of the same day the newer one counts. */
export const Fact = z.object({
  /** Revision of the thing that it made; orders the facts of one thing by when they were known. */
  revision: Revision,
  kind: FactKind,
  typeVersion: z.int(),
  patch: Patch,
  validFrom: PlainDate.nullable(),
  validTo: PlainDate.nullable(),
  knownAt: Instant.describe('知晓时间 · City time at which it was recorded'),
  source: Provenance,
  by: z.object({ id: Id.nullable(), name: z.string() }),
  reason: z.string().nullable(),
  importId: Id.nullable(),
})
export type Fact = z.infer<typeof Fact>

/** Which facts a present value rests on. */
export const ValueLineage = Fact.pick({
  revision: true,
  kind: true,
  validFrom: true,
  validTo: true,
  knownAt: true,
  source: true,
  by: true,
})
export type ValueLineage = z.infer<typeof ValueLineage>

/** A relation between two things at a moment. */
export const Link = z.object({
  from: Id,
  kind: FieldKey,
  to: Id,
  validFrom: PlainDate.nullable(),
  validTo: PlainDate.nullable(),
  knownAt: Instant,
  source: Provenance,
})
export type Link = z.infer<typeof Link>

/** A thing as a knot of the graph. */
export const ThingLabel = Thing.pick({ id: true, type: true, name: true, code: true, state: true }).extend({
  /** Steps from where the walk began. */
  depth: z.int(),
})
export type ThingLabel = z.infer<typeof ThingLabel>

export const Graph = z.object({
  things: z.array(ThingLabel),
  links: z.array(Link),
  /** True where there was more than a walk may take. */
  cut: z.boolean(),
})
export type Graph = z.infer<typeof Graph>
