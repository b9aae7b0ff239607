import { z } from 'zod'
import { badCursor } from './errors.ts'

/** An opaque page marker: the last item's place, as the list is ordered. */
export function writeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Throws `request.bad-cursor` when the marker was not written by `writeCursor` for this list. */
export function readCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | null {
  if (cursor === undefined) return null
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw badCursor()
  }
}

export const PlanPlace = z.tuple([z.iso.datetime(), z.uuid()])
export const RowPlace = z.tuple([z.uuid(), z.int(), z.uuid()])
export const ChangePlace = z.tuple([z.int()])
