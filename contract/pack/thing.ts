import { z } from 'zod'
import { CodeKind } from '../kernel/code-kind.ts'
import { Decimal } from '../kernel/quantity.ts'
import { Words } from '../kernel/words.ts'
import { Field, FieldKey } from './field.ts'

/** Name of a type of things in addresses: `building`, `unit-grid`. */
export const TypeKey = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected a name in kebab-case')
export type TypeKey = z.infer<typeof TypeKey>

/** A relation that things of this type can have with others. */
export const LinkType = z.object({
  key: FieldKey,
  title: Words,
  /** How the other side calls it. */
  inverse: Words,
  /** Types it may lead to. */
  to: z.array(TypeKey).min(1).max(40),
  /** False: at any time at most one. */
  many: z.boolean(),
})
export type LinkType = z.infer<typeof LinkType>

/** What holds of good data beyond what a single field demands; broken rules lower the quality score, they refuse nothing. */
export const QualityRule = z.discriminatedUnion('check', [
  /** The field has a known value. */
  z.object({ key: FieldKey, title: Words, check: z.literal('known'), field: FieldKey, weight: z.int().min(1).max(10) }),
  /** So many of its fields at least are known, in per cent. */
  z.object({
    key: FieldKey,
    title: Words,
    check: z.literal('filled'),
    percent: z.int().min(1).max(100),
    weight: z.int().min(1).max(10),
  }),
  z.object({ key: FieldKey, title: Words, check: z.literal('located'), weight: z.int().min(1).max(10) }),
  /** Its position lies within the district. */
  z.object({ key: FieldKey, title: Words, check: z.literal('inside'), weight: z.int().min(1).max(10) }),
  z.object({ key: FieldKey, title: Words, check: z.literal('coded'), weight: z.int().min(1).max(10) }),
  /** Its code is one by its own rules: check digit, divisions, classes. */
  z.object({ key: FieldKey, title: Words, check: z.literal('code-sound'), weight: z.int().min(1).max(10) }),
  /** Some fact of it is not older than so many days. */
  z.object({
    key: FieldKey,
    title: Words,
    check: z.literal('fresh'),
    days: z.int().min(1).max(36_500),
    weight: z.int().min(1).max(10),
  }),
  /** A known value lies within what is likely, narrower than what the field lets through. */
  z.object({
    key: FieldKey,
    title: Words,
    check: z.literal('between'),
    field: FieldKey,
    min: Decimal.nullable(),
    max: Decimal.nullable(),
    weight: z.int().min(1).max(10),
  }),
  /** One field is not below the other (numbers, dates). */
  z.object({
    key: FieldKey,
    title: Words,
    check: z.literal('not-below'),
    field: FieldKey,
    other: FieldKey,
    weight: z.int().min(1).max(10),
  }),
  /** It has a relation of this kind. */
  z.object({ key: FieldKey, title: Words, check: z.literal('linked'), link: FieldKey, weight: z.int().min(1).max(10) }),
  /** What it is related to in this way is still there. */
  z.object({
    key: FieldKey,
    title: Words,
    check: z.literal('links-live'),
    link: FieldKey,
    weight: z.int().min(1).max(10),
  }),
])
export type QualityRule = z.infer<typeof QualityRule>

const Scalar = z.union([z.string().max(4000), z.int(), z.boolean()])

/** One reversible step from a version of a type to the next; what a step removes stays in the history of each thing. */
export const MigrationStep = z.discriminatedUnion('do', [
  z.object({ do: z.literal('rename'), from: FieldKey, to: FieldKey }),
  /** Multiplies; the factor's inverse must be a finite decimal too, so that the way back is exact. */
  z.object({ do: z.literal('convert'), field: FieldKey, factor: Decimal }),
  /** For things that were created before the field was there. */
  z.object({ do: z.literal('set-default'), field: FieldKey, value: Scalar }),
  z.object({ do: z.literal('drop'), field: FieldKey }),
  /** Each old choice becomes the new one beside it. */
  z.object({
    do: z.literal('recode'),
    field: FieldKey,
    values: z
      .array(z.tuple([z.string(), z.string()]))
      .min(1)
      .max(500),
  }),
])
export type MigrationStep = z.infer<typeof MigrationStep>

export const TypeMigration = z.object({
  /** The version that the steps lead to, from the one before it. */
  to: z.int().min(2).max(1000),
  note: Words,
  steps: z.array(MigrationStep).min(1).max(40),
})
export type TypeMigration = z.infer<typeof TypeMigration>

/** 无条件共享, 有条件共享, 不予共享. */
export const SharingClass = z.enum(['unconditional', 'conditional', 'none'])
export type SharingClass = z.infer<typeof SharingClass>

/** A type of things as a pack defines it: pure data. */
export const ThingType = z.object({
  key: TypeKey,
  title: Words,
  description: Words,
  /** Rises by one with each change of the definition that stored things must follow. */
  version: z.int().min(1).max(1000),
  geometry: z.enum(['point', 'line', 'area', 'any']).nullable(),
  /** The code by which the outside world names such a thing; unique among the present things of the type. */
  code: z
    .object({
      title: Words,
      /** Null: a free text of at most 60 characters. */
      kind: CodeKind.nullable(),
      required: z.boolean(),
    })
    .nullable(),
  /** True of people and households: reading one is audited. */
  personal: z.boolean(),
  fields: z.array(Field).max(100),
  /** Keys of fields in which two things rarely say the same unless they are one: a telephone, a registration number. */
  identifiers: z.array(FieldKey).max(10),
  links: z.array(LinkType).max(40),
  quality: z.array(QualityRule).max(40),
  sharing: SharingClass,
  /** Keys of fields that a list shows first. */
  columns: z.array(FieldKey).max(12),
  migrations: z.array(TypeMigration).max(100),
})
export type ThingType = z.infer<typeof ThingType>

type Defaults =
  | 'geometry'
  | 'code'
  | 'personal'
  | 'identifiers'
  | 'links'
  | 'quality'
  | 'sharing'
  | 'columns'
  | 'migrations'

/** A type as its author writes it; what is left out is none. */
export function thingType(given: Omit<ThingType, Defaults> & Partial<Pick<ThingType, Defaults>>): ThingType {
  return {
    geometry: null,
    code: null,
    personal: false,
    identifiers: [],
    links: [],
    quality: [],
    sharing: 'conditional',
    columns: [],
    migrations: [],
    ...given,
  }
}

export function link(
  key: string,
  words: { title: Words; inverse: Words },
  to: readonly string[],
  { many = false }: { many?: boolean } = {},
): LinkType {
  return { key, ...words, to: [...to], many }
}
