import type { z } from 'zod'
import { badCursor } from './errors.ts'

/** The marker of a page: the key of its last row, made opaque so that nobody builds one by hand. */
export function writeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The key in a marker; throws Invalid for one that we did not write. */
export function readCursor<T>(cursor: string, key: z.ZodType<T>): T {
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw badCursor()
  }
}
