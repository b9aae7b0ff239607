import { TextOffset } from '@citybrain/contract/kernel/text.ts'
import { z } from 'zod'
import { readCursor } from '../identity/index.ts'

/** Places of the last item on a page, as each list is ordered. */
/** And how many rows the first page counted: counting again for each page would cost more than the page. */
export const RowPlace = z.tuple([z.uuid(), TextOffset, z.uuid(), z.int().min(0)])
export const ChangePlace = z.tuple([z.int()])

/** The place that a page begins after; null for the first page. */
export const placeOf = <T>(cursor: string | undefined, shape: z.ZodType<T>): T | null =>
  cursor === undefined ? null : readCursor(cursor, shape)
