import { z } from 'zod'
import { badCursor } from './errors.ts'

/** Place in a list by time of making and id. Databases know no year 0. */
export const MadePlace = z.tuple([z.iso.datetime().refine((instant) => instant >= '0001'), z.uuid()])

/** The marker of a page: the key of its last row, made opaque so that nobody builds one by hand. */
export function writeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The key in a marker; throws Invalid for one that we did not write. */
export function readCursor<T>(cursor: string, key: z.ZodType<T>): T {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8')
    // No key of ours holds a control character or half a surrogate pair; databases refuse both.
    if (/\\u(00|d[89a-f])/i.test(text)) throw badCursor()
    return key.parse(JSON.parse(text))
  } catch {
    throw badCursor()
  }
}
