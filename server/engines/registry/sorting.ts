import type { PrivacyClass } from '@citybrain/contract/kernel/privacy.ts'
import { isCleared } from '@citybrain/contract/kernel/privacy.ts'
import { Decimal } from '@citybrain/contract/kernel/quantity.ts'
import { Instant } from '@citybrain/contract/kernel/time.ts'
import type { Field } from '@citybrain/contract/pack/field.ts'
import type { ThingType } from '@citybrain/contract/pack/thing.ts'
import { comparisonOf, fieldOf } from '@citybrain/rules/registry/index.ts'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Around, distanceFrom } from '../space/index.ts'
import { badSort } from './errors.ts'

/** An order of a list: the value it goes by (the id decides between equals), and how the value is read back. */
export interface Sorting {
  readonly by: RawBuilder<unknown>
  readonly cast: RawBuilder<unknown>
  readonly descending: boolean
  /** Some things may have no value: they come last. */
  readonly nullable: boolean
  /** By the distance from the position that was named. */
  readonly nearest?: boolean
  /** What a value of it looks like in the marker of a page. */
  readonly value: z.ZodType<string | number>
}

const TEXT = { cast: sql`::text collate "C"`, value: z.string().max(4000) }
const FIGURE = { cast: sql`::numeric`, value: z.union([Decimal.max(60), z.number()]) }
const METRES = { cast: sql`::float8`, value: z.number().min(0).max(100_000) }
const INSTANT = { cast: sql`::timestamptz`, value: Instant.refine((instant) => instant >= '0001') }

export const BY_ID: Sorting = { by: sql`id`, cast: sql`::uuid`, descending: false, nullable: false, value: z.uuid() }

/** Value of a field as the indexes hold it; figures as numbers, days and texts as texts. */
export function fieldValue(field: Field): RawBuilder<unknown> {
  // Field keys are letters and digits by the grammar, and indexes only serve what stands in the statement itself.
  const text = sql`(attributes->>${sql.lit(field.key)})`
  return comparisonOf(field) === 'number' ? sql`${text}::numeric` : sql`${text} collate "C"`
}

export interface SortAsked {
  readonly sort: string | undefined
  readonly type: ThingType | null
  readonly near: Around | null
  readonly clearance: PrivacyClass
}

/** Nearest first where a position was named, else by name; `sort` goes before both. */
export function sortingOf({ sort, type, near, clearance }: SortAsked): Sorting {
  if (sort === undefined)
    return near === null
      ? { by: sql`name_order`, ...TEXT, descending: false, nullable: false }
      : { by: distanceFrom(sql`geometry`, near), ...METRES, descending: false, nullable: false, nearest: true }
  const descending = sort.startsWith('-')
  const key = descending ? sort.slice(1) : sort
  if (key === 'name') return { by: sql`name_order`, ...TEXT, descending, nullable: false }
  if (key === 'code') return { by: sql`code collate "C"`, ...TEXT, descending, nullable: true }
  if (key === 'updatedAt') return { by: sql`updated_at`, ...INSTANT, descending, nullable: false }
  const field = type && fieldOf(type, key)
  if (!field?.sort || !isCleared(clearance, field.privacy)) throw badSort(key)
  const compared = comparisonOf(field) === 'number' ? FIGURE : TEXT
  return { by: fieldValue(field), ...compared, descending, nullable: true }
}
