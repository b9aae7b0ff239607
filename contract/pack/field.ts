import { z } from 'zod'
import { CodeKind } from '../kernel/code-kind.ts'
import { PrivacyClass } from '../kernel/privacy.ts'
import { Decimal } from '../kernel/quantity.ts'
import { PlainDate } from '../kernel/time.ts'
import { Words } from '../kernel/words.ts'

/** Name of a field or a link in JSON and in addresses: `floorAreaM2`. */
export const FieldKey = z
  .string()
  .max(40)
  .regex(/^[a-z][A-Za-z0-9]*$/, 'expected a name in camelCase')
export type FieldKey = z.infer<typeof FieldKey>

/** Where a field's definition comes from: a standard and clause, a ledger in use, or the project's own choice. */
export const FieldSource = z.object({
  note: Words,
  status: z.enum(['verified', 'from-memory', 'derived', 'proposal']),
})
export type FieldSource = z.infer<typeof FieldSource>

const common = {
  key: FieldKey,
  title: Words,
  /** What to enter, where the title doesn't say it. */
  help: Words.nullable(),
  /** As it stands beside a figure: `m²`, `元`, `户`; null of what has none. */
  unit: Words.nullable(),
  source: FieldSource.nullable(),
  privacy: PrivacyClass,
  /** Must be given when a thing is created; `null` (unknown) counts as given nothing. */
  required: z.boolean(),
  /** Lists can be filtered by it. */
  filter: z.boolean(),
  /** Lists can be ordered by it. */
  sort: z.boolean(),
}

/** What a text says about a person or a place; decides how it is masked and whether reading it is audited. */
export const TextMeaning = z.enum(['person-name', 'phone', 'id-number', 'address'])
export type TextMeaning = z.infer<typeof TextMeaning>

export const Choice = z.object({ value: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/), title: Words })
export type Choice = z.infer<typeof Choice>

/** One field of a type of things: its meaning, its unit and source, who may see it, and what it may hold. */
export const Field = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('text'),
    maxLength: z.int().min(1).max(4000),
    /** A regular expression over the whole value (ECMAScript, no flags but `u`). */
    pattern: z.string().max(200).nullable(),
    means: TextMeaning.nullable(),
    /** Its words are found by the text search. */
    search: z.boolean(),
  }),
  z.object({ ...common, kind: z.literal('integer'), min: z.int().nullable(), max: z.int().nullable() }),
  z.object({
    ...common,
    kind: z.literal('decimal'),
    min: Decimal.nullable(),
    max: Decimal.nullable(),
    /** Digits behind the point at most. */
    scale: z.int().min(0).max(10),
  }),
  /** Exact, in yuan with at most two digits behind the point. */
  z.object({ ...common, kind: z.literal('money'), min: Decimal.nullable(), max: Decimal.nullable() }),
  z.object({ ...common, kind: z.literal('date'), min: PlainDate.nullable(), max: PlainDate.nullable() }),
  z.object({ ...common, kind: z.literal('flag') }),
  z.object({
    ...common,
    kind: z.literal('choice'),
    choices: z.array(Choice).min(1).max(500),
    /** Several of them; the value is then a list. */
    many: z.boolean(),
  }),
  z.object({
    ...common,
    kind: z.literal('code'),
    /** Verified by `rules/codes`; null where `table` names the values. */
    codeKind: CodeKind.nullable(),
    /** Key of a code table of a pack. */
    table: z.string().max(60).nullable(),
  }),
])
export type Field = z.infer<typeof Field>
export type FieldKind = Field['kind']
export type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>

/** What every constructor takes beside its key and title; all of it may be left out. */
export interface FieldOptions {
  readonly help?: Words
  readonly unit?: Words
  readonly source?: FieldSource
  readonly privacy?: PrivacyClass
  readonly required?: boolean
  readonly filter?: boolean
  readonly sort?: boolean
}

function base(key: string, title: Words, options: FieldOptions) {
  return {
    key,
    title,
    help: options.help ?? null,
    unit: options.unit ?? null,
    source: options.source ?? null,
    privacy: options.privacy ?? 'internal',
    required: options.required ?? false,
    filter: options.filter ?? false,
    sort: options.sort ?? false,
  }
}

type TextOptions = FieldOptions & { maxLength?: number; pattern?: string; means?: TextMeaning; search?: boolean }
type Bounds<T> = FieldOptions & { min?: T; max?: T }

export function text(key: string, title: Words, options: TextOptions = {}): FieldOf<'text'> {
  const { maxLength = 200, pattern = null, means = null, search = means === 'address' } = options
  return { ...base(key, title, options), kind: 'text', maxLength, pattern, means, search }
}

export function integer(key: string, title: Words, options: Bounds<number> = {}): FieldOf<'integer'> {
  return { ...base(key, title, options), kind: 'integer', min: options.min ?? null, max: options.max ?? null }
}

export function decimal(
  key: string,
  title: Words,
  options: Bounds<string> & { scale?: number } = {},
): FieldOf<'decimal'> {
  const { min = null, max = null, scale = 2 } = options
  return { ...base(key, title, options), kind: 'decimal', min, max, scale }
}

export function money(key: string, title: Words, options: Bounds<string> = {}): FieldOf<'money'> {
  const { min = '0', max = null, unit = { zh: '元', en: 'yuan' } } = options
  return { ...base(key, title, { ...options, unit }), kind: 'money', min, max }
}

export function date(key: string, title: Words, options: Bounds<string> = {}): FieldOf<'date'> {
  return { ...base(key, title, options), kind: 'date', min: options.min ?? null, max: options.max ?? null }
}

export function flag(key: string, title: Words, options: FieldOptions = {}): FieldOf<'flag'> {
  return { ...base(key, title, options), kind: 'flag' }
}

/** `choices` as rows of value, Chinese and English. */
export function choice(
  key: string,
  title: Words,
  choices: readonly (readonly [value: string, zh: string, en: string])[],
  options: FieldOptions & { many?: boolean } = {},
): FieldOf<'choice'> {
  const rows = choices.map(([value, zh, en]) => ({ value, title: { zh, en } }))
  return { ...base(key, title, options), kind: 'choice', choices: rows, many: options.many ?? false }
}

export function code(
  key: string,
  title: Words,
  of: { kind: CodeKind } | { table: string },
  options: FieldOptions = {},
): FieldOf<'code'> {
  const which = 'kind' in of ? { codeKind: of.kind, table: null } : { codeKind: null, table: of.table }
  return { ...base(key, title, options), kind: 'code', ...which }
}
